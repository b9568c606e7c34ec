package io.github.vertexmaven.emulator.logging;

import java.util.Optional;
import java.util.stream.Stream;

/** Where the lines that tasks write can be read; the engine's side of {@link LoggingService}. */
@FunctionalInterface
public interface TaskLogSource {
  /**
   * The lines of a project's tasks, in any order. Within one task they must come in the order in
   * which they were written, and a line that was once given must be given again, so that pages fit
   * together.
   *
   * @param project the project's id as the caller wrote it
   * @param customJobId the only CustomJob whose lines matter, when the caller named one; giving
   *     more than its lines does no harm
   * @return lazily read; it is closed after use
   */
  Stream<TaskLogLine> lines(String project, Optional<String> customJobId);
}
