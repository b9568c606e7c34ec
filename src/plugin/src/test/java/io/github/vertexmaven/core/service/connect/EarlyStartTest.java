package io.github.vertexmaven.core.service.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class EarlyStartTest {

  private final EarlyStart early = new EarlyStart();

  @Test
  void beginsOnceAndIsWaitedFor() {
    AtomicInteger times = new AtomicInteger();
    CountDownLatch asked = new CountDownLatch(1);
    Runnable work =
        () -> {
          await(asked);
          times.incrementAndGet();
        };
    early.begin("emulator", work);
    early.begin("emulator", work);
    assertThat(times).hasValue(0);
    asked.countDown();
    early.await("emulator");
    assertThat(times).hasValue(1);
  }

  @Test
  void aFailureIsLeftToWhoNeedsIt() {
    early.begin(
        "emulator",
        () -> {
          throw new IllegalStateException("no disk");
        });
    early.await("emulator");
  }

  @Test
  void whatNobodyBeganIsNotWaitedFor() {
    early.await("emulator");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
