package io.github.vertexmaven.pipeline;

import java.lang.reflect.Type;
import java.util.Objects;

/**
 * A dataset that a node writes.
 *
 * @param dataset the dataset's name
 * @param part which part of the method's result it is
 * @param key the record component's Java name, or the map's key; empty when the whole result is the
 *     dataset
 * @param type the declared type of that part; {@code Object} for a map's value, which is not
 *     checked
 */
public record NodeOutput(String dataset, Part part, String key, Type type) {

  /** Which part of a method's result is one dataset. */
  public enum Part {
    /** All of it. */
    WHOLE,
    /** A component of the record that is returned. */
    COMPONENT,
    /** The value of a key of the map that is returned. */
    ENTRY
  }

  /** Refuses nulls. */
  public NodeOutput {
    Objects.requireNonNull(dataset, "dataset");
    Objects.requireNonNull(part, "part");
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(type, "type");
  }

  NodeOutput named(String newName) {
    return new NodeOutput(newName, part, key, type);
  }
}
