package io.github.vertexmaven.core.show.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.core.service.JobContent;
import io.github.vertexmaven.core.service.JobOptions;
import io.github.vertexmaven.core.service.JobOptions.DnsPeering;
import io.github.vertexmaven.core.service.JobOptions.Network;
import io.github.vertexmaven.core.service.JobOptions.PscInterface;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JobDiffTest {

  private static final String SPEC =
      """
      {"pipelineInfo": {"name": "flights"},
       "root": {"inputDefinitions": {"parameters": {
         "options": {"parameterType": "STRUCT", "defaultValue": {"size": 0.2, "seed": 3}},
         "rows": {"parameterType": "NUMBER_INTEGER", "defaultValue": 10}}}}}
      """;

  /** An input that carries a part has the name of the parameter. */
  @Test
  void partsOfParametersHaveTheirOwnNames() {
    String spec =
        """
        {"root": {"inputDefinitions": {"parameters": {
           "db": {"parameterType": "STRUCT", "isOptional": true},
           "db__host": {"parameterType": "STRING", "defaultValue": "h", "description": "db.host"},
           "db__rest": {"parameterType": "STRUCT", "defaultValue": {"a": 1},
             "description": "the rest of db"}}}}}
        """;
    JobOptions options = JobOptions.labelled(Map.of());
    JobContent before = new JobContent(spec, Map.of(), "gs://b/runs", options);
    JobContent after =
        new JobContent(
            spec.replace("\"h\"", "\"x\"").replace("1}", "2}"),
            Map.of("db__host", "\"y\""),
            "gs://b/runs",
            options);
    assertThat(JobDiff.of(before, after).words())
        .containsExactly(
            "parameter db: default.a 1 → 2",
            "parameter db.host: default h → x",
            "run: parameter db.host h → y");
  }

  /** A group that is given as a whole takes the place of its parts, the rest only its own. */
  @Test
  void comparesWhatRunsHaveHoweverItWasGiven() {
    String spec =
        """
        {"root": {"inputDefinitions": {"parameters": {
           "db": {"parameterType": "STRUCT", "isOptional": true},
           "db__host": {"parameterType": "STRING", "defaultValue": "h", "description": "db.host"},
           "db__rest": {"parameterType": "STRUCT", "defaultValue": {"a": 1, "b": 2},
             "description": "the rest of db"}}}}}
        """;
    JobOptions options = JobOptions.labelled(Map.of());
    JobContent plain = new JobContent(spec, Map.of(), "gs://b/runs", options);
    JobContent whole =
        new JobContent(spec, Map.of("db", "{\"host\": \"x\", \"a\": 1}"), "gs://b/runs", options);
    JobContent rest =
        new JobContent(spec, Map.of("db__rest", "{\"a\": 3, \"b\": 2}"), "gs://b/runs", options);
    assertThat(JobDiff.of(plain, whole).words())
        .containsExactly("run: parameter db.b 2 → none", "run: parameter db.host h → x");
    assertThat(JobDiff.of(plain, rest).words()).containsExactly("run: parameter db.a 1 → 3");
    assertThat(JobDiff.of(rest, whole).words())
        .containsExactly(
            "run: parameter db.a 3 → 1",
            "run: parameter db.b 2 → none",
            "run: parameter db.host h → x");
  }

  /** What the last run was given and the next one is compiled with does not change. */
  @Test
  void saysOfAValueOnceWhereItComesFrom() {
    JobContent before = plain(Map.of("rows", "20"));
    JobContent after = of(SPEC.replace("10}", "20}"), Map.of());
    assertThat(JobDiff.of(before, after).words())
        .containsExactly("parameter rows: default 10 → 20");
  }

  @Test
  void saysWhenARunWasOfAPart() {
    JobContent whole = plain(Map.of());
    JobContent nodes = job(Map.of(), JobOptions.labelled(Map.of("vertexai-part", "nodes-a")));
    JobContent tags = job(Map.of(), JobOptions.labelled(Map.of("vertexai-part", "tags-b")));
    String earlier =
        "The earlier run was of a part of the pipeline (nodes-a): tasks that it did not run are listed"
            + " as added.";
    String next =
        "The next run is of a part of the pipeline (tags-b): tasks that it leaves out are listed as"
            + " removed.";
    assertThat(JobDiff.of(nodes, whole).parts()).containsExactly(earlier);
    assertThat(JobDiff.of(whole, tags).parts()).containsExactly(next);
    assertThat(JobDiff.of(nodes, tags).parts()).containsExactly(earlier, next);
    assertThat(JobDiff.of(nodes, nodes).parts()).isEmpty();
    assertThat(JobDiff.of(whole, whole).parts()).isEmpty();
    assertThat(JobDiff.of(nodes, whole).words()).isEmpty();
  }

  private static JobContent job(Map<String, String> parameters, JobOptions options) {
    return new JobContent(SPEC, parameters, "gs://b/runs", options);
  }

  private static JobContent of(String spec, Map<String, String> parameters) {
    return new JobContent(spec, parameters, "gs://b/runs", JobOptions.labelled(Map.of()));
  }

  private static JobContent plain(Map<String, String> parameters) {
    return job(parameters, JobOptions.labelled(Map.of()));
  }

  @Test
  void tellsOfParametersOfTheRun() {
    JobDiff diff =
        JobDiff.of(
            plain(Map.of("options", "{\"size\": 0.3, \"seed\": 3.0}", "rows", "10.0")),
            plain(Map.of("rows", "20")));
    assertThat(diff.words())
        .containsExactly("run: parameter options.size 0.3 → 0.2", "run: parameter rows 10 → 20");
    assertThat(diff.spec().isEmpty()).isTrue();
    assertThat(diff.patch("job a", "b.json"))
        .isEqualTo(
            """
            --- the run of job a
            +++ the next run
            @@ -1,6 +1,6 @@
             {
            -  "parameter options.size": "0.3",
            -  "parameter rows": "10",
            +  "parameter options.size": "0.2",
            +  "parameter rows": "20",
               "data in": "gs://b/runs",
               "after a failure": "the other tasks continue",
               "preflight validations": "off"
            """);
  }

  /** A value that the spec has anyway is none of the run's, in whatever way it is written. */
  @Test
  void isEmptyWhenBothRunAlike() {
    JobDiff diff = JobDiff.of(plain(Map.of("rows", "10.0")), plain(Map.of()));
    assertThat(diff.isEmpty()).isTrue();
    assertThat(diff.words()).isEmpty();
    assertThat(diff.patch("a", "b")).isEmpty();
  }

  @Test
  void tellsHowTheyRun() {
    JobOptions before =
        new JobOptions(
            Map.of("team", "ml", "vertexai-commit", "1", "vertex-ai-pipelines-run-billing-id", "7"),
            Optional.of("123-compute@developer.gserviceaccount.com"),
            false,
            false,
            Optional.of("projects/p/key"),
            new Network(
                Optional.of("projects/1/global/networks/n"), List.of("a", "b"), Optional.empty()));
    JobOptions after =
        new JobOptions(
            Map.of("team", "data", "vertexai-commit", "2"),
            Optional.of("robot@acme"),
            true,
            true,
            Optional.empty(),
            new Network(
                Optional.empty(),
                List.of(),
                Optional.of(
                    new PscInterface("attached", List.of(new DnsPeering("acme.", "p", "n"))))));
    JobContent elsewhere = new JobContent(SPEC, Map.of(), "gs://c/runs", after);
    assertThat(JobDiff.of(job(Map.of(), before), elsewhere).words())
        .containsExactly(
            "run: data in gs://b/runs → gs://c/runs",
            "run: after a failure the other tasks continue → no further task starts",
            "run: preflight validations off → on",
            "run: key projects/p/key → none",
            "run: network projects/1/global/networks/n → none",
            "run: IP ranges a, b → none",
            "run: label team ml → data",
            "run: service account none → robot@acme",
            "run: network attachment none → attached",
            "run: DNS of acme. none → p/n");
  }

  @Test
  void showsBothKindsOfChangesInOnePatch() {
    JobContent before = plain(Map.of());
    JobContent after = of(SPEC.replace("flights", "trips"), Map.of("rows", "1"));
    JobDiff diff = JobDiff.of(before, after);
    assertThat(diff.words())
        .containsExactly("pipeline: name flights → trips", "run: parameter rows 10 → 1");
    assertThat(diff.patch("job a", "b.json"))
        .contains("--- job a\n+++ b.json\n", "--- the run of job a\n+++ the next run\n");
  }
}
