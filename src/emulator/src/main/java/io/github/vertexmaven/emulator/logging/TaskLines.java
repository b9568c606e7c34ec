package io.github.vertexmaven.emulator.logging;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * What one try of a task wrote, however much that is: it is read from where it is asked for. No
 * line is older than the one before it, and a line that was once given is given again, so that
 * pages fit together.
 */
public interface TaskLines {

  /** The number of the CustomJob. */
  String customJobId();

  /**
   * Where to begin. Lines on its other side may be given too.
   *
   * @param position of a line, if this log has it
   * @param time else lines of this time count; without one all do
   */
  record Begin(OptionalLong position, Optional<Instant> time) {}

  /** Lines that are as old as the beginning or younger, in order, until no more are wanted. */
  void forwards(Begin begin, Predicate<TaskLogLine> wantsMore);

  /** Lines that are as old as the beginning or older, the last first, until no more are wanted. */
  void backwards(Begin begin, Predicate<TaskLogLine> wantsMore);
}
