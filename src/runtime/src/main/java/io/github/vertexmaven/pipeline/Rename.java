package io.github.vertexmaven.pipeline;

import java.util.Objects;

/**
 * Says what a name inside a pipeline becomes when the pipeline is used {@linkplain Pipeline#as
 * within a namespace}.
 *
 * @param parameter whether a parameter is renamed, not a dataset
 * @param from the name inside
 * @param to the name outside
 */
public record Rename(boolean parameter, String from, String to) {

  /** Refuses nulls. */
  public Rename {
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(to, "to");
  }

  /** A dataset that has another name outside. */
  public static Rename dataset(String from, String to) {
    return new Rename(false, from, to);
  }

  /**
   * A parameter that has another key outside, and all below it: with {@code model} a node's {@code
   * model.size} is renamed too. Of several that fit, the longest counts.
   */
  public static Rename parameter(String from, String to) {
    return new Rename(true, from, to);
  }

  /** A dataset that is shared with the outside: its name gets no prefix. */
  public static Rename keep(String dataset) {
    return dataset(dataset, dataset);
  }

  /** A parameter, or a group of them, that is shared with the outside: its key gets no prefix. */
  public static Rename keepParameter(String key) {
    return parameter(key, key);
  }
}
