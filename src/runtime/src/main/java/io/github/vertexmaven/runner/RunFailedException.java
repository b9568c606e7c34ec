package io.github.vertexmaven.runner;

import io.github.vertexmaven.hook.HookException;
import java.util.List;
import java.util.Optional;

/** A run in which at least one node failed, or a hook that was called for one. */
public final class RunFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * A node that failed.
   *
   * @param node its name
   * @param source its class and method
   * @param cause what was thrown by the node itself, a dataset or a hook
   */
  public record Failure(String node, String source, Throwable cause) {

    /** The hook whose failure this is, and not the node's own. */
    public Optional<HookException> hook() {
      return cause instanceof HookException hook ? Optional.of(hook) : Optional.empty();
    }

    private String words() {
      return hook()
          .map(Throwable::getMessage)
          .orElseGet(() -> "Node '" + node + "' (" + source + ") failed: " + cause);
    }
  }

  private final transient List<Failure> failures;
  private final transient List<String> resumeFrom;
  private final int done;
  private final int total;

  RunFailedException(List<Failure> failures, List<String> resumeFrom, int done, int total) {
    super(text(failures), failures.get(0).cause());
    this.failures = List.copyOf(failures);
    this.resumeFrom = List.copyOf(resumeFrom);
    this.done = done;
    this.total = total;
  }

  private static String text(List<Failure> failures) {
    return failures.get(0).words();
  }

  /** At least one; more when nodes that ran in parallel failed too. */
  public List<Failure> failures() {
    return failures;
  }

  /** The nodes from which a later run has to start to do what this one did not. */
  public List<String> resumeFrom() {
    return resumeFrom;
  }

  /** How many nodes were done. */
  public int done() {
    return done;
  }

  /** How many nodes there were. */
  public int total() {
    return total;
  }
}
