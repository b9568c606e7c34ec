package io.github.vertexmaven.core.job.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.vertexmaven.core.show.page.PipelinePage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReportRehearsalTest {

  private static final String SPEC =
      "{\"pipelineInfo\":{\"name\":\"p\"},\"root\":{\"dag\":{\"tasks\":{}}}}";

  @BeforeEach
  void needsASecondProcessor() {
    assumeTrue(Runtime.getRuntime().availableProcessors() > 1);
  }

  @Test
  void runsBesideTheWorkAndEndsWithIt() {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch worked = new CountDownLatch(1);
    AtomicReference<Thread> thread = new AtomicReference<>();
    ReportRehearsal.beside(
        () -> {
          await(begun);
          worked.countDown();
        },
        () -> {
          thread.set(Thread.currentThread());
          begun.countDown();
          await(worked);
        });
    assertThat(thread.get()).isNotEqualTo(Thread.currentThread());
    assertThat(thread.get().isDaemon()).isTrue();
    assertThat(thread.get().isAlive()).isFalse();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void faultsOfItAreNobodysConcern() {
    AtomicInteger uncaught = new AtomicInteger();
    Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler((thread, fault) -> uncaught.incrementAndGet());
    try {
      AtomicInteger works = new AtomicInteger();
      for (Throwable fault : new Throwable[] {new IllegalStateException(), new LinkageError()}) {
        ReportRehearsal.beside(works::incrementAndGet, () -> ReportRehearsalTest.fail(fault));
      }
      assertThat(works).hasValue(2);
      assertThat(uncaught).hasValue(0);
    } finally {
      Thread.setDefaultUncaughtExceptionHandler(before);
    }
  }

  private static void fail(Throwable fault) {
    if (fault instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) fault;
  }

  @Test
  void faultsOfTheWorkAreTold() {
    assertThatThrownBy(
            () ->
                ReportRehearsal.beside(
                    () -> {
                      throw new IllegalStateException("work");
                    },
                    () -> {
                      throw new IllegalStateException("rehearsal");
                    }))
        .hasMessage("work");
  }

  @Test
  void aPageIsMadeOnce() {
    AtomicInteger made = new AtomicInteger();
    MadeOnce<PipelinePage> page =
        MadeOnce.of(
            () -> {
              made.incrementAndGet();
              return PipelinePage.ofSpec("title", SPEC);
            });
    String rehearsed = page.get().text(MadeUpRun.record());
    assertThat(rehearsed).contains("rehearsed");
    assertThat(page.get().text()).isEqualTo(PipelinePage.ofSpec("title", SPEC).text());
    assertThat(made).hasValue(1);
    assertThat(MadeUpRun.tests().text()).contains("rehearsed", "a\nmessage");
  }

  @Test
  void aPageThatCannotBeMadeSaysWhyToEach() {
    for (Throwable fault :
        new Throwable[] {new IllegalStateException("no"), new LinkageError("no")}) {
      MadeOnce<PipelinePage> page =
          MadeOnce.of(
              () -> {
                fail(fault);
                return null;
              });
      assertThatThrownBy(page::get).isSameAs(fault);
      assertThatThrownBy(page::get).isSameAs(fault);
    }
  }
}
