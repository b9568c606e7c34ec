package io.github.vertexmaven.core.job.run;

import io.github.vertexmaven.core.show.page.PipelinePage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * The page of a pipeline, made once: by whoever needs it first.
 *
 * @param page when it is made
 */
public record PageMeanwhile(FutureTask<PipelinePage> page) {

  /** Nothing is made yet. */
  public static PageMeanwhile of(Supplier<PipelinePage> making) {
    return new PageMeanwhile(new FutureTask<>(making::get));
  }

  /** Makes it, or waits for the thread that does. */
  public PipelinePage get() {
    page.run();
    try {
      return page.get();
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
