package io.github.vertexmaven.emulator.spec;

import java.util.HashMap;
import java.util.Map;

/** How many tasks a spec becomes: a component counts as often as it is used. */
final class TaskCount {

  private final Map<String, Component> components;
  private final Map<String, Long> counts = new HashMap<>();

  private TaskCount(Map<String, Component> components) {
    this.components = components;
  }

  /** The number for a spec whose components do not contain themselves. */
  static long of(CheckedSpec spec) {
    return new TaskCount(spec.components()).inside(spec.root());
  }

  private long inside(Component component) {
    long count = 0;
    if (component != null && component.body() instanceof DagSpec dag) {
      for (Task task : dag.tasks().values()) {
        count = added(count, each(task));
      }
    }
    return count;
  }

  private long each(Task task) {
    long one = added(1, counted(task.component()));
    return task.loop()
        .map(Task.Loop::items)
        .filter(Task.Items.Constant.class::isInstance)
        .map(items -> added(1, times(((Task.Items.Constant) items).values().size(), one)))
        .orElse(one);
  }

  private long counted(String name) {
    Long known = counts.get(name);
    if (known != null) {
      return known;
    }
    long count = inside(components.get(name));
    counts.put(name, count);
    return count;
  }

  /** Numbers beyond all reason stay the largest one. */
  private static long added(long one, long other) {
    return one > Long.MAX_VALUE - other ? Long.MAX_VALUE : one + other;
  }

  private static long times(long count, long each) {
    return each > 0 && count > Long.MAX_VALUE / each ? Long.MAX_VALUE : count * each;
  }
}
