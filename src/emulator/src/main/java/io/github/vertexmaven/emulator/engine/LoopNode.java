package io.github.vertexmaven.emulator.engine;

import io.github.vertexmaven.emulator.spec.ParameterKind;
import io.github.vertexmaven.emulator.spec.Task;
import io.github.vertexmaven.emulator.store.Artifact;
import io.github.vertexmaven.emulator.store.TaskState;
import io.github.vertexmaven.emulator.store.Values;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A task with an iterator: one node for each item, so many at a time as the policy allows. */
final class LoopNode extends GroupNode {

  private final Task.Loop loop;
  private final List<TaskNode> iterations = new ArrayList<>();
  private Values inputs = Values.NONE;
  private List<?> items = List.of();
  private int running;
  private boolean begun;

  LoopNode(TaskPlace place, TaskEntry entry, JobFlow flow, Listener listener, Maker maker) {
    super(place, entry, flow, listener, maker);
    this.loop = place.task().loop().orElseThrow();
  }

  @Override
  void begin(Values given) {
    begun = true;
    inputs = given;
    running(given);
    try {
      List<?> all = items(given);
      flow().admit(all.size());
      items = all;
      proceed();
    } catch (TaskFailed e) {
      fail(e.failure());
    }
  }

  @Override
  void cancel() {
    if (begun) {
      super.cancel();
    } else {
      end(TaskState.CANCELLED);
    }
  }

  @Override
  Collection<? extends TaskNode> children() {
    return iterations;
  }

  @Override
  public void ended(TaskNode child) {
    running--;
    proceed();
  }

  private void proceed() {
    while (iterations.size() < items.size() && mayStart()) {
      start(iterations.size());
    }
    boolean all = iterations.size() == items.size() || isOver();
    if (all && running == 0) {
      endOrCancel();
    }
  }

  /** A loop stopped before its last item has not succeeded, even if no item failed. */
  private void endOrCancel() {
    boolean failed = iterations.stream().anyMatch(node -> node.state() == TaskState.FAILED);
    if (iterations.size() < items.size() && !failed) {
      end(TaskState.CANCELLED);
    } else {
      endWith(collected());
    }
  }

  private boolean mayStart() {
    return !isOver() && (loop.limit() == 0 || running < loop.limit());
  }

  private boolean isOver() {
    return flow().cancelled() || stopped();
  }

  private void start(int index) {
    running++;
    TaskNode node = maker().iteration(this, index);
    iterations.add(node);
    try {
      node.begin(InputResolver.completed(component(), with(items.get(index))));
    } catch (TaskFailed e) {
      node.fail(e.failure());
    }
  }

  private Values with(Object item) {
    if (item instanceof Artifact artifact) {
      return inputs.with(loop.itemInput(), List.of(artifact));
    }
    return item == null ? inputs : inputs.with(loop.itemInput(), item);
  }

  private List<?> items(Values given) throws TaskFailed {
    if (loop.items() instanceof Task.Items.Constant constant) {
      return (List<?>) Placeholders.of(entry().facts(), given).filledConstant(constant.values());
    }
    String name = ((Task.Items.Input) loop.items()).name();
    return loop.ofArtifacts()
        ? given.artifact(name).orElseThrow(() -> noItems(name))
        : list(name, given.parameter(name).orElseThrow(() -> noItems(name)));
  }

  private static List<?> list(String name, Object value) throws TaskFailed {
    if (value instanceof List<?> list) {
      return list;
    }
    throw new TaskFailed(
        "The loop goes over '" + name + "', which is " + ParameterKind.describe(value) + ".");
  }

  private static TaskFailed noItems(String name) {
    return new TaskFailed("The loop goes over '" + name + "', which has no value.");
  }

  /** For each output a list of what the iterations made, in the order of the items. */
  private Values collected() {
    Map<String, Object> parameters = new LinkedHashMap<>();
    for (String name : component().outputs().parameters().keySet()) {
      parameters.put(
          name,
          iterations.stream().flatMap(node -> node.outputs().parameter(name).stream()).toList());
    }
    Map<String, List<Artifact>> artifacts = new LinkedHashMap<>();
    for (String name : component().outputs().artifacts().keySet()) {
      artifacts.put(
          name,
          iterations.stream()
              .flatMap(node -> node.outputs().artifact(name).stream())
              .flatMap(List::stream)
              .toList());
    }
    return new Values(parameters, artifacts);
  }
}
