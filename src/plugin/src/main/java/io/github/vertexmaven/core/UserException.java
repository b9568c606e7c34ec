package io.github.vertexmaven.core;

import java.util.ArrayList;
import java.util.List;

/** What the user has to mend: one or more finished texts. Shown without a stack trace. */
public class UserException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  /** The problems are shown in the given order. */
  public UserException(List<String> problems) {
    super(text(problems));
    this.problems = List.copyOf(problems);
  }

  /** One problem. */
  public UserException(String problem) {
    this(List.of(problem));
  }

  /** At least one. */
  public List<String> problems() {
    return problems;
  }

  /** The same with more problems behind it. */
  public UserException and(List<String> more) {
    List<String> all = new ArrayList<>(problems);
    all.addAll(more);
    return more.isEmpty() ? this : new UserException(all);
  }

  private static String text(List<String> problems) {
    return problems.size() == 1
        ? problems.get(0)
        : problems.size() + " problems:\n" + String.join("\n", problems);
  }
}
