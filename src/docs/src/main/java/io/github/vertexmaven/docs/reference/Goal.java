package io.github.vertexmaven.docs.reference;

import java.util.List;
import java.util.Optional;

/**
 * A goal of the plugin.
 *
 * @param description HTML
 * @param phase the phase that it is bound to where a POM names none
 */
public record Goal(
    String name,
    String description,
    Optional<String> phase,
    boolean needsProject,
    List<Option> options) {

  /** Copies the list. */
  public Goal {
    options = List.copyOf(options);
  }

  /**
   * An option of a goal.
   *
   * @param name in {@code <configuration>}
   * @param property behind {@code -D}; empty when only a POM can set it
   * @param type without its package
   * @param description HTML
   */
  public record Option(
      String name,
      Optional<String> property,
      String type,
      Optional<String> standard,
      String description) {

    /** How it is set: on the command line, else in the POM. */
    public String written() {
      return property.map(p -> "-D" + p).orElse("<" + name + ">");
    }
  }

  public String prefixed() {
    return "vertexai:" + name;
  }
}
