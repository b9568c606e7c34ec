package io.github.vertexmaven.core.service;

import java.time.Instant;
import java.util.List;

/** What tasks printed, from Cloud Logging. */
public interface TaskLogs {

  /**
   * A line.
   *
   * @param time when it was printed
   * @param severity {@code INFO}, {@code ERROR}, …
   * @param text without a line feed
   */
  record Line(Instant time, String severity, String text) {}

  /**
   * The lines of a custom job, in order.
   *
   * @param customJob the id that {@link TaskStatus#customJob()} gives
   * @param after only lines after this time; {@code Instant.EPOCH} for all
   * @param limit how many at most: the first ones, or with {@code last} the last ones
   */
  List<Line> lines(String customJob, Instant after, int limit, boolean last);
}
