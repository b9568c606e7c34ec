package io.github.vertexmaven.core.service.connect;

import io.github.vertexmaven.core.service.RemoteTarget.Endpoints;

/**
 * Calls an emulator now and then while a goal works with it: one that nobody calls for some seconds
 * leaves, and between two calls of a goal any time may pass.
 */
public final class Stay implements AutoCloseable {

  private static final int PAUSE_MILLIS = 2000;

  private final Thread thread;

  private Stay(String http, int pauseMillis) {
    this.thread = new Thread(() -> call(http, pauseMillis), "vertexai-emulator-stay");
    thread.setDaemon(true);
    thread.start();
  }

  /** Keeps the emulator at that address until it is closed. */
  public static Stay at(Endpoints emulator) {
    return at(emulator, PAUSE_MILLIS);
  }

  static Stay at(Endpoints emulator, int pauseMillis) {
    return new Stay(emulator.storage(), pauseMillis);
  }

  private static void call(String http, int pauseMillis) {
    try {
      while (true) {
        Thread.sleep(pauseMillis);
        EmulatorHome.answers(http);
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
