package io.github.vertexmaven.core.service.connect;

import io.github.vertexmaven.core.service.RemoteTarget.Credentials;
import io.github.vertexmaven.core.service.RemoteTarget.Endpoints;
import io.github.vertexmaven.core.service.RemoteTarget.Token;
import java.util.Optional;

/**
 * Calls an emulator now and then while a goal works with it: one that nobody calls for some seconds
 * leaves, and between two calls of a goal any time may pass.
 */
public final class Stay implements AutoCloseable {

  private static final int PAUSE_MILLIS = 2000;

  private final Thread thread;

  private Stay(String http, Optional<String> token, int pauseMillis) {
    this.thread = new Thread(() -> call(http, token, pauseMillis), "vertexai-emulator-stay");
    thread.setDaemon(true);
    thread.start();
  }

  /** Keeps the emulator at that address until it is closed. */
  public static Stay at(Endpoints emulator, Credentials credentials) {
    return at(emulator, credentials, PAUSE_MILLIS);
  }

  static Stay at(Endpoints emulator, Credentials credentials, int pauseMillis) {
    Optional<String> token =
        credentials instanceof Token known ? Optional.of(known.value()) : Optional.empty();
    return new Stay(emulator.storage(), token, pauseMillis);
  }

  private static void call(String http, Optional<String> token, int pauseMillis) {
    try {
      while (true) {
        Thread.sleep(pauseMillis);
        EmulatorHome.answers(http, token);
      }
    } catch (InterruptedException e) {
      // The goal is done.
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
