package io.github.vertexmaven.kubeflow.run;

import io.github.vertexmaven.core.service.JobStatus;
import io.github.vertexmaven.core.service.TaskStatus;
import io.github.vertexmaven.core.service.TaskStatus.State;
import io.github.vertexmaven.kubeflow.json.ApiFields;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The tasks of a run. The server shows the nodes of its workflow, of which there are more: drivers,
 * executors, loops. A node of a task is called by the task's key in the spec.
 */
final class RunTasks {

  private static final long ROOT = 1;
  private static final String EXECUTOR = "executor";

  private final String runId;
  private final JobStatus.State job;
  private final List<ApiFields> nodes;
  private final Map<String, SubmittedSpec.Task> tasks;
  private final Map<String, Map<String, List<String>>> outputs;

  /**
   * Of a run.
   *
   * @param job the run's state
   * @param outputs URIs by task and output, where they are known
   */
  RunTasks(
      ApiFields run,
      JobStatus.State job,
      SubmittedSpec spec,
      Map<String, Map<String, List<String>>> outputs) {
    this.runId = run.text("run_id").orElse("");
    this.job = job;
    this.nodes = run.fields("run_details").list("task_details");
    this.tasks = spec.tasks();
    this.outputs = outputs;
  }

  List<TaskStatus> all() {
    List<TaskStatus> all = new ArrayList<>();
    all.add(root());
    Set<String> seen = new TreeSet<>();
    for (ApiFields node : nodes) {
      String key = node.text("display_name").orElse("");
      SubmittedSpec.Task task = tasks.get(key);
      if (task != null && !task.isDag()) {
        seen.add(key);
        all.add(status(node, task));
      }
    }
    tasks.values().stream()
        .filter(task -> !task.isDag() && !seen.contains(task.key()))
        .map(this::missing)
        .forEach(all::add);
    return all;
  }

  private TaskStatus root() {
    return new TaskStatus(
        ROOT,
        Optional.empty(),
        "root",
        State.UNKNOWN,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        1,
        Map.of(),
        Map.of(),
        List.of());
  }

  private TaskStatus status(ApiFields node, SubmittedSpec.Task task) {
    boolean imports = task.importedUri().isPresent();
    State state = state(node, !imports);
    Optional<String> pod = pod(node).filter(any -> !imports);
    return new TaskStatus(
        id(node.text("task_id").orElse(task.key())),
        Optional.of(ROOT),
        task.name(),
        state,
        node.time("start_time"),
        node.time("end_time"),
        node.fields("error").text("message"),
        state == State.SKIPPED || state == State.NOT_TRIGGERED
            ? Optional.empty()
            : pod.map(name -> LogPlace.text(runId, name, task.key())),
        1,
        outputs(task),
        Map.of(),
        List.of());
  }

  private Map<String, List<String>> outputs(SubmittedSpec.Task task) {
    Map<String, List<String>> known = new LinkedHashMap<>();
    task.importedUri().ifPresent(uri -> known.put("artifact", List.of(uri)));
    known.putAll(outputs.getOrDefault(task.key(), Map.of()));
    return known;
  }

  /** One whose turn has not come, or will not come. */
  private TaskStatus missing(SubmittedSpec.Task task) {
    return new TaskStatus(
        id(task.key()),
        Optional.of(ROOT),
        task.name(),
        job == JobStatus.State.SUCCEEDED ? State.NOT_TRIGGERED : State.PENDING,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        0,
        task.importedUri().isPresent() ? outputs(task) : Map.of(),
        Map.of(),
        List.of());
  }

  /** The same at each look. */
  private static long id(String text) {
    long id = 1125899906842597L;
    for (char c : text.toCharArray()) {
      id = 31 * id + c;
    }
    return id & Long.MAX_VALUE | 2;
  }

  private State state(ApiFields node, boolean runs) {
    State own =
        switch (node.text("state").orElse("")) {
          case "PENDING" -> State.PENDING;
          case "RUNNING", "PAUSED" -> State.RUNNING;
          case "SUCCEEDED" -> runs && isReused(node) ? State.SKIPPED : State.SUCCEEDED;
          case "SKIPPED" -> State.NOT_TRIGGERED;
          case "FAILED" -> State.FAILED;
          case "CANCELING" -> State.CANCELLING;
          case "CANCELED" -> State.CANCELLED;
          default -> job.isFinal() ? State.NOT_TRIGGERED : State.PENDING;
        };
    return own == State.FAILED && job == JobStatus.State.CANCELLED ? State.CANCELLED : own;
  }

  /** The node that would have run the container was skipped: an earlier result served. */
  private boolean isReused(ApiFields node) {
    List<ApiFields> executors = executors(node);
    return !executors.isEmpty()
        && executors.stream()
            .allMatch(executor -> executor.text("state").filter("SKIPPED"::equals).isPresent());
  }

  /**
   * The executors of a task's node. The server does not say which they are where it leaves out the
   * names of pods; then it is the one behind the node, or those that began and ended within the
   * same seconds.
   */
  private List<ApiFields> executors(ApiFields node) {
    List<ApiFields> all =
        nodes.stream()
            .filter(other -> other.text("display_name").filter(EXECUTOR::equals).isPresent())
            .toList();
    List<ApiFields> named =
        all.stream()
            .filter(other -> other.text("pod_name").filter(name -> isChild(node, name)).isPresent())
            .toList();
    if (!named.isEmpty()) {
      return named;
    }
    List<ApiFields> atTheTime = all.stream().filter(other -> isAtTheTime(other, node)).toList();
    int next = nodes.indexOf(node) + 1;
    return next < nodes.size() && atTheTime.contains(nodes.get(next))
        ? List.of(nodes.get(next))
        : atTheTime;
  }

  private static boolean isAtTheTime(ApiFields executor, ApiFields node) {
    return executor.text("pod_name").isEmpty()
        && time(executor, "start_time").equals(time(node, "start_time"))
        && time(executor, "end_time").equals(time(node, "end_time"));
  }

  private static boolean isChild(ApiFields node, String pod) {
    return node.list("child_tasks").stream()
        .anyMatch(child -> child.text("pod_name").filter(pod::equals).isPresent());
  }

  private static Instant time(ApiFields node, String key) {
    return node.time(key).orElse(Instant.EPOCH);
  }

  private static Optional<String> pod(ApiFields node) {
    return node.list("child_tasks").stream()
        .flatMap(child -> child.text("pod_name").stream())
        .findFirst()
        .or(() -> node.text("pod_name"));
  }
}
