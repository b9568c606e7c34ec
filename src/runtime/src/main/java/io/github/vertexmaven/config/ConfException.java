package io.github.vertexmaven.config;

import java.util.List;

/** What is wrong with the configuration, all of it, each problem a finished text for the user. */
public final class ConfException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  /** The problems are shown in the given order. */
  public ConfException(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  /** One problem. */
  public ConfException(String problem) {
    this(List.of(problem));
  }

  /** At least one. */
  public List<String> problems() {
    return problems;
  }
}
