package io.github.vertexmaven.core.job.run;

/**
 * What another thread does with a made-up run while the real one goes on: when that has ended, the
 * classes that report it are loaded. Nothing comes of it.
 */
public final class ReportRehearsal {

  private ReportRehearsal() {}

  /**
   * Does the work, and meanwhile rehearses where there is a processor for it. The rehearsal does
   * not outlive the work.
   */
  public static void beside(Runnable work, Runnable rehearsal) {
    if (Runtime.getRuntime().availableProcessors() < 2) {
      work.run();
      return;
    }
    Thread thread = new Thread(() -> quietly(rehearsal), "vertexai-rehearsal");
    thread.setDaemon(true);
    thread.start();
    try {
      work.run();
    } finally {
      end(thread);
    }
  }

  private static void quietly(Runnable rehearsal) {
    try {
      rehearsal.run();
    } catch (RuntimeException | Error e) {
      // The real report meets the same fault, and tells it.
    }
  }

  private static void end(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
