package io.github.vertexmaven.pipeline;

import java.util.List;

/** What is wrong with a pipeline, all of it, each problem a finished text for the user. */
public final class InvalidPipelineException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  /** The problems are shown in the given order. */
  public InvalidPipelineException(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  /** At least one. */
  public List<String> problems() {
    return problems;
  }
}
