package io.github.vertexmaven.catalog;

import java.util.List;

/**
 * A parameter that is missing, or that does not fit the declared Java type; each problem is a
 * finished sentence.
 */
public final class ParameterException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  ParameterException(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  /** At least one. */
  public List<String> problems() {
    return problems;
  }
}
