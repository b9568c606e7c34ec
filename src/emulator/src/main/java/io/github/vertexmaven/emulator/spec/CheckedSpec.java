package io.github.vertexmaven.emulator.spec;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A spec in which every reference leads somewhere.
 *
 * @param rules those of the service that it is for
 * @param warnings what is odd in it, and no reason to refuse it
 */
public record CheckedSpec(
    SpecRules rules,
    String name,
    Optional<String> defaultRoot,
    Component root,
    Map<String, Component> components,
    List<String> warnings) {

  /** As many tasks can be in one job, those of loops and of nested groups among them. */
  public static final int MOST_TASKS = 100_000;

  public CheckedSpec {
    components = Map.copyOf(components);
    warnings = List.copyOf(warnings);
  }

  public Component component(Task task) {
    return components.get(task.component());
  }
}
