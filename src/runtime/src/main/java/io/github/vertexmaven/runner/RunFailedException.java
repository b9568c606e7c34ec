package io.github.vertexmaven.runner;

import java.util.List;

/** A run in which at least one node failed. */
public final class RunFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * A node that failed.
   *
   * @param node its name
   * @param source its class and method
   * @param cause what was thrown by the node itself, a dataset or a hook
   */
  public record Failure(String node, String source, Throwable cause) {}

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
    Failure first = failures.get(0);
    return "Node '" + first.node() + "' (" + first.source() + ") failed: " + first.cause();
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
