package io.github.vertexmaven.emulator.cron;

/** A text that is no cron expression, and why. */
public final class MalformedCron extends Exception {

  private static final long serialVersionUID = 1L;

  MalformedCron(String message) {
    super(message);
  }
}
