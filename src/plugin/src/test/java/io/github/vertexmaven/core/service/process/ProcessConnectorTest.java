package io.github.vertexmaven.core.service.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vertexmaven.core.service.JobQuery;
import io.github.vertexmaven.core.service.Remote;
import io.github.vertexmaven.core.service.RemoteConnector;
import io.github.vertexmaven.core.service.RemoteException;
import io.github.vertexmaven.core.service.RemoteTarget;
import io.github.vertexmaven.core.service.TaskLogs;
import io.github.vertexmaven.core.service.VertexTarget;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a real process, in which a client of our own says what it is asked. */
class ProcessConnectorTest {

  private static final VertexTarget HERE = target(true);

  @TempDir private Path folder;
  private final List<String> loaded = new ArrayList<>();

  private static VertexTarget target(boolean plaintext) {
    return new VertexTarget(
        "p",
        "r",
        Optional.of(new RemoteTarget.Endpoints("h:1", "http://h", "h:1", plaintext)),
        new RemoteTarget.Anonymous());
  }

  @BeforeEach
  void offer() throws IOException {
    Path services = Files.createDirectories(folder.resolve("META-INF/services"));
    Files.writeString(
        services.resolve(RemoteConnector.class.getName()), TalkingConnector.class.getName());
  }

  private ProcessConnector connector() {
    return new ProcessConnector(
        this::inThisJvm, () -> List.of(folder, tests()), folder.resolve("archives"));
  }

  private RemoteConnector inThisJvm() {
    loaded.add("client");
    return new TalkingConnector();
  }

  private static Path tests() {
    try {
      return Path.of(
          TalkingConnector.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static long pid(Remote remote) {
    return Long.parseLong(remote.usualAccount().orElseThrow());
  }

  @Test
  void theEmulatorIsSpokenWithByAnotherProcess() {
    ProcessConnector connector = connector();
    connector.prepare();
    try (Remote remote = connector.connect(HERE);
        Remote another = connector.connect(HERE)) {
      assertThat(pid(remote)).isNotEqualTo(ProcessHandle.current().pid()).isEqualTo(pid(another));
      assertThatThrownBy(() -> remote.jobs().list(new JobQuery.Typed("x"), 3))
          .isInstanceOfSatisfying(
              RemoteException.class,
              e -> assertThat(e.kind()).isEqualTo(RemoteException.Kind.INVALID))
          .hasMessage("Typed[text=x] 3");
      assertThatThrownBy(() -> remote.jobs().cancel("x"))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("our own fault")
          .hasStackTraceContaining("TalkingConnector");
    }
    assertThat(loaded).isEmpty();
  }

  /** Neither is there a line twice, nor one too few, however many come. */
  @Test
  void allLinesAreHeardInTheirOrder() {
    List<String> heard = new ArrayList<>();
    try (Remote remote = connector().connect(HERE)) {
      remote.logs().print("log", Instant.EPOCH, 1234, line -> heard.add(line.text()));
      assertThat(heard).hasSize(1234).startsWith("0", "1").endsWith("1233");
      assertThatThrownBy(
              () -> remote.logs().print("log", Instant.EPOCH, 9999, ProcessConnectorTest::refuse))
          .isInstanceOf(UnsupportedOperationException.class);
      assertThat(remote.logs().lines("log", Instant.EPOCH, 1, false)).hasSize(1);
    }
  }

  private static void refuse(TaskLogs.Line line) {
    throw new UnsupportedOperationException(line.text());
  }

  @Test
  void googleItselfIsSpokenWithFromHere() {
    try (Remote remote = connector().connect(target(false))) {
      assertThat(pid(remote)).isEqualTo(ProcessHandle.current().pid());
    }
    assertThat(loaded).containsExactly("client");
  }

  @Test
  void whereThereCanBeNoProcessTheClientRunsHere() {
    ProcessConnector connector =
        new ProcessConnector(this::inThisJvm, List::of, folder.resolve("archives"));
    try (Remote remote = connector.connect(HERE)) {
      assertThat(pid(remote)).isEqualTo(ProcessHandle.current().pid());
    }
  }

  /** The call that was under way fails with a sentence; the next connection has a new process. */
  @Test
  void anEndOfTheProcessIsTold() {
    ProcessConnector connector = connector();
    Remote remote = connector.connect(HERE);
    long first = pid(remote);
    assertThatThrownBy(() -> remote.objects().read("gs://halt/3"))
        .isInstanceOf(RemoteException.class)
        .hasMessageStartingWith(
            "The process that speaks with the emulator has ended with exit code 3; run the goal"
                + " again.");
    remote.close();
    try (Remote next = connector.connect(HERE)) {
      assertThat(pid(next)).isNotEqualTo(first).isNotEqualTo(ProcessHandle.current().pid());
    }
  }

  @Test
  void whoIsInterruptedDoesNotWait() throws InterruptedException {
    try (Remote remote = connector().connect(HERE)) {
      CountDownLatch waits = new CountDownLatch(1);
      List<Throwable> faults = new ArrayList<>();
      Thread caller =
          new Thread(
              () -> {
                try {
                  remote.logs().print("for ever", Instant.EPOCH, 1, line -> waits.countDown());
                } catch (RemoteException e) {
                  faults.add(e);
                }
              });
      caller.start();
      waits.await();
      caller.interrupt();
      caller.join();
      assertThat(faults)
          .singleElement()
          .satisfies(e -> assertThat(e).hasMessage("Interrupted while waiting for an answer."));
      assertThat(remote.logs().lines("log", Instant.EPOCH, 1, false)).hasSize(1);
    }
  }
}
