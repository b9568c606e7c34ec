package io.github.vertexmaven.core.service;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What tasks printed. */
public interface TaskLogs {

  /**
   * A line.
   *
   * @param time when it was printed; {@code Instant.EPOCH} when nobody knows
   * @param severity {@code INFO}, {@code ERROR}, …
   * @param text without a line feed
   */
  record Line(Instant time, String severity, String text) {}

  /**
   * The time in which lines are looked for: a service that keeps the logs of years need not search
   * them all.
   *
   * @param after when the task cannot have printed anything yet
   * @param until when it cannot print anything more; empty while it may
   */
  record Span(Instant after, Optional<Instant> until) {

    private static final Duration MARGIN = Duration.ofMinutes(10);

    /** That of a task. Clocks may differ, and tries may come before the start that is told. */
    public static Span of(JobStatus job, TaskStatus task) {
      Optional<Instant> begin = job.created().or(task::started);
      return new Span(
          begin.map(at -> at.minus(MARGIN)).orElse(Instant.EPOCH),
          task.ended().map(at -> at.plus(MARGIN)));
    }
  }

  /** How long after it was printed a line may come. */
  default Duration lateness() {
    return Duration.ZERO;
  }

  /** The lines of a task that were printed in this time, in order. */
  default List<Line> lines(String logId, Span span, int limit, boolean last) {
    return lines(logId, span.after(), limit, last);
  }

  /** Hands on the first lines of a task that were printed in this time. */
  default void print(String logId, Span span, int limit, Consumer<Line> out) {
    print(logId, span.after(), limit, out);
  }

  /**
   * The lines of a task, in order.
   *
   * @param logId the id that {@link TaskStatus#logId()} gives
   * @param after only lines after this time; {@code Instant.EPOCH} for all
   * @param limit how many at most: the first ones, or with {@code last} the last ones
   */
  List<Line> lines(String logId, Instant after, int limit, boolean last);

  /**
   * Hands on the first lines of a task, in order, as they are read: however many there are, they
   * need not be in memory together.
   */
  default void print(String logId, Instant after, int limit, Consumer<Line> out) {
    lines(logId, after, limit, false).forEach(out);
  }
}
