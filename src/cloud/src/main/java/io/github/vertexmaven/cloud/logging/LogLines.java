package io.github.vertexmaven.cloud.logging;

import com.google.logging.v2.LogEntry;
import com.google.protobuf.Timestamp;
import com.google.protobuf.Value;
import io.github.vertexmaven.core.service.TaskLogs.Line;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Makes lines of log entries.
 *
 * @param limit how many lines at most
 * @param last whether the last ones are wanted, and entries come latest first
 */
record LogLines(int limit, boolean last) {

  /** Entries of one time are ordered by their insert id, says the service's reference. */
  private static final Comparator<LogEntry> ORDER =
      Comparator.comparing(LogLines::time).thenComparing(LogEntry::getInsertId);

  static long count(List<LogEntry> entries) {
    return entries.stream().flatMap(LogLines::lines).count();
  }

  List<Line> of(List<LogEntry> entries) {
    List<Line> all = entries.stream().sorted(ORDER).flatMap(LogLines::lines).toList();
    int surplus = Math.max(0, all.size() - limit);
    return last ? all.subList(surplus, all.size()) : all.subList(0, all.size() - surplus);
  }

  private static Stream<Line> lines(LogEntry entry) {
    return text(entry).lines().map(line -> new Line(time(entry), entry.getSeverity().name(), line));
  }

  private static Instant time(LogEntry entry) {
    Timestamp time = entry.getTimestamp();
    return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
  }

  /** Containers print text; programs that log JSON put theirs into {@code message}. */
  private static String text(LogEntry entry) {
    return switch (entry.getPayloadCase()) {
      case TEXT_PAYLOAD -> entry.getTextPayload();
      case JSON_PAYLOAD ->
          entry
              .getJsonPayload()
              .getFieldsOrDefault("message", Value.getDefaultInstance())
              .getStringValue();
      default -> "";
    };
  }
}
