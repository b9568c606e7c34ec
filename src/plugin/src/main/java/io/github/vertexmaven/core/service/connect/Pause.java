package io.github.vertexmaven.core.service.connect;

/** What a goal does between two looks at something that takes its time. */
public final class Pause {

  private Pause() {}

  /**
   * Waits.
   *
   * @throws IllegalStateException if the build is interrupted
   */
  public static void ofMillis(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The build was interrupted.", e);
    }
  }
}
