package io.github.vertexmaven.tell;

import io.github.vertexmaven.config.DidYouMean;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** What the user has to mend: finished texts, shown without a stack trace. */
public final class UserFault extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  public UserFault(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  public UserFault(String problem) {
    this(List.of(problem));
  }

  /** At least one. */
  public List<String> problems() {
    return problems;
  }

  public static UserFault noSuchPipeline(String name, Collection<String> known) {
    return new UserFault(
        "There is no pipeline '"
            + name
            + "'. There are: "
            + String.join(", ", new TreeSet<>(known))
            + DidYouMean.suffix(known, name));
  }
}
