package io.github.vertexmaven.core.service.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.net.httpserver.HttpServer;
import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.service.RemoteTarget.Anonymous;
import io.github.vertexmaven.core.service.RemoteTarget.Endpoints;
import io.github.vertexmaven.core.service.RemoteTarget.Token;
import io.github.vertexmaven.waiting.Eventually;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With a program that owns a folder and announces itself as the emulator does. */
class EmulatorHomeTest {

  @TempDir Path dir;

  @Test
  void tellsAnEmulatorThatMayRunAlreadyWhatIsWantedOfIt() throws Exception {
    EmulatorHome emulator = new EmulatorHome(home());
    emulator.keepPreferences(Map.of("warmWorkers", 0));
    assertThat(home().resolve("preferences.json")).content().isEqualTo("{\"warmWorkers\":0}");
    emulator.keepPreferences(Map.of());
    assertThat(home()).isEmptyDirectory();
  }

  private Path home() {
    return dir.resolve("a home");
  }

  private EmulatorProgram program() {
    Path java = Path.of(System.getProperty("java.home"));
    return new EmulatorProgram(
        List.of(StandInEmulator.classes(dir.resolve("classes"))), java, Optional.empty());
  }

  private List<Long> started() {
    return StandInEmulator.started(home());
  }

  @AfterEach
  void endWhatWasStarted() {
    StandInEmulator.end(home());
  }

  private void announce(String json) throws IOException {
    Files.createDirectories(home());
    Files.writeString(home().resolve("emulator.json"), json);
  }

  @Test
  void startsOneWhenThereIsNone() throws IOException {
    EmulatorHome home = new EmulatorHome(home());
    assertThat(home.running()).isEmpty();
    Endpoints endpoints = home.join(program(), line -> {}, () -> {});
    assertThat(home.running()).contains(endpoints);
    assertThat(endpoints.storage()).isEqualTo("http://" + endpoints.vertex());
    assertThat(endpoints.logging()).isEqualTo(endpoints.vertex());
    assertThat(endpoints.plaintext()).isTrue();
    assertThat(started()).hasSize(1);
    assertThat(home().resolve("start-" + started().get(0)))
        .content()
        .isEqualTo("--home " + home() + " --java " + System.getProperty("java.home"));
  }

  @Test
  void joinsTheOneThatRuns() {
    List<String> meanwhile = new ArrayList<>();
    Endpoints first =
        new EmulatorHome(home()).join(program(), line -> {}, () -> meanwhile.add("started"));
    Runnable never = () -> meanwhile.add("joined");
    assertThat(new EmulatorHome(home()).join(program(), line -> {}, never)).isEqualTo(first);
    assertThat(meanwhile).containsExactly("started");
    assertThat(started()).hasSize(1);
  }

  @Tag("slow")
  @Test
  void manyAtOnceComeToOne() throws Exception {
    EmulatorProgram program = program();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      Callable<Endpoints> join = () -> new EmulatorHome(home()).join(program, line -> {}, () -> {});
      List<Endpoints> joined = new ArrayList<>();
      for (Future<Endpoints> each : threads.invokeAll(List.of(join, join, join, join))) {
        joined.add(each.get());
      }
      assertThat(joined).containsOnly(new EmulatorHome(home()).running().orElseThrow());
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void ignoresWhatADeadOneLeftBehind() throws Exception {
    Process dead =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-version")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    dead.waitFor();
    // Somebody else has got its port meanwhile.
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String address = "127.0.0.1:" + other.getLocalPort();
      announce(json(address, dead.pid()));
      assertThat(new EmulatorHome(home()).running()).isEmpty();
      assertThat(new EmulatorHome(home()).join(program(), line -> {}, () -> {}).vertex())
          .isNotEqualTo(address);
    }
  }

  @Test
  void aLivingProcessThatDoesNotAnswerIsNone() throws IOException {
    // Nobody listens below 1024 by chance.
    announce(json("127.0.0.1:1", ProcessHandle.current().pid()));
    assertThat(new EmulatorHome(home()).running()).isEmpty();
  }

