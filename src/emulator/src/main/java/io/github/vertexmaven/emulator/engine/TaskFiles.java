package io.github.vertexmaven.emulator.engine;

import io.github.vertexmaven.emulator.store.TaskLog;
import io.github.vertexmaven.emulator.store.Values;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The files of one try of a task, as its process sees them. */
public interface TaskFiles {

  /**
   * A text for the process: the service's paths are those of this machine.
   *
   * @param json whether the text is JSON
   */
  String mapped(String text, boolean json);

  /** Whether they are all that is in the buckets. */
  default boolean areBuckets() {
    return false;
  }

  /** What tells a process of this machine where they are. */
  default Map<String, String> variables() {
    return Map.of();
  }

  /**
   * What a container of the task sees of this machine, by its place there: it is given texts as
   * they are. Empty where tasks of the service do not run in containers here.
   */
  default Optional<Map<String, Path>> mounts() {
    return Optional.empty();
  }

  /** The file that a place of an output plan means. */
  Path file(String place);

  /** Brings what the task is given, and makes room for what it makes. */
  void prepare(Values inputs, OutputPlan plan) throws IOException;

  /** The process has ended, well or not. */
  void ended(TaskLog log, OutputPlan plan) throws IOException;

  /** Keeps what the task has made. */
  void publish(Values outputs) throws IOException;
}
