package io.github.vertexmaven.emulator.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JobFlowTest {

  private final EngineThreads threads = EngineThreads.of(1);

  @AfterEach
  void stop() {
    threads.stop();
  }

  /** An error of any kind; the thread that decides for all jobs goes on. */
  @Test
  void tellsOfEachErrorThatADecisionEndsWith() throws Exception {
    for (Throwable error :
        List.of(
            new OutOfMemoryError("Java heap space"),
            new StackOverflowError(),
            new AssertionError("x"),
            new NoClassDefFoundError("y"),
            new IllegalStateException("z"))) {
      CompletableFuture<Throwable> crash = new CompletableFuture<>();
      JobFlow flow = new JobFlow(threads, false, 0, crash::complete);
      flow.decide(() -> JobFlowTest.<RuntimeException>fail(error));
      assertThat(crash.get(1, TimeUnit.MINUTES)).isSameAs(error);
    }
    CompletableFuture<Boolean> next = new CompletableFuture<>();
    new JobFlow(threads, false, 0, e -> {}).decide(() -> next.complete(true));
    assertThat(next.get(1, TimeUnit.MINUTES)).isTrue();
  }

  @SuppressWarnings("unchecked")
  private static <E extends Throwable> void fail(Throwable error) throws E {
    throw (E) error;
  }

  @Test
  void triesUntilItIsDone() throws Exception {
    AtomicInteger tries = new AtomicInteger();
    CompletableFuture<Boolean> done = new CompletableFuture<>();
    new JobFlow(threads, false, 0, e -> {})
        .untilDone(() -> tries.incrementAndGet() == 2 && done.complete(true));
    assertThat(done.get(1, TimeUnit.MINUTES)).isTrue();
  }
}