  private static String json(String address, long pid) {
    return "{\"http\":\"" + address + "\",\"grpc\":\"" + address + "\",\"pid\":" + pid + "}";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "{}",
        "{\"http\":\"127.0.0.1:1\",\"grpc\":\"127.0.0.1:1\"}",
        "{\"http\":\"127.0.0.1:1\",\"grpc\":\"127.0.0.1:1\",\"pid\":\"x\"}",
        "{\"http\":{},\"grpc\":[],\"pid\":1}"
      })
  void whatIsNoAnnouncementIsIgnored(String text) throws IOException {
    announce(text);
    assertThat(new EmulatorHome(home()).running()).isEmpty();
  }

  @Test
  void oneThatCannotStartIsSaid() throws IOException {
    Files.createDirectories(home());
    Files.writeString(home().resolve("broken"), "");
    assertThatThrownBy(() -> new EmulatorHome(home()).join(program(), line -> {}, () -> {}))
        .isInstanceOf(UserException.class)
        .hasMessage(
            "The emulator ended with exit code 7.\n  Its output is in "
                + home().resolve("emulator.log"));
    assertThat(home().resolve("emulator.log")).content().contains("out of luck");
  }

  @Test
  void oneThatTakesLongToStartIsSaidOnceAndThenGivenUp() throws IOException {
    Files.createDirectories(home());
    Files.writeString(home().resolve("slow"), "");
    List<String> lines = new ArrayList<>();
    Patience patience = new Patience(Duration.ofSeconds(1), Duration.ZERO);
    String output = "Its output is in " + home().resolve("emulator.log");
    EmulatorProgram program = program();
    assertThatThrownBy(() -> new EmulatorHome(home()).join(program, lines::add, patience, () -> {}))
        .isInstanceOf(UserException.class)
        .hasMessage("The emulator did not start within 1 s.\n  " + output);
    assertThat(lines).containsExactly("Waiting for the emulator to start. " + output);
    Eventually.is(() -> !started().isEmpty());
  }

  @Test
  void oneThatIsNeededIsCalledAgainAndAgain() throws Exception {
    CountDownLatch calls = new CountDownLatch(3);
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          if ("Bearer secret".equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            calls.countDown();
          }
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
    String address = "http://127.0.0.1:" + server.getAddress().getPort();
    try (Stay stay = Stay.at(new Endpoints("", address, "", true), new Token("secret"), 1)) {
      assertThat(stay).isNotNull();
      assertThat(calls.await(Eventually.PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    } finally {
      server.stop(0);
    }
  }

  @Test
  void isTheOwnerToAnEmulatorThatAsksForAToken() throws IOException {
    EmulatorHome home = new EmulatorHome(home());
    assertThat(home.credentials()).isEqualTo(new Anonymous());
    announce("{\"http\":\"127.0.0.1:1\"}");
    assertThat(home.credentials()).isEqualTo(new Anonymous());
    announce("{\"http\":\"127.0.0.1:1\",\"token\":\"secret\"}");
    assertThat(home.credentials()).isEqualTo(new Token("secret"));
    assertThat(home.credentials()).asString().doesNotContain("secret");
  }

  @Test
  void makesWhatOnlyTheOwnerMayRead() throws IOException {
    assumeThat(Files.getFileStore(dir).supportsFileAttributeView("posix")).isTrue();
    EmulatorHome home = new EmulatorHome(home());
    home.ensureBucket("my-bucket");
    home.join(program(), line -> {}, () -> {});
    for (String folder : List.of("", "buckets")) {
      assertThat(Files.getPosixFilePermissions(home().resolve(folder)))
          .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }
    assertThat(Files.getPosixFilePermissions(home().resolve("emulator.log")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void makesBuckets() {
    EmulatorHome home = new EmulatorHome(home());
    home.ensureBucket("my-bucket");
    home.ensureBucket("my-bucket");
    assertThat(home.bucket("my-bucket")).isDirectory();
  }

  @Test
  void aNewJvmIsToldThatUnsafeAndNativeCodeAreKnown() {
    assertThat(QuietJvm.options(17)).isEmpty();
    assertThat(QuietJvm.options(25))
        .containsExactly(
            "--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED");
  }

  @Test
  void tasksAreStartedTheShortWayWhereTheJvmDoesNotComplain() {
    assertThat(EmulatorCommand.launching("Linux", 17))
        .containsExactly("-Djdk.lang.Process.launchMechanism=VFORK");
    assertThat(EmulatorCommand.launching("Linux", 25)).isEmpty();
    assertThat(EmulatorCommand.launching("Mac OS X", 17)).isEmpty();
  }

  @Test
  void saysThatTheOneThatRunsIsOfAnotherVersion() throws IOException {
    EmulatorProgram own = program();
    new EmulatorHome(home()).join(own, line -> {}, () -> {});
    Path file = home().resolve("emulator.json");
    String facts = Files.readString(file);
    Path jar = dir.resolve("vertexai-emulator-2.0.0.jar");
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, "2.0.0");
    new JarOutputStream(Files.newOutputStream(jar), manifest).close();
    EmulatorProgram released =
        new EmulatorProgram(List.of(jar), own.taskJavaHome(), Optional.empty());
    List<String> lines = new ArrayList<>();
    Files.writeString(file, facts.replace("{", "{\"version\":\"2.0.0\",\"formatVersion\":1,"));
    new EmulatorHome(home()).join(released, lines::add, () -> {});
    assertThat(lines).isEmpty();
    Files.writeString(file, facts.replace("{", "{\"version\":\"99.0.0\",\"formatVersion\":1,"));
    new EmulatorHome(home()).join(released, lines::add, () -> {});
    long pid = started().get(0);
    assertThat(lines)
        .containsExactly(
            "The emulator that runs for "
                + home()
                + " is of version 99.0.0. The version of the plugin is 2.0.0. End it (process "
                + pid
                + "), and the next goal starts that one.");
    Files.writeString(file, facts.replace("{", "{\"version\":\"99.0.0\",\"formatVersion\":2,"));
    assertThatThrownBy(() -> new EmulatorHome(home()).join(released, lines::add, () -> {}))
        .hasMessage(
            "The emulator that runs for "
                + home()
                + " is of version 99.0.0. End it (process "
                + pid
                + "), before you run this again.");
    Files.writeString(file, facts);
  }
}
