package io.github.vertexmaven.core.service;

import java.time.Instant;
import java.util.List;
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
