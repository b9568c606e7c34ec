package io.github.vertexmaven.cloud;

import static io.github.vertexmaven.cloud.Connections.QUICK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.vertexmaven.core.service.JobQuery;
import io.github.vertexmaven.core.service.Remote;
import io.github.vertexmaven.core.service.RemoteException;
import io.github.vertexmaven.waiting.Eventually;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A JVM that exits waits for threads in native code, which those are that wait for sockets. */
class ThreadsTest {

  /** Those of other tests in this JVM would have ended by now. */
  private static List<Thread> loops() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("vertexai-grpc"))
        .toList();
  }

  private static void assertAllEnd(List<Thread> threads) throws InterruptedException {
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(loops()).isEmpty();
  }

  @Test
  void closedClientsLeaveNoThreadThatWaitsForSockets() throws Exception {
    try (FakeVertex vertex = new FakeVertex(new FakeSchedules())) {
      Remote remote = Connections.toVertex(vertex.address(), QUICK);
      remote.jobs().list(new JobQuery.All(), 1);
      remote.schedules().list("");
      List<Thread> open = loops();
      assertThat(open).hasSize(2).allMatch(Thread::isDaemon);
      remote.close();
      assertAllEnd(open);
    }
  }

  @Test
  void closeEndsACallThatIsUnderWay() throws Exception {
    try (FakeVertex vertex = new FakeVertex()) {
      Remote remote = Connections.toVertex(vertex.address(), Connections.IMPATIENT);
      vertex.stayMute();
      CompletableFuture<Throwable> call =
          CompletableFuture.supplyAsync(
              () -> catchThrowable(() -> remote.jobs().list(new JobQuery.All(), 1)));
      Eventually.is(() -> !vertex.calls.isEmpty());
      List<Thread> open = loops();
      assertThat(open).isNotEmpty();
      remote.close();
      assertThat(call.get()).isInstanceOf(RemoteException.class);
      assertAllEnd(open);
    }
  }
}
