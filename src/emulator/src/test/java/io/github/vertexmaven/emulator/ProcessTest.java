package io.github.vertexmaven.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.vertexmaven.emulator.process.ProcessMark;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The emulator as a process: alone on its folder, on loopback, gone when nobody needs it. */
class ProcessTest {

  @TempDir Path folder;

  @Tag("slow")
  @Test
  void leavesByItselfOnceItsJobsAreDone() throws Exception {
    int patience = 3;
    while (!wasCalledBeforeItLeft(patience)) {
      patience *= 2;
    }
  }

  /** On a busy machine the first call may come when the emulator has left already. */
  private boolean wasCalledBeforeItLeft(int idleSeconds) throws Exception {
    Path home = folder.resolve("home");
    try (Standing emulator =
        Standing.start(home, "--idle-seconds", Integer.toString(idleSeconds))) {
      Optional<String> name = submitted(emulator);
      if (name.isPresent()) {
        emulator.await(name.get(), Lab.Ran::hasEnded);
      }
      assertThat(emulator.ended()).isZero();
      assertThat(home.resolve("emulator.json")).doesNotExist();
      return name.isPresent();
    }
  }

  private static Optional<String> submitted(Standing emulator) {
    try {
      return Optional.of(emulator.submit("policy", Map.of()));
    } catch (IllegalStateException | Service.Failed e) {
      // It leaves or has left; the caller sees how it ends.
      return Optional.empty();
    }
  }

  @Tag("slow")
  @Test
  void isAloneOnItsFolder() throws Exception {
    Path home = folder.resolve("home");
    try (Standing emulator = Standing.start(home, "--stand")) {
      Map<String, Object> facts = emulator.facts();
      Process second = Standing.launch(home);
      assertThat(Standing.exit(second)).isEqualTo(Emulator.TAKEN);
      assertThat(Standing.output(second)).isEqualTo("Another emulator owns " + home + ".\n");
      assertThat(emulator.facts()).isEqualTo(facts).containsEntry("formatVersion", 1.0);
      // Builds know by it whether classes are shared.
      assertThat(emulator.facts().get("vm")).asString().contains("mode");
      onlyOnLoopback(facts.get("http").toString());
      onlyOnLoopback(facts.get("grpc").toString());
      Lab.Ran ran = emulator.await(emulator.submit("environment", Map.of()), Lab.Ran::hasEnded);
      assertThat(ran.artifact("env", "env")).doesNotContain("CALLERS_SECRET");
    }
  }

  private static void onlyOnLoopback(String address) throws IOException {
    assertThat(address).startsWith("127.0.0.1:");
    int port = Integer.parseInt(address.substring(address.indexOf(':') + 1));
    Optional<InetAddress> outside =
        NetworkInterface.networkInterfaces()
            .flatMap(NetworkInterface::inetAddresses)
            .filter(one -> one instanceof Inet4Address && !one.isLoopbackAddress())
            .findFirst();
    if (outside.isPresent()) {
      assertThatThrownBy(
              () -> {
                try (Socket socket = new Socket()) {
                  socket.connect(new InetSocketAddress(outside.get(), port), 1000);
                }
              })
          .isInstanceOf(IOException.class);
    }
  }

  @Tag("slow")
  @Test
  void endsItsTasksWhenItIsTerminated() throws Exception {
    assumeTrue(Files.isDirectory(Path.of("/proc/self")));
    Path home = folder.resolve("home");
    String name;
    try (Standing emulator = Standing.start(home, "--stand")) {
      name = emulator.submit("cancel", Map.of());
      emulator.await(name, ran -> ProcessMark.of(home).processes().size() >= 3);
      emulator.terminate();
    }
    assertThat(ProcessMark.of(home).processes()).isEmpty();
    assertThat(home.resolve("emulator.json")).doesNotExist();
    try (Lab lab = Lab.open(home)) {
      assertThat(lab.get(name).state()).isEqualTo("FAILED");
      assertThat(lab.get(name).task("stay").getError().getMessage())
          .isEqualTo("the emulator was stopped while it ran");
    }
  }

  @Test
  void refusesWrongArguments() throws Exception {
    Path home = folder.resolve("home");
    Process process = Standing.launch(home, "--parallelism", "none");
    assertThat(Standing.exit(process)).isEqualTo(2);
    assertThat(Standing.output(process))
        .isEqualTo("--parallelism must be a number from 1, not none.\n");
  }
}
