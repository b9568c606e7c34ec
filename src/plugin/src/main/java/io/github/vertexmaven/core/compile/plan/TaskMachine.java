package io.github.vertexmaven.core.compile.plan;

import java.util.Objects;

/**
 * What a task asks of the service: resources, image, environment and whatever else holds for a
 * whole task.
 *
 * @param words in words, which tell different ones apart: {@code 4 CPU, 16G}
 * @param cores how many nodes of a task can run at once
 */
public record TaskMachine(String words, int cores) {

  /** Refuses a machine without a core. */
  public TaskMachine {
    Objects.requireNonNull(words, "words");
    if (cores < 1) {
      throw new IllegalArgumentException("cores " + cores);
    }
  }
}
