package io.github.vertexmaven.core.job.unchanged;

import java.nio.file.Path;
import java.util.List;

/**
 * What comes of a goal that finds nothing changed.
 *
 * @param lines what it says, without secrets
 * @param attachments what it hands on
 */
public record LastOutcome(List<Line> lines, List<Attachment> attachments) {

  /** Copies the lists. */
  public LastOutcome {
    lines = List.copyOf(lines);
    attachments = List.copyOf(attachments);
  }

  /** A line of the log. */
  public record Line(boolean warns, String text) {}

  /** A file beside the project's jar. */
  public record Attachment(String type, String classifier, Path file) {}
}
