package io.github.vertexmaven.emulator.engine;

import io.github.vertexmaven.emulator.expression.Expression;
import io.github.vertexmaven.emulator.expression.MalformedExpression;
import io.github.vertexmaven.emulator.spec.DagSpec;
import io.github.vertexmaven.emulator.spec.Source;
import io.github.vertexmaven.emulator.spec.Task;
import io.github.vertexmaven.emulator.store.Artifact;
import io.github.vertexmaven.emulator.store.TaskState;
import io.github.vertexmaven.emulator.store.Values;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A dag at work: starts each task once everything before it has ended. */
final class DagNode extends GroupNode implements InputResolver.Siblings {

  private final DagSpec dag;
  private final Map<String, TaskNode> children = new LinkedHashMap<>();
  private final Map<String, Set<String>> waiting = new HashMap<>();
  private final Map<String, List<String>> downstream = new HashMap<>();
  private final NextTasks upcoming = new NextTasks();
  private Values inputs = Values.NONE;
  private int open;

  DagNode(TaskPlace place, TaskEntry entry, JobFlow flow, Listener listener, Maker maker) {
    super(place, entry, flow, listener, maker);
    this.dag = (DagSpec) place.component().body();
  }

  @Override
  void begin(Values given) {
    inputs = given;
    running(given);
    try {
      flow().admit(dag.tasks().size());
    } catch (TaskFailed e) {
      fail(e.failure());
      return;
    }
    open = dag.tasks().size();
    for (Task task : dag.tasks().values()) {
      children.put(task.name(), maker().child(this, task));
      waiting.put(task.name(), new HashSet<>(task.upstream()));
      task.upstream()
          .forEach(
              name -> downstream.computeIfAbsent(name, n -> new ArrayList<>()).add(task.name()));
    }
    children.values().forEach(this::considerIfReady);
  }

  @Override
  void cancel() {
    if (children.isEmpty()) {
      end(TaskState.CANCELLED);
    } else {
      super.cancel();
    }
  }

  @Override
  Collection<? extends TaskNode> children() {
    return children.values();
  }

  @Override
  public void atWork(TaskNode child) {
    upcoming.atWork(child.task().name());
    prepareNext();
  }

  private void prepareNext() {
    int limit = flow().warmLimit();
    for (String name : upcoming.next(waiting, downstream, limit)) {
      TaskNode child = children.get(name);
      if (child.task().trigger().condition().isEmpty()) {
        child.prepare();
      }
    }
  }

  @Override
  public void ended(TaskNode child) {
    upcoming.ended(child.task().name());
    child.discardPrepared();
    open--;
    for (String name : downstream.getOrDefault(child.task().name(), List.of())) {
      waiting.get(name).remove(child.task().name());
      considerIfReady(children.get(name));
    }
    prepareNext();
    if (open == 0) {
      endWith(made());
    }
  }

  private void considerIfReady(TaskNode child) {
    if (waiting.get(child.task().name()).isEmpty()) {
      flow().decide(() -> consider(child));
    }
  }

  private void consider(TaskNode child) {
    Optional<TaskState> verdict = verdict(child);
    if (child.state().ended()) {
      return;
    }
    if (verdict.isPresent()) {
      child.end(verdict.get());
      return;
    }
    try {
      Values handed =
          new InputResolver(inputs, this)
              .of(child.task(), child.component(), child.entry().facts());
      if (holds(child.task(), handed)) {
        upcoming.begun(child.task().name());
        child.begin(child instanceof LoopNode ? handed : completed(child, handed));
      } else {
        child.end(TaskState.NOT_TRIGGERED);
      }
    } catch (TaskFailed e) {
      child.fail(e.failure());
    }
  }

  private static Values completed(TaskNode child, Values handed) throws TaskFailed {
    return InputResolver.completed(child.component(), handed);
  }

  /** The end of a child that does not start at all. */
  private Optional<TaskState> verdict(TaskNode child) {
    if (flow().cancelled() || child.stopped()) {
      return Optional.of(TaskState.CANCELLED);
    }
    if (child.task().trigger().always()) {
      return Optional.empty();
    }
    List<TaskState> before =
        child.task().upstream().stream().map(name -> children.get(name).state()).toList();
    if (before.contains(TaskState.CANCELLED)) {
      return Optional.of(TaskState.CANCELLED);
    }
    boolean triggered = before.stream().allMatch(TaskState::succeeded);
    return triggered ? Optional.empty() : Optional.of(TaskState.NOT_TRIGGERED);
  }

  private static boolean holds(Task task, Values handed) throws TaskFailed {
    Optional<String> condition = task.trigger().condition();
    if (condition.isEmpty()) {
      return true;
    }
    try {
      return Expression.condition(condition.get()).holds(ConditionInputs.of(handed));
    } catch (MalformedExpression e) {
      throw new TaskFailed(
          "The condition `" + condition.get() + "` cannot be decided: " + e.getMessage() + ".");
    }
  }

  @Override
  public Values outputs(String task) {
    return children.get(task).outputs();
  }

  @Override
  public Map<String, Object> finalStatus(String task) {
    TaskNode child = children.get(task);
    return entry().dialect().finalStatus(child.identity(), child.state(), child.error());
  }

  private Values made() {
    Map<String, Object> parameters = new LinkedHashMap<>();
    dag.parameterOutputs()
        .forEach((name, from) -> parameter(from).ifPresent(value -> parameters.put(name, value)));
    Map<String, List<Artifact>> artifacts = new LinkedHashMap<>();
    dag.artifactOutputs()
        .forEach((name, from) -> artifact(from).ifPresent(value -> artifacts.put(name, value)));
    return new Values(parameters, artifacts);
  }

  /** The first that was made: of the branches of a condition only one was. */
  private Optional<Object> parameter(List<Source.Task> from) {
    return from.stream()
        .flatMap(source -> outputs(source.task()).parameter(source.key()).stream())
        .findFirst();
  }

  private Optional<List<Artifact>> artifact(List<Source.Task> from) {
    return from.stream()
        .flatMap(source -> outputs(source.task()).artifact(source.key()).stream())
        .findFirst();
  }
}
