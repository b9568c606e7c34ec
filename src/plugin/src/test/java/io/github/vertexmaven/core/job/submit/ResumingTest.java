package io.github.vertexmaven.core.job.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vertexmaven.catalog.type.ArtifactType;
import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.compile.parameter.ParameterPart;
import io.github.vertexmaven.core.compile.spec.ParameterType;
import io.github.vertexmaven.core.compile.spec.PipelineSpec;
import io.github.vertexmaven.core.compile.spec.PipelineSpec.ArtifactInput;
import io.github.vertexmaven.core.compile.spec.PipelineSpec.Container;
import io.github.vertexmaven.core.compile.spec.PipelineSpec.ContainerTask;
import io.github.vertexmaven.core.compile.spec.PipelineSpec.ImporterTask;
import io.github.vertexmaven.core.compile.spec.PipelineSpec.Machine;
import io.github.vertexmaven.core.compile.spec.PipelineSpec.Parameter;
import io.github.vertexmaven.core.compile.spec.PipelineSpec.Task;
import io.github.vertexmaven.core.compile.spec.SpecJson;
import io.github.vertexmaven.core.job.watch.FinishedTasks;
import io.github.vertexmaven.core.service.JobContent;
import io.github.vertexmaven.core.service.JobStatus;
import io.github.vertexmaven.core.service.JobStatus.State;
import io.github.vertexmaven.core.service.Jobs;
import io.github.vertexmaven.core.service.TaskStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A pipeline {@code raw > a > b > c}, {@code a > d}, of which parts are done. */
class ResumingTest {

  private static final JobContent CONTENT =
      Jobs.content(
          SpecJson.of(spec()), Map.of("n", "3", "gone", "1", "map", "{\"x\": [1, \"y\"]}"));

  private static PipelineSpec spec() {
    SortedMap<String, Task> tasks = new TreeMap<>();
    tasks.put(
        "importer-raw", new ImporterTask("raw", "gs://b/raw", ArtifactType.DATASET, false, true));
    tasks.put("a", task("a", "importer-raw:artifact"));
    tasks.put("b", task("b", "a:x_a"));
    tasks.put("c", task("c", "b:x_b"));
    tasks.put("d", task("d", "a:x_a"));
    SortedMap<String, Parameter> inputs = new TreeMap<>();
    for (String name : List.of("n", "m", "map")) {
      inputs.put(name, new Parameter(ParameterType.STRUCT, Optional.of(Map.of()), true));
    }
    return new PipelineSpec("space", Optional.empty(), "sdk", "gs://b/runs", inputs, tasks);
  }

