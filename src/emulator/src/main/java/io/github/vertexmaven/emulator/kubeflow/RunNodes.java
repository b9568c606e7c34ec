package io.github.vertexmaven.emulator.kubeflow;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.vertexmaven.emulator.pod.ArtifactName;
import io.github.vertexmaven.emulator.pod.PodNames;
import io.github.vertexmaven.emulator.pod.PodNames.Part;
import io.github.vertexmaven.emulator.store.Artifact;
import io.github.vertexmaven.emulator.store.Job;
import io.github.vertexmaven.emulator.store.TaskRecord;
import io.github.vertexmaven.emulator.store.TaskState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The tasks of a run as the nodes of its workflow, of which there are more: each task has a driver,
 * and a container runs in a node of its own inside of its task.
 */
final class RunNodes {

  private final KnownRun run;
  private final Job job;
  private final String workflow;
  private final List<TaskRecord> tasks;
  private final Map<Long, List<TaskRecord>> children;
  private final Set<Long> broken;

  RunNodes(KnownRun run) {
    this.run = run;
    this.job = run.newest();
    this.workflow = run.request().workflow();
    this.tasks = job.tasks();
    this.children = tasks.stream().collect(Collectors.groupingBy(task -> task.identity().parent()));
    this.broken =
        tasks.stream()
            .filter(RunNodes::isBreaking)
            .map(task -> task.identity().parent())
            .collect(Collectors.toSet());
  }

  /** Whether what comes after it in its dag does not run. */
  private static boolean isBreaking(TaskRecord task) {
    return task.state() == TaskState.FAILED || task.state() == TaskState.CANCELLED;
  }

  /**
   * A node.
   *
   * @param task what it is a part of
   */
  private record Node(
      String id,
      String name,
      String state,
      Optional<Instant> started,
      Optional<Instant> ended,
      List<String> children,
      Optional<TaskRecord> task) {}

  /** All of them as messages; none before the workflow has begun. */
  List<Answer> messages() {
    List<Node> nodes = new ArrayList<>();
    for (TaskRecord task : tasks) {
      if (isRoot(task)) {
        nodes.add(workflowNode(task));
      }
      nodes.addAll(nodes(task));
    }
    return nodes.stream().map(this::message).toList();
  }

  private Node workflowNode(TaskRecord root) {
    return new Node(
        PodNames.workflowNode(workflow),
        workflow,
        state(root),
        root.started(),
        root.ended(),
        List.of(id(root, Part.DRIVER), id(root, Part.TASK)),
        Optional.empty());
  }

  private List<Node> nodes(TaskRecord task) {
    List<Node> nodes = new ArrayList<>();
    boolean imports = task.identity().kind() == TaskRecord.Kind.IMPORTER;
    if (!imports) {
      nodes.add(driver(task));
    }
    boolean runs = task.identity().kind() == TaskRecord.Kind.CONTAINER;
    List<String> children =
        runs ? List.of(id(task, Part.EXECUTOR)) : children(task).flatMap(this::ids).toList();
    nodes.add(
        new Node(
            id(task, Part.TASK),
            name(task),
            state(task),
            task.started(),
            task.ended(),
            isOmitted(task) ? List.of() : children,
            Optional.of(task)));
    if (runs && !isOmitted(task) && !isRefused(task) && task.state() != TaskState.PENDING) {
      nodes.add(executor(task));
    }
    return nodes;
  }

  private Node driver(TaskRecord task) {
    boolean has = task.started().isPresent() || task.state() == TaskState.NOT_TRIGGERED;
    String state = isOmitted(task) ? "" : has ? "SUCCEEDED" : "PENDING";
    if (isRefused(task)) {
      state = "FAILED";
    }
    Optional<Instant> time = task.started().or(task::ended);
    return new Node(
        id(task, Part.DRIVER),
        name(task) + "-driver",
        state,
        time,
        time,
        isOmitted(task) ? List.of() : List.of(id(task, Part.TASK)),
        Optional.empty());
  }

  /** A result that was known is a pod that was not started. */
  private Node executor(TaskRecord task) {
    boolean cached = task.state() == TaskState.SKIPPED;
    return new Node(
        id(task, Part.EXECUTOR),
        "executor",
        cached ? "SKIPPED" : state(task),
        task.started(),
        task.ended(),
        List.of(),
        Optional.empty());
  }

