package io.github.vertexmaven.launcher;

import io.github.vertexmaven.config.DidYouMean;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** What the user has to mend: finished texts, shown without a stack trace. */
public final class UserFault extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  UserFault(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  UserFault(String problem) {
    this(List.of(problem));
  }

  /** At least one. */
  public List<String> problems() {
    return problems;
  }

  static UserFault noSuchPipeline(String name, Collection<String> known) {
    return new UserFault(
        "There is no pipeline '"
            + name
            + "'. There are: "
            + String.join(", ", new TreeSet<>(known))
            + DidYouMean.suffix(known, name));
  }
}
