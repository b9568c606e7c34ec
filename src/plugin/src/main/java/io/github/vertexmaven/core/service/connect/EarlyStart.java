package io.github.vertexmaven.core.service.connect;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * What a build begins before a goal needs it, beside its other work. Each thing is begun once; who
 * needs it waits until it is done, and does it again where it failed, so that faults are told where
 * they matter.
 */
public final class EarlyStart {

  private final ConcurrentMap<Object, CompletableFuture<Void>> begun = new ConcurrentHashMap<>();

  /** Begins some work unless it is begun already, and does not wait for it. */
  public void begin(Object key, Runnable work) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    if (begun.putIfAbsent(key, done) == null) {
      Thread thread = new Thread(() -> finish(work, done), "vertexai-early-start");
      thread.setDaemon(true);
      thread.start();
    }
  }

  private static void finish(Runnable work, CompletableFuture<Void> done) {
    try {
      work.run();
      done.complete(null);
    } catch (RuntimeException | Error e) {
      done.completeExceptionally(e);
    }
  }

  /** Returns once that work is done or has failed; at once where nobody began it. */
  public void await(Object key) {
    CompletableFuture<Void> done = begun.get(key);
    if (done == null) {
      return;
    }
    try {
      done.join();
    } catch (CompletionException e) {
      // Who waits does the same, and meets the same fault.
    }
  }
}
