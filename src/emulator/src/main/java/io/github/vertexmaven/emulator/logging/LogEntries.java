package io.github.vertexmaven.emulator.logging;

import com.google.api.MonitoredResource;
import com.google.logging.v2.LogEntry;
import com.google.protobuf.Struct;
import com.google.protobuf.Timestamp;
import com.google.protobuf.Value;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * A line as the entry that Vertex AI's custom training writes (documentation page "Monitored
 * resource types", {@code ml_job}).
 */
final class LogEntries {
  /** The one replica of the one worker pool that a task of a pipeline has. */
  private static final String REPLICA = "workerpool0-0";

  /** By time; lines of one time by task and place, which is what their ids say. */
  static final Comparator<LogEntry> ORDER =
      Comparator.comparing((LogEntry entry) -> instant(entry.getTimestamp()))
          .thenComparing(LogEntry::getInsertId);

  /** So long that texts are in the order of the numbers. */
  private static final String POSITION = "%015d";

  private LogEntries() {}

  /** The position that an id says, if it is the id of an entry of a CustomJob. */
  static OptionalLong position(String insertId, String customJob) {
    String digits =
        insertId.startsWith(customJob + "-") ? insertId.substring(customJob.length() + 1) : "";
    return digits.matches("\\d{15}")
        ? OptionalLong.of(Long.parseLong(digits))
        : OptionalLong.empty();
  }

  static LogEntry of(String project, TaskLogLine line) {
    return LogEntry.newBuilder()
        .setLogName("projects/" + project + "/logs/" + REPLICA)
        .setResource(resource(project, line))
        .setTimestamp(timestamp(line.timestamp()))
        .setReceiveTimestamp(timestamp(line.timestamp()))
        .setSeverity(line.severity())
        .setInsertId(
            line.customJobId() + "-" + String.format(Locale.ROOT, POSITION, line.position()))
        .putLabels("ml.googleapis.com/job_id/log_area", "root")
        .putLabels("vertexai-emulator/pipeline_job_id", line.pipelineJobId())
        .putLabels("vertexai-emulator/task_name", line.taskName())
        .setJsonPayload(payload(line))
        .build();
  }

  private static MonitoredResource resource(String project, TaskLogLine line) {
    return MonitoredResource.newBuilder()
        .setType("ml_job")
        .putLabels("project_id", project)
        .putLabels("job_id", line.customJobId())
        .putLabels("task_name", REPLICA)
        .build();
  }

  private static Struct payload(TaskLogLine line) {
    return Struct.newBuilder()
        .putFields("message", text(line.text()))
        .putFields("levelname", text(line.severity().name()))
        .putFields(
            "attrs",
            Value.newBuilder()
                .setStructValue(Struct.newBuilder().putFields("tag", text(REPLICA)))
                .build())
        .build();
  }

  private static Value text(String text) {
    return Value.newBuilder().setStringValue(text).build();
  }

  private static Timestamp timestamp(Instant instant) {
    return Timestamp.newBuilder()
        .setSeconds(instant.getEpochSecond())
        .setNanos(instant.getNano())
        .build();
  }

  static Instant instant(Timestamp timestamp) {
    return Instant.ofEpochSecond(timestamp.getSeconds(), timestamp.getNanos());
  }
}
