package io.github.vertexmaven.emulator.process;

import java.time.Instant;
import java.util.Optional;

/** The command of a task at work, wherever it runs. */
public interface RunningCommand {

  /**
   * How a command came to its end.
   *
   * @param code its exit code
   * @param told what the service says of it, where that is more than the code
   * @param ran whether there was anything to run
   */
  record Exit(int code, Optional<String> told, boolean ran) {

    /** One of which the code says all. */
    public static Exit of(int code) {
      return new Exit(code, Optional.empty(), true);
    }
  }

  /** The process of this machine that runs it, or that waits for what runs it. */
  long pid();

  /** When that process began. */
  Optional<Instant> started();

  /** Waits for the end; as in the service, nothing outlives the main process. */
  Exit exit() throws InterruptedException;

  /** Ends it and all that it started: asked first, then made to. */
  void end();
}
