package io.github.vertexmaven.emulator.logging;

import com.google.logging.type.LogSeverity;
import java.time.Instant;
import java.util.Objects;

/**
 * One line that a task wrote.
 *
 * @param position the line's place among those of its task, which only grows; with the CustomJob it
 *     is the entry's identity
 * @param severity Vertex AI gives {@code INFO} to what was written to standard output and {@code
 *     ERROR} to standard error
 * @param text without the line break
 * @param customJobId the number of the CustomJob that {@code
 *     executorDetail.containerDetail.mainJob} of the task names
 * @param taskName the name of the task in its pipeline
 * @param pipelineJobId the last part of the pipeline job's resource name
 */
public record TaskLogLine(
    long position,
    Instant timestamp,
    LogSeverity severity,
    String text,
    String customJobId,
    String taskName,
    String pipelineJobId) {
  public TaskLogLine {
    Objects.requireNonNull(timestamp);
    Objects.requireNonNull(severity);
    Objects.requireNonNull(text);
    Objects.requireNonNull(customJobId);
    Objects.requireNonNull(taskName);
    Objects.requireNonNull(pipelineJobId);
  }
}
