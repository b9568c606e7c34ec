package io.github.vertexmaven.cloud;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Keeps Google's libraries from printing into the build: what they have to say reaches the user as
 * a {@code RemoteException}. A level that someone set is left alone.
 */
final class QuietLibraries {

  /** Held, since the log manager holds its loggers weakly. */
  private static final List<Logger> LOGGERS =
      List.of(Logger.getLogger("io.grpc"), Logger.getLogger("com.google"));

  private QuietLibraries() {}

  static void hush() {
    LOGGERS.stream()
        .filter(logger -> logger.getLevel() == null)
        .forEach(logger -> logger.setLevel(Level.OFF));
  }
}
