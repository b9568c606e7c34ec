package io.github.vertexmaven.emulator;

import io.github.vertexmaven.emulator.json.JsonValues;
import io.github.vertexmaven.emulator.spec.ArtifactSchema;
import io.github.vertexmaven.emulator.store.Artifact;
import io.github.vertexmaven.emulator.store.Job;
import io.github.vertexmaven.emulator.store.JobDefinition;
import io.github.vertexmaven.emulator.store.JobKey;
import io.github.vertexmaven.emulator.store.JobState;
import io.github.vertexmaven.emulator.store.Jobs;
import io.github.vertexmaven.emulator.store.TaskLog;
import io.github.vertexmaven.emulator.store.TaskRecord;
import io.github.vertexmaven.emulator.store.TaskState;
import io.github.vertexmaven.emulator.store.Values;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Jobs that have run before the emulator starts: as many and as odd as no test would run them. */
final class SeededJobs {

  private static final Instant BEGIN = Instant.parse("2026-01-02T03:04:05Z");

  private final Jobs jobs;
  private int count;

  private SeededJobs(Jobs jobs) {
    this.jobs = jobs;
  }

  static SeededJobs in(Path home) throws IOException {
    return new SeededJobs(Jobs.open(home));
  }

  /** A task to be: its name, what people call it, what is before it. */
  record Step(String name, String display, List<String> after) {}

  /** Layers of 25 tasks, each after two of the layer before. */
  static List<Step> layers(int tasks) {
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < tasks; i++) {
      List<String> after =
          i < 25
              ? List.of()
              : List.of("task-" + (i - 25), "task-" + (i / 25 * 25 - 25 + (i + 7) % 25));
      steps.add(new Step("task-" + i, "task-" + i, after.stream().distinct().toList()));
    }
    return steps;
  }

  /** Adds a job whose tasks have all succeeded. */
  Job add(String id, List<Step> steps, String displayName, Map<String, String> labels)
      throws IOException {
    Job job = jobs.create(request(id, steps, displayName, labels)).orElseThrow();
    job.change(JobState.RUNNING, Optional.empty());
    TaskRecord root = add(job, 1, 0, id, id, TaskRecord.Kind.DAG, UnaryOperator.identity());
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      add(job, i + 2, root.id(), step.name(), step.display(), TaskRecord.Kind.CONTAINER, t -> t);
    }
    job.change(JobState.SUCCEEDED, Optional.empty());
    return job;
  }

  /** Adds a job of one task that has measured two numbers. */
  Job addMeasured(String id, double r2, long rows) throws IOException {
    Step step = new Step("evaluate", "evaluate", List.of());
    Job job = jobs.create(request(id, List.of(step), id, Map.of())).orElseThrow();
    job.change(JobState.RUNNING, Optional.empty());
    add(job, 1, 0, id, id, TaskRecord.Kind.DAG, UnaryOperator.identity());
    Artifact metrics =
        new Artifact(
            "projects/1/locations/l/metadataStores/default/artifacts/1",
            new ArtifactSchema("system.Metrics", "0.0.1", ""),
            "gs://lab/metrics/" + id,
            Map.of("dataset", "scores", "node", "evaluate", "r2", r2, "rows", rows));
    add(
        job,
        2,
        1,
        step.name(),
        step.display(),
        TaskRecord.Kind.CONTAINER,
        task -> task.withOutputs(new Values(Map.of(), Map.of("metrics", List.of(metrics)))));
    job.change(JobState.SUCCEEDED, Optional.empty());
    return job;
  }

  private static TaskRecord add(
      Job job,
      long id,
      long parent,
      String name,
      String display,
      TaskRecord.Kind kind,
      UnaryOperator<TaskRecord> change) {
    TaskRecord.Identity identity =
        new TaskRecord.Identity(id, parent, name, display, parent == 0 ? "" : name, kind);
    Instant start = BEGIN.plusMillis(id * 40);
    TaskRecord task =
        TaskRecord.pending(identity, start)
            .to(TaskState.RUNNING, start)
            .to(id % 5 == 4 ? TaskState.SKIPPED : TaskState.SUCCEEDED, start.plusMillis(900));
    job.add(change.apply(task));
    return task;
  }

  /** Gives a task outputs, parameters and a log. */
  static void fill(
      Job job,
      long task,
      Map<String, Object> parameters,
      Map<String, String> uris,
      List<String> log)
      throws IOException {
    Map<String, List<Artifact>> artifacts = new LinkedHashMap<>();
    uris.forEach(
        (name, uri) ->
            artifacts.put(
                name,
                List.of(
                    new Artifact(
                        "projects/1/locations/l/metadataStores/default/artifacts/" + name.length(),
                        new ArtifactSchema("system.Dataset", "0.0.1", ""),
                        uri,
                        Map.of("note", name)))));
    TaskRecord.Attempt attempt = TaskRecord.Attempt.of(7, BEGIN);
    TaskRecord filled =
        job.change(
            task,
            record ->
                record
                    .withInputs(new Values(parameters, Map.of()))
                    .withOutputs(new Values(parameters, artifacts))
                    .withAttempt(attempt));
    TaskLog file = job.log(filled, attempt);
    file.add(
        log.stream().map(text -> new TaskLog.Line(BEGIN, TaskLog.Severity.INFO, text)).toList());
  }

  private JobDefinition request(
      String id, List<Step> steps, String displayName, Map<String, String> labels) {
    count++;
    return new JobDefinition(
        new JobKey(101262479919L, "europe-west1", id),
        1000 + count,
        "my-project",
        spec(steps),
        "gs://lab/root",
        new Values(Map.of("title", displayName), Map.of()),
        false,
        labels,
        new JobDefinition.Facts("", "", "", Optional.empty()),
        JsonValues.write(Map.of("displayName", displayName)),
        BEGIN.plusSeconds(count));
  }

  private static Map<String, Object> spec(List<Step> steps) {
    Map<String, Object> tasks = new LinkedHashMap<>();
    for (Step step : steps) {
      Map<String, Object> task = new LinkedHashMap<>();
      task.put("taskInfo", Map.of("name", step.display()));
      task.put("componentRef", Map.of("name", "comp"));
      task.put("dependentTasks", step.after());
      tasks.put(step.name(), task);
    }
    return Map.of(
        "pipelineInfo", Map.of("name", "seeded"),
        "schemaVersion", "2.1.0",
        "components", Map.of("comp", Map.of("executorLabel", "exec")),
        "deploymentSpec",
            Map.of(
                "executors",
                Map.of(
                    "exec",
                    Map.of("container", Map.of("image", "any", "command", List.of("true"))))),
        "root", Map.of("dag", Map.of("tasks", tasks)));
  }
}
