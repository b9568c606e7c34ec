package io.github.vertexmaven.core.show.diff;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpecDiffTest {

  private static final String SPEC =
      """
      {"components": {
         "comp-clean": {"executorLabel": "exec-clean",
           "inputDefinitions": {
             "artifacts": {"orders": {"artifactType": {"schemaTitle": "system.Dataset"}}},
             "parameters": {"minimum": {"parameterType": "NUMBER_INTEGER"}}},
           "outputDefinitions": {
             "artifacts": {"totals": {"artifactType": {"schemaTitle": "system.Artifact"}}}}},
         "comp-importer-orders": {"executorLabel": "exec-importer-orders"},
         "comp-report": {"executorLabel": "exec-report"}},
       "defaultPipelineRoot": "gs://b/runs",
       "deploymentSpec": {"executors": {
         "exec-clean": {"container": {
           "args": ["--job-id", "{{$.pipeline_job_uuid}}"],
           "command": ["java", "-cp", "/gcs/b/launch-0123456789abcdef0123456789abcdef.jar", "Boot"],
           "env": [{"name": "LEVEL", "value": "info"}],
           "image": "java:21",
           "resources": {"cpuLimit": 2.0, "cpuRequest": 2.0, "resourceCpuLimit": "2",
             "resourceCpuRequest": "2",
             "accelerator": {"count": "1", "type": "T4"}}}},
         "exec-importer-orders": {"importer": {"artifactUri": {"constant": "gs://b/data/a.csv"}}},
         "exec-report": {"container": {"command": ["sh"], "image": "java:21"}}}},
       "pipelineInfo": {"name": "orders", "description": "Sums up."},
       "root": {
         "dag": {"tasks": {
           "clean": {"cachingOptions": {"enableCache": true}, "componentRef": {"name": "comp-clean"},
             "dependentTasks": ["importer-orders"],
             "inputs": {
               "artifacts": {"orders": {"taskOutputArtifact": {
                 "outputArtifactKey": "artifact", "producerTask": "importer-orders"}}},
               "parameters": {"minimum": {"componentInputParameter": "minimum"}}},
             "retryPolicy": {"maxRetryCount": 2, "backoffDuration": "60s"},
             "taskInfo": {"name": "clean_node"}},
           "importer-orders": {"componentRef": {"name": "comp-importer-orders"},
             "inputs": {"parameters": {"uri": {"runtimeValue": {"constant": "gs://b/data/a.csv"}}}},
             "taskInfo": {"name": "orders"}},
           "report": {"componentRef": {"name": "comp-report"}, "dependentTasks": ["clean"]}}},
         "inputDefinitions": {"parameters": {
           "minimum": {"defaultValue": 10, "parameterType": "NUMBER_INTEGER"},
           "report": {"defaultValue": {"title": "A", "rows": [1, 2]}, "parameterType": "STRUCT"}}}},
       "schemaVersion": "2.1.0",
       "sdkVersion": "1.0"}
      """;

  /** What is replaced in the spec, and what is said of it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "-0123456789| -1123456789| task clean_node: code or nodes changed",
        "`\"-cp\"`| `\"-Xmx1g\", \"-cp\"`| task clean_node: command java -cp /gcs/b/launch-….jar"
            + " Boot → java -Xmx1g -cp /gcs/b/launch-….jar Boot",
        "`\"--job-id\"`| `\"--id\"`| task clean_node: arguments --job-id {{$.pipeline_job_uuid}} →"
            + " --id {{$.pipeline_job_uuid}}",
        "java:21| java:25| tasks clean_node, report: image java:21 → java:25",
        "`\"resourceCpuLimit\": \"2\"`| `\"resourceCpuLimit\": \"4\"`| task clean_node: cpu 2 → 4;"
            + " task clean_node: cpu request none → 2",
        "`\"count\": \"1\"`| `\"count\": \"2\"`| task clean_node: accelerator 1 × T4 → 2 × T4",
        "`\"value\": \"info\"`| `\"value\": \"debug\"`| task clean_node: variable LEVEL info →"
            + " debug",
        "`{\"name\": \"LEVEL\", \"value\": \"info\"}`| ``| task clean_node: variable LEVEL info →"
            + " none",
        "`\"enableCache\": true`| ``| task clean_node: caching on → off",
        "`\"maxRetryCount\": 2`| `\"maxRetryCount\": 3`| task clean_node: retries 2 → 3",
        "60s| 90s| task clean_node: wait before a retry 60s → 90s",
        "`[\"importer-orders\"]`| `[\"importer-orders\", \"report\"]`| task clean_node: runs after"
            + " importer-orders → importer-orders, report",
        "`\"artifact\", \"p`| `\"other\", \"p`| task clean_node: input orders artifact of"
            + " importer-orders (system.Dataset) → other of importer-orders (system.Dataset)",
        "`{\"componentInputParameter\": \"minimum\"}`| `{\"runtimeValue\": {\"constant\": 3}}`|"
            + " task clean_node: input minimum parameter minimum (NUMBER_INTEGER) → 3"
            + " (NUMBER_INTEGER)",
        "system.Artifact| system.Model| task clean_node: output totals (system.Artifact) →"
            + " (system.Model)",
        "data/a.csv| data/b.csv| task orders: content gs://b/data/a.csv → gs://b/data/b.csv",
        "`\"report\": {\"componentRef\"`| `\"sum\": {\"componentRef\"`| task report: removed; task"
            + " sum: added",
        "`\"defaultValue\": 10`| `\"defaultValue\": 20`| parameter minimum: default 10 → 20",
        "`\"title\": \"A\"`| `\"title\": \"B\"`| parameter report: default.title A → B",
        "`\"minimum\": {\"defaultValue\"`| `\"most\": {\"defaultValue\"`| parameter minimum:"
            + " removed; parameter most: added, type NUMBER_INTEGER, default 10",
        "gs://b/runs| gs://c/runs| pipeline: root gs://b/runs → gs://c/runs",
        "Sums up.| Adds.| pipeline: description Sums up. → Adds.",
        "`\"sdkVersion\": \"1.0\"`| `\"sdkVersion\": \"1.1\"`| pipeline: sdkVersion 1.0 → 1.1",
        "`\"image\": \"java:21\",`| `\"image\": \"java:21\", \"pullPolicy\": {\"when\": \"now\"},`|"
            + " task clean_node: pullPolicy.when none → now"
      })
  void saysWhatChanges(String part, String other, String words) {
    assertThat(SPEC).contains(part.strip());
    String after = SPEC.replace(part.strip(), other == null ? "" : other.strip());
    SpecDiff diff = SpecDiff.of(SPEC, after);
    assertThat(String.join("; ", diff.words())).isEqualTo(words.strip());
    assertThat(diff.isEmpty()).isFalse();
  }

  @Test
  void saysThatOnlyThePatchShowsIt() {
    SpecDiff diff = SpecDiff.of(SPEC, SPEC.replace("\"cpuLimit\": 2.0", "\"cpuLimit\": 3"));
    assertThat(diff.words()).containsExactly("details that only the patch shows");
    assertThat(diff.patch("a", "b"))
        .isEqualTo(
            """
            --- a
            +++ b
            @@ -60,7 +60,7 @@
                           "count": "1",
                           "type": "T4"
                         },
            -            "cpuLimit": 2,
            +            "cpuLimit": 3,
                         "cpuRequest": 2,
                         "resourceCpuLimit": "2",
                         "resourceCpuRequest": "2"
            """);
  }

  @Test
  void tellsTheTasksOfAGroup() {
    String before =
        """
        {"components": {
           "comp-exit": {"dag": {"tasks": {"tell": {"componentRef": {"name": "comp-tell"}}}}},
           "comp-tell": {"executorLabel": "exec-tell"}},
         "deploymentSpec": {"executors": {"exec-tell": {"container": {"image": "a"}}}},
         "root": {"dag": {"tasks": {"exit": {"componentRef": {"name": "comp-exit"}}}}}}
        """;
    assertThat(SpecDiff.of(before, before.replace("\"a\"", "\"b\"")).words())
        .containsExactly("task exit/tell: image a → b");
  }

  /** The service knows only doubles, and no order of keys. */
  @Test
  void takesEqualNumbersAndOtherOrdersForTheSame() {
    SpecDiff diff =
        SpecDiff.of(
            "{\"a\": 1, \"b\": 0.50, \"c\": {\"x\": [1e3], \"y\": null}}",
            "{\"c\": {\"y\": null, \"x\": [1000.0]}, \"b\": 0.5, \"a\": 1.0}");
    assertThat(diff.isEmpty()).isTrue();
    assertThat(diff.words()).isEmpty();
    assertThat(diff.patch("a", "b")).isEmpty();
  }
}
