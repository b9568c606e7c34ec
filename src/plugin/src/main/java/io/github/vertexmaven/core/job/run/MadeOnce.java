package io.github.vertexmaven.core.job.run;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * What is made once: by whoever needs it first.
 *
 * @param made when it is done
 */
public record MadeOnce<T>(FutureTask<T> made) {

  /** Nothing is made yet. */
  public static <T> MadeOnce<T> of(Supplier<T> making) {
    return new MadeOnce<>(new FutureTask<>(making::get));
  }

  /** Makes it, or waits for the thread that does. */
  public T get() {
    made.run();
    try {
      return made.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) e.getCause();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The build was interrupted.", e);
    }
  }
}
