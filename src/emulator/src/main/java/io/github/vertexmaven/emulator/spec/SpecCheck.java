package io.github.vertexmaven.emulator.spec;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** What only the whole spec can show: dangling references, cycles, depth. */
final class SpecCheck {

  private static final int DEEPEST = 32;

  private final CheckedSpec spec;
  private final Problems problems;

  SpecCheck(CheckedSpec spec, Problems problems) {
    this.spec = spec;
    this.problems = problems;
  }

  void run() {
    Set<String> handed = new LinkedHashSet<>();
    eachComponent(
        (path, component) -> {
          if (component.body() instanceof DagSpec dag) {
            new DagCheck(spec, path, component, dag, problems).run();
            waiting(path, dag);
            dag.tasks().values().forEach(task -> handed.addAll(task.parameters().keySet()));
            dag.tasks().values().forEach(task -> handed.addAll(task.artifacts().keySet()));
          }
        });
    nesting();
    PlaceholderCheck placeholders = new PlaceholderCheck(problems, spec.rules(), handed);
    eachComponent(placeholders::check);
  }

  private void eachComponent(BiConsumer<String, Component> action) {
    action.accept("root", spec.root());
    new TreeMap<>(spec.components())
        .forEach((name, component) -> action.accept("components." + name, component));
  }

  private void waiting(String path, DagSpec dag) {
    Map<String, Set<String>> upstream =
        dag.tasks().values().stream().collect(Collectors.toMap(Task::name, Task::upstream));
    List<String> cycle = Order.of(upstream).cycle();
    if (!cycle.isEmpty()) {
      problems.add(
          path + ".dag.tasks",
          "tasks wait for each other in a cycle: " + String.join(" -> ", cycle));
    }
  }

  private void nesting() {
    Map<String, Set<String>> uses =
        spec.components().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, entry -> used(entry.getValue())));
    Order order = Order.of(uses);
    if (!order.cycle().isEmpty()) {
      problems.add(
          "components", "a component contains itself: " + String.join(" -> ", order.cycle()));
    } else if (order.depth() > DEEPEST) {
      problems.add("components", "they are nested deeper than " + DEEPEST + " levels");
    } else if (TaskCount.of(spec) > CheckedSpec.MOST_TASKS) {
      problems.add(
          "root",
          "it becomes "
              + TaskCount.of(spec)
              + " tasks, more than the "
              + CheckedSpec.MOST_TASKS
              + " that the emulator runs in one job");
    }
  }

  private static Set<String> used(Component component) {
    Set<String> names = new LinkedHashSet<>();
    if (component.body() instanceof DagSpec dag) {
      dag.tasks().values().forEach(task -> names.add(task.component()));
    }
    return names;
  }
}
