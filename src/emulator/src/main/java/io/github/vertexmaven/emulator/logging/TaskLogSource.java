package io.github.vertexmaven.emulator.logging;

import java.util.Optional;
import java.util.stream.Stream;

/** Where the lines that tasks write can be read; the engine's side of {@link LoggingService}. */
@FunctionalInterface
public interface TaskLogSource {
  /**
   * The logs of a project's tasks, in any order.
   *
   * @param project the project's id as the caller wrote it
   * @param customJobId the only CustomJob whose lines matter, when the caller named one; giving
   *     more than its log does no harm
   * @return lazily read; it is closed after use
   */
  Stream<TaskLines> logs(String project, Optional<String> customJobId);
}