  private Stream<String> ids(TaskRecord task) {
    return task.identity().kind() == TaskRecord.Kind.IMPORTER
        ? Stream.of(id(task, Part.TASK))
        : Stream.of(id(task, Part.DRIVER));
  }

  private Stream<TaskRecord> children(TaskRecord of) {
    return children.getOrDefault(of.id(), List.of()).stream();
  }

  private String id(TaskRecord task, Part part) {
    return PodNames.node(workflow, task.identity(), part);
  }

  private static boolean isRoot(TaskRecord task) {
    return task.identity().parent() == 0;
  }

  private String name(TaskRecord task) {
    if (isRoot(task)) {
      return "root";
    }
    TaskRecord.Identity identity = task.identity();
    boolean iteration =
        job.task(identity.parent())
            .filter(parent -> parent.identity().kind() == TaskRecord.Kind.LOOP)
            .isPresent();
    String index = identity.name().substring(identity.name().lastIndexOf('-') + 1);
    return iteration ? "iteration-item(" + index + ":" + index + ")" : identity.name();
  }

  /** Nothing of it was ever to run: its condition was not asked, or something before it failed. */
  private boolean isOmitted(TaskRecord task) {
    boolean untouched =
        task.state() == TaskState.CANCELLED && task.started().isEmpty()
            || task.state() == TaskState.NOT_TRIGGERED;
    return untouched
        && (task.state() == TaskState.CANCELLED || broken.contains(task.identity().parent()));
  }

  /** Its driver could not resolve its inputs, so there was nothing to run. */
  private static boolean isRefused(TaskRecord task) {
    return task.state() == TaskState.FAILED
        && task.started().isEmpty()
        && task.identity().kind() != TaskRecord.Kind.IMPORTER;
  }

  /** Empty where the server says nothing. */
  private String state(TaskRecord task) {
    return switch (task.state()) {
      case PENDING -> "PENDING";
      case RUNNING, CANCELLING -> "RUNNING";
      case SUCCEEDED, SKIPPED -> "SUCCEEDED";
      case FAILED -> isRefused(task) ? "" : "FAILED";
      case CANCELLED -> isOmitted(task) ? "" : "FAILED";
      case NOT_TRIGGERED -> isOmitted(task) ? "" : "SKIPPED";
    };
  }

  private Answer message(Node node) {
    Answer message =
        new Answer()
            .put("run_id", run.id())
            .put("task_id", UUID.nameUUIDFromBytes(node.id.getBytes(UTF_8)).toString())
            .put("display_name", node.name)
            .put("create_time", job.created())
            .putOrEpoch("start_time", node.started)
            .putOrEpoch("end_time", node.ended)
            .put("state", node.state)
            .put("state_history", history(node));
    node.task.ifPresent(task -> artifacts(message, task));
    return message.put(
        "child_tasks", node.children.stream().map(id -> new Answer().put("pod_name", id)).toList());
  }

  private static List<Answer> history(Node node) {
    List<Answer> history = new ArrayList<>();
    node.started.ifPresent(at -> history.add(KnownRunMessages.change(at, "RUNNING")));
    node.ended
        .filter(at -> !node.state.isEmpty())
        .ifPresent(at -> history.add(KnownRunMessages.change(at, node.state)));
    return history;
  }

  private static void artifacts(Answer message, TaskRecord task) {
    message.put("inputs", ids(task.inputs().artifacts()));
    message.put("outputs", ids(task.outputs().artifacts()));
  }

  private static Map<String, Object> ids(Map<String, List<Artifact>> artifacts) {
    Map<String, Object> ids = new LinkedHashMap<>();
    artifacts.forEach(
        (name, list) ->
            ids.put(
                name,
                Map.of(
                    "artifact_ids",
                    list.stream()
                        .map(artifact -> Long.toString(ArtifactName.of(artifact).id()))
                        .toList())));
    return ids;
  }

  /** The task that a node is of, by the name under which its pod is known. */
  Optional<TaskRecord> task(String node) {
    return tasks.stream()
        .filter(task -> node.equals(id(task, Part.EXECUTOR)) || node.equals(id(task, Part.TASK)))
        .findFirst();
  }
}
