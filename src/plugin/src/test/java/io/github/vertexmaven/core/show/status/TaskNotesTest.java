package io.github.vertexmaven.core.show.status;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.vertexmaven.core.service.FolderStore;
import io.github.vertexmaven.core.service.JobContent;
import io.github.vertexmaven.core.service.JobQuery;
import io.github.vertexmaven.core.service.JobStatus;
import io.github.vertexmaven.core.service.JobSubmission;
import io.github.vertexmaven.core.service.Jobs;
import io.github.vertexmaven.core.service.PipelineJobs;
import io.github.vertexmaven.core.service.RemoteException;
import io.github.vertexmaven.core.service.TaskStatus;
import io.github.vertexmaven.core.service.TaskStatus.State;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Two runs of a pipeline {@code raw > train}, and what is said of the second. */
class TaskNotesTest {

  private static final String ONE = "1".repeat(32);
  private static final String TWO = "2".repeat(32);

  @TempDir Path dir;

  private record Run(JobStatus status, JobContent content) {}

  private record Service(Map<String, Run> runs) implements PipelineJobs {
    @Override
    public JobStatus submit(JobSubmission submission) {
      throw new AssertionError();
    }

    @Override
    public JobStatus get(String jobId) {
      return runs.get(jobId).status();
    }

    @Override
    public JobContent content(String jobId) {
      return runs.get(jobId).content();
    }

    @Override
    public List<JobStatus> list(JobQuery filter, int limit) {
      assertThat(filter).isEqualTo(new JobQuery.OfPipeline("space"));
      return runs.values().stream().map(Run::status).toList();
    }

    @Override
    public void cancel(String jobId) {
      throw new AssertionError();
    }
  }

  private static final String SPEC =
      """
      {"components": {
         "comp-train": {"executorLabel": "exec-train"}, "comp-raw": {"executorLabel": "exec-raw"}},
       "deploymentSpec": {"executors": {
         "exec-train": {"container": {"image": "IMAGE", "command": ["java", "-cp", "/gcs/b/f/launch-ID.jar"]}},
         "exec-raw": {"importer": {"artifactUri": {"constant": "gs://b/RAW"}}}}},
       "root": {"inputDefinitions": {"parameters": {"n": {"defaultValue": 1}}},
         "dag": {"tasks": {
           "raw": {"componentRef": {"name": "comp-raw"}, "taskInfo": {"name": "raw"}},
           "train": {"cachingOptions": {"enableCache": CACHED}, "componentRef": {"name": "comp-train"},
             "taskInfo": {"name": "train"},
             "inputs": {"parameters": {"n": {"componentInputParameter": "n"}},
               "artifacts": {"raw": {"taskOutputArtifact": {"producerTask": "raw", "outputArtifactKey": "artifact"}}}}}}}}}
      """;

  /** A deploy that changes nothing ends without a further call. */
  @Test
  void whatWasThereBeforeWantsNoCall() throws IOException {
    Service none = new Service(Map.of());
    assertThat(TaskNotes.of(job("job-2", 2, State.SKIPPED), none, new FolderStore(dir)))
        .containsExactly(Map.entry("train", "from job-0"));
  }

