package io.github.vertexmaven.emulator.spec;

import java.util.Map;
import java.util.Optional;

/**
 * A spec in which every reference leads somewhere.
 *
 * @param rules those of the service that it is for
 */
public record CheckedSpec(
    SpecRules rules,
    String name,
    Optional<String> defaultRoot,
    Component root,
    Map<String, Component> components) {

  /** As many tasks can be in one job, those of loops and of nested groups among them. */
  public static final int MOST_TASKS = 100_000;

  public CheckedSpec {
    components = Map.copyOf(components);
  }

  public Component component(Task task) {
    return components.get(task.component());
  }
}
