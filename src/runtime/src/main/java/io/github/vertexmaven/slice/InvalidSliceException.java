package io.github.vertexmaven.slice;

import java.util.List;

/** What a slice asks for and the graph does not have, each problem a finished text for the user. */
public final class InvalidSliceException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  InvalidSliceException(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  /** At least one. */
  public List<String> problems() {
    return problems;
  }
}
