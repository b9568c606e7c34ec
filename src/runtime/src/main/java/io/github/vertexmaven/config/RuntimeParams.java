package io.github.vertexmaven.config;

import java.util.Map;
import java.util.Optional;

/**
 * Parameters that are given for one run, as {@code ${runtime_params:name}} finds them.
 *
 * @param tree the values, nested
 * @param texts values by path as they were written, where nobody quoted them: {@code 007} within a
 *     text stays {@code 007}
 * @param option what gives them, for messages: the option and how a value of {@code name} is given
 */
public record RuntimeParams(
    ConfValue.Mapping tree, Map<String, String> texts, Optional<String> option) {

  /** Copies the map. */
  public RuntimeParams {
    texts = Map.copyOf(texts);
  }

  /** None, and there is no option that gives any. */
  public static RuntimeParams none() {
    return new RuntimeParams(
        ConfValue.Mapping.empty(Location.of("no parameters")), Map.of(), Optional.empty());
  }
}
