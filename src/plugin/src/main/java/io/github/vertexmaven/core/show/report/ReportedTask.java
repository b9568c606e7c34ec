package io.github.vertexmaven.core.show.report;

import java.time.Instant;
import java.util.Optional;

/**
 * A task of a run; when all ran in one process, a node.
 *
 * @param name what the run calls it
 * @param state how it ended
 * @param onExit whether it is part of what runs at the end, whatever happens
 * @param started when it began to run
 * @param ended when it ended
 * @param attempts how often it was started
 * @param why it ran again, or from which run its result came
 * @param error what went wrong
 * @param log the end of what it printed
 */
public record ReportedTask(
    String name,
    State state,
    boolean onExit,
    Optional<Instant> started,
    Optional<Instant> ended,
    int attempts,
    Optional<String> why,
    Optional<String> error,
    LogTail log) {

  /** How a task ended. */
  public enum State {
    DONE,
    /** An earlier result served. */
    REUSED,
    FAILED,
    /** The run ended before it did. */
    STOPPED,
    NOT_RUN,
    /** It runs nothing: it says where data lies. */
    INPUT
  }
}