  /** A job of a spec that had all of {@code db} in one input, and the other way round. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "db | {\"host\": \"old\", \"other\": 1} | none    | x   | {db__host=old}",
        "db | {\"host\": \"old\", \"other\": 1} | db__port| 2   | {db__host=old, db__port=2}",
        "db | {\"host\": \"old\"}               | db__host| new | {db__host=new}",
        "db__host | \"old\"                       | none    | x   | {db__host=old}",
        "db | {\"host\": null}                    | none    | x   | {db={host=null, port=1}}",
      })
  void valuesOfTheEarlierJobFindTheInputsThatCarryThemNow(
      String input, String json, String key, String value, String parameters) {
    Map<String, ParameterPart> parts =
        ParameterPart.read(Map.of("db__host", "db.host", "db__port", "db.port"));
    SortedMap<String, Parameter> inputs = new TreeMap<>();
    inputs.put("db", new Parameter(ParameterType.STRUCT, Optional.empty(), true));
    inputs.put(
        "db__host",
        new Parameter(
            ParameterType.STRING, Optional.of("h"), true, Optional.of(parts.get("db__host"))));
    inputs.put(
        "db__port",
        new Parameter(
            ParameterType.NUMBER_INTEGER,
            Optional.of(1L),
            true,
            Optional.of(parts.get("db__port"))));
    PipelineSpec spec = spec();
    PipelineSpec now =
        new PipelineSpec(
            spec.name(), spec.description(), "sdk", spec.pipelineRoot(), inputs, spec.tasks());
    Map<String, Object> given = new TreeMap<>();
    if (!key.equals("none")) {
      given.put(key, key.endsWith("port") ? (Object) Long.valueOf(value) : value);
    }
    Resuming resuming =
        Resuming.of(
            job(TaskStatus.State.FAILED, TaskStatus.State.PENDING, TaskStatus.State.SUCCEEDED),
            Jobs.content(SpecJson.of(spec), Map.of(input, json)),
            Map.of("a", Map.of("x_a", "gs://b/runs/a")),
            now,
            given);
    assertThat(new TreeMap<>(resuming.parameters())).hasToString(parameters);
  }

  private static ContainerTask task(String name, String source) {
    String[] parts = source.split(":");
    SortedMap<String, ArtifactInput> reads = new TreeMap<>();
    reads.put("in", new ArtifactInput(ArtifactType.DATASET, parts[0], parts[1]));
    SortedMap<String, ArtifactType> writes = new TreeMap<>();
    writes.put("x_" + name, ArtifactType.DATASET);
    return new ContainerTask(
        name,
        new TreeMap<>(),
        reads,
        writes,
        new TreeSet<>(List.of(parts[0])),
        new Container(
            "image",
            List.of("java", "-cp", "/gcs/b/launch-" + name + ".jar"),
            List.of(),
            new TreeMap<>(),
            new Machine(Optional.empty(), Optional.empty(), Optional.empty(), 0)),
        false,
        Optional.empty());
  }

  private static JobStatus job(TaskStatus.State b, TaskStatus.State c, TaskStatus.State d) {
    return Jobs.job("job-1", State.FAILED)
        .importer(2, "raw", TaskStatus.State.SUCCEEDED)
        .task(3, "a", TaskStatus.State.SUCCEEDED, 9, Map.of("x_a", List.of("gs://b/runs/a")))
        .task(4, "b", b, 9, Map.of("x_b", List.of("gs://b/runs/b")))
        .task(5, "c", c, 9, Map.of("x_c", List.of("gs://b/runs/c")))
        .task(6, "d", d, 9, Map.of("x_d", List.of("gs://b/runs/d")))
        .build();
  }

  private static Resuming resumed(JobStatus job, PipelineSpec spec, Map<String, Object> given) {
    return Resuming.of(job, CONTENT, FinishedTasks.of(job), spec, given);
  }

  @Test
  void whatIsDoneIsImportedFromWhereItLies() {
    JobStatus job =
        job(TaskStatus.State.FAILED, TaskStatus.State.PENDING, TaskStatus.State.SKIPPED);
    Resuming resuming = resumed(job, spec(), Map.of("m", 1L));
    assertThat(resuming.spec().tasks().keySet()).containsExactly("b", "c", "importer-x-a");
    assertThat(resuming.spec().tasks().get("importer-x-a"))
        .isEqualTo(new ImporterTask("x_a", "gs://b/runs/a", ArtifactType.DATASET, false, true));
    ContainerTask b = (ContainerTask) resuming.spec().tasks().get("b");
    assertThat(b.reads().get("in").producerTask()).isEqualTo("importer-x-a");
    assertThat(b.reads().get("in").outputKey()).isEqualTo("artifact");
    assertThat(b.after()).containsExactly("importer-x-a");
    ContainerTask c = (ContainerTask) resuming.spec().tasks().get("c");
    assertThat(c.after()).containsExactly("b");
    assertThat(resuming.notes())
        .containsExactly("Continues job job-1: 2 tasks are done, 2 are left.");
    assertThat(resuming.specFrom("target/space.json"))
        .isEqualTo(
            "target/space.json without the 2 tasks that job job-1 has done: what they wrote is"
                + " imported");
    assertThat(resuming.parameters())
        .isEqualTo(Map.of("m", 1L, "n", 3.0, "map", Map.of("x", List.of(1.0, "y"))));
  }

  @Test
  void whatFollowsANewTaskRunsAgain() {
    SortedMap<String, Task> tasks = new TreeMap<>(spec().tasks());
    tasks.put("new", task("new", "a:x_a"));
    tasks.put("b", task("b", "new:x_new"));
    PipelineSpec changed =
        new PipelineSpec("space", Optional.empty(), "sdk", "gs://b/runs", new TreeMap<>(), tasks);
    JobStatus job =
        job(TaskStatus.State.SUCCEEDED, TaskStatus.State.SUCCEEDED, TaskStatus.State.FAILED);
    assertThat(resumed(job, changed, Map.of()).spec().tasks().keySet())
        .containsExactly("b", "c", "d", "importer-x-a", "new");
  }

  @Test
  void saysWhatHasChangedSince() {
    SortedMap<String, Task> tasks = new TreeMap<>(spec().tasks());
    ContainerTask a = task("a2", "importer-raw:artifact");
    tasks.put(
        "a",
        new ContainerTask(
            "a",
            a.parameters(),
            a.reads(),
            spec().tasks().get("a") instanceof ContainerTask same ? same.writes() : a.writes(),
            a.after(),
            a.container(),
            false,
            Optional.empty()));
    PipelineSpec changed =
        new PipelineSpec("space", Optional.empty(), "sdk", "gs://b/runs", new TreeMap<>(), tasks);
    JobStatus job =
        job(TaskStatus.State.FAILED, TaskStatus.State.PENDING, TaskStatus.State.SUCCEEDED);
    assertThat(resumed(job, changed, Map.of()).notes())
        .contains(
            "Reused although their code or settings have changed since: a. A run without"
                + " -Dvertexai.resume runs them again.");
  }

  @Test
  void refusesWhatCannotBeResumed() {
    JobStatus whole =
        job(TaskStatus.State.SUCCEEDED, TaskStatus.State.SUCCEEDED, TaskStatus.State.SUCCEEDED);
    assertThatThrownBy(() -> resumed(whole, spec(), Map.of()))
        .isInstanceOf(UserException.class)
        .hasMessage("All tasks of job job-1 are done; there is nothing left to run.");
    PipelineSpec other =
        new PipelineSpec(
            "other", Optional.empty(), "sdk", "gs://b/runs", new TreeMap<>(), spec().tasks());
    assertThatThrownBy(() -> resumed(whole, other, Map.of()))
        .hasMessage(
            "Job job-1 ran pipeline 'space', not 'other'. Name its pipeline with"
                + " -Dvertexai.pipeline, or another job.");
    assertThatThrownBy(() -> resumed(Jobs.job("job-2", State.RUNNING).build(), spec(), Map.of()))
        .hasMessage(
            "Job job-2 has not ended yet. Wait for its end, or stop it: mvn vertexai:cancel"
                + " -Dvertexai.job=job-2");
  }
}
