package io.github.vertexmaven.core.service;

import java.time.Instant;
import java.util.List;

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
}