  private static String spec(String... changes) {
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < changes.length; i += 2) {
      values.put(changes[i], changes[i + 1]);
    }
    values.putIfAbsent("IMAGE", "jre");
    values.putIfAbsent("ID", ONE);
    values.putIfAbsent("RAW", "raw.csv");
    values.putIfAbsent("CACHED", "true");
    String spec = SPEC;
    for (Map.Entry<String, String> value : values.entrySet()) {
      spec = spec.replace(value.getKey(), value.getValue());
    }
    return spec;
  }

  private static JobStatus job(String id, int minute, State train) {
    TaskStatus root = task(1, Optional.empty(), "root", State.SUCCEEDED, Map.of());
    TaskStatus raw =
        task(2, Optional.of(1L), "raw", State.SUCCEEDED, Map.of("artifact", List.of("gs://b/raw")));
    Map<String, List<String>> outputs =
        Map.of("model", List.of("gs://b/runs/42/job-0/train_1/model"));
    return new JobStatus(
        id,
        id,
        "space",
        JobStatus.State.SUCCEEDED,
        Optional.of(Instant.parse("2026-11-23T10:00:00Z").plusSeconds(60L * minute)),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        "gs://b/runs",
        List.of(root, raw, task(3, Optional.of(1L), "train", train, outputs)));
  }

  private static TaskStatus task(
      long id, Optional<Long> parent, String name, State state, Map<String, List<String>> outputs) {
    Optional<String> custom = name.equals("train") ? Optional.of("9") : Optional.empty();
    return new TaskStatus(
        id,
        parent,
        name,
        state,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        custom,
        1,
        outputs,
        Map.of(),
        List.of());
  }

  private Map<String, String> notes(State now, JobContent content, State before) {
    Map<String, Run> runs = new LinkedHashMap<>();
    runs.put("job-2", new Run(job("job-2", 2, now), content));
    runs.put("job-1", new Run(job("job-1", 1, before), Jobs.content(spec(), Map.of())));
    return TaskNotes.of(
        runs.get("job-2").status(), new Service(runs), new FolderStore(dir.resolve("buckets")));
  }

  private void launchJar(String identity, String code, String task) throws IOException {
    Path jar = dir.resolve("buckets/b/f/launch-" + identity + ".jar");
    Files.createDirectories(jar.getParent());
    try (OutputStream out = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("META-INF/vertexai/code"));
      zip.write(code.getBytes(UTF_8));
      zip.putNextEntry(new ZipEntry("META-INF/vertexai/task.json"));
      zip.write(task.getBytes(UTF_8));
    }
  }

  static Stream<Arguments> changes() {
    return Stream.of(
        arguments(new String[] {"IMAGE", "other"}, Map.of(), "changed: image"),
        arguments(new String[] {"RAW", "new.csv"}, Map.of(), "changed: input raw"),
        arguments(new String[] {}, Map.of("n", "2"), "changed: parameter n"),
        arguments(new String[] {}, Map.of("n", "1.0"), "no earlier result was found"),
        arguments(new String[] {"CACHED", "false"}, Map.of(), "is never reused"),
        arguments(
            new String[] {"RAW\"}", "raw.csv\"}, \"reimport\": true"},
            Map.of(),
            "changed: input raw"),
        arguments(
            new String[] {"RAW", "f/vertexai-code/libraries/" + TWO + "/"},
            Map.of(),
            "changed: libraries"),
        arguments(
            new String[] {"RAW", "f/vertexai-code/tasks/" + TWO + "/"},
            Map.of(),
            "no earlier result was found"),
        arguments(
            new String[] {"ID", TWO, "IMAGE", "other"},
            Map.of("n", "3"),
            "changed: catalog entry x, class acme.B, its nodes and 4 more"));
  }

  @ParameterizedTest
  @MethodSource
  void changes(String[] spec, Map<String, String> parameters, String note) throws IOException {
    launchJar(
        ONE,
        "a class acme.A\nb class acme.B\nc library one.jar\nd order of libraries\n",
        "{\"env\": \"local\", \"catalog\": {\"x\": {\"type\": \"csv\"}, \"y\": 1}, \"nodes\": {}}");
    launchJar(
        TWO,
        "a class acme.A\nB class acme.B\nC library one.jar\nD order of libraries\ne resource w\n",
        "{\"env\": \"local\", \"catalog\": {\"x\": {\"type\": \"json\"}, \"y\": 1}, \"nodes\":"
            + " {\"n\": 1}}");
    assertThat(notes(State.SUCCEEDED, Jobs.content(spec(spec), parameters), State.SKIPPED))
        .isEqualTo(Map.of("train", note));
  }

  @Test
  void aPartOfAParameterHasItsOwnName() {
    String spec =
        spec()
            .replace(
                "\"n\": {\"defaultValue\": 1}",
                "\"db\": {}, \"db__host\": {\"defaultValue\": \"h\", \"description\": \"db.host\"}")
            .replace(
                "\"n\": {\"componentInputParameter\": \"n\"}",
                "\"db\": {\"componentInputParameter\": \"db\"},"
                    + " \"db__host\": {\"componentInputParameter\": \"db__host\"}");
    assertThat(
            SubmittedTasks.of(Jobs.content(spec, Map.of("db__host", "\"x\"")))
                .get("train")
                .orElseThrow()
                .parameters())
        .hasToString("{db=null, db.host=\"x\"}");
  }

  @Test
  void aReusedResultNamesTheRunThatMadeIt() {
    assertThat(notes(State.SKIPPED, Jobs.content(spec(), Map.of()), State.SUCCEEDED))
        .isEqualTo(Map.of("train", "from job-0"));
  }

  @Test
  void whatWasNeverDoneIsSaidSo() {
    assertThat(notes(State.SUCCEEDED, Jobs.content(spec(), Map.of()), State.FAILED))
        .isEqualTo(Map.of("train", "was not run in the last run"));
    JobStatus first = job("job-1", 1, State.SUCCEEDED);
    Service service = new Service(Map.of("job-1", new Run(first, Jobs.content(spec(), Map.of()))));
    assertThat(TaskNotes.of(first, service, new FolderStore(dir)))
        .isEqualTo(Map.of("train", "first run"));
  }

  @Test
  void aLaunchJarThatIsGoneLeavesItAtCode() {
    assertThat(notes(State.SUCCEEDED, Jobs.content(spec("ID", TWO), Map.of()), State.SUCCEEDED))
        .isEqualTo(Map.of("train", "changed: code"));
  }

  @Test
  void aServiceThatCannotBeAskedLeavesTheTableWithoutNotes() {
    JobStatus job = job("job-1", 1, State.SUCCEEDED);
    PipelineJobs refusing =
        new PipelineJobs() {
          @Override
          public JobStatus submit(JobSubmission submission) {
            throw refused();
          }

          @Override
          public JobStatus get(String jobId) {
            throw refused();
          }

          @Override
          public JobContent content(String jobId) {
            throw refused();
          }

          @Override
          public List<JobStatus> list(JobQuery filter, int limit) {
            throw refused();
          }

          @Override
          public void cancel(String jobId) {
            throw refused();
          }

          private RemoteException refused() {
            return new RemoteException(RemoteException.Kind.OTHER, "no", null);
          }
        };
    assertThat(TaskNotes.of(job, refusing, new FolderStore(dir))).isEmpty();
  }
}
