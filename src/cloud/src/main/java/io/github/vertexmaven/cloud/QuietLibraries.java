package io.github.vertexmaven.cloud;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Keeps Google's libraries from printing into the build: what they have to say reaches the user as
 * a {@code RemoteException}. What someone has set is left alone.
 */
final class QuietLibraries {

  private static final String NETTY = "io.grpc.netty.shaded.io.netty.";

  /**
   * Since Java 24 the JVM complains of native code (JEP 472); Netty does without, and then takes
   * TLS from the JDK. The names are those of gRPC's own copy of Netty, so nobody else's is changed.
   */
  private static final List<String> PLAIN_JAVA =
      List.of("transport.noNative", "handler.ssl.noOpenSsl");

  /** Held, since the log manager holds its loggers weakly. */
  private static final List<Logger> LOGGERS =
      List.of(Logger.getLogger("io.grpc"), Logger.getLogger("com.google"));

  private QuietLibraries() {}

  static void hush() {
    LOGGERS.stream()
        .filter(logger -> logger.getLevel() == null)
        .forEach(logger -> logger.setLevel(Level.OFF));
    PLAIN_JAVA.stream()
        .map(NETTY::concat)
        .filter(name -> System.getProperty(name) == null)
        .forEach(name -> System.setProperty(name, "true"));
  }
}
