package io.github.vertexmaven.cloud.storage;

import io.github.vertexmaven.core.service.RemoteException;
import io.github.vertexmaven.core.service.RemoteException.Kind;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Does one thing to many values, a few at a time. After a failure nothing further begins. */
final class Parallel {

  /** Enough to fill a line to the region; more only makes the service say 429 sooner. */
  private static final int WORKERS = 8;

  private final ExecutorService pool = Executors.newFixedThreadPool(WORKERS, Parallel::worker);

  /** Returns when all are done, or when those that had begun before a failure are. */
  <T> void each(List<T> values, Consumer<T> work) {
    AtomicBoolean failed = new AtomicBoolean();
    List<Future<?>> futures =
        values.stream().<Future<?>>map(value -> submit(value, work, failed)).toList();
    RuntimeException first = null;
    for (Future<?> future : futures) {
      RuntimeException failure = await(future, futures);
      first = first == null ? failure : first;
    }
    if (first != null) {
      throw first;
    }
  }

  void close() {
    pool.shutdownNow();
  }

  private <T> Future<?> submit(T value, Consumer<T> work, AtomicBoolean failed) {
    return pool.submit(
        () -> {
          if (!failed.get()) {
            try {
              work.accept(value);
            } catch (RuntimeException | Error e) {
              failed.set(true);
              throw e;
            }
          }
        });
  }

  private static RuntimeException await(Future<?> future, List<Future<?>> all) {
    try {
      future.get();
      return null;
    } catch (ExecutionException e) {
      return e.getCause() instanceof RuntimeException failure
          ? failure
          : new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      all.forEach(each -> each.cancel(true));
      Thread.currentThread().interrupt();
      throw new RemoteException(Kind.OTHER, "Interrupted while waiting for Cloud Storage.", e);
    }
  }

  private static Thread worker(Runnable work) {
    Thread thread = new Thread(work, "vertexai-storage");
    thread.setDaemon(true);
    return thread;
  }
}
