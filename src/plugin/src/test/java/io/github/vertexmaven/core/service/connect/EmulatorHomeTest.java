package io.github.vertexmaven.core.service.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.net.httpserver.HttpServer;
import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.service.RemoteTarget.Anonymous;
import io.github.vertexmaven.core.service.RemoteTarget.Endpoints;
import io.github.vertexmaven.core.service.RemoteTarget.Token;
import io.github.vertexmaven.core.service.connect.EmulatorHome.Program;
import io.github.vertexmaven.waiting.Eventually;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With a program that owns a folder and announces itself as the emulator does. */
class EmulatorHomeTest {

  private static final String EMULATOR =
      """
      package io.github.vertexmaven.emulator;
      import com.sun.net.httpserver.HttpServer;
      import java.net.*;
      import java.nio.channels.*;
      import java.nio.file.*;
      public final class Emulator {
        public static void main(String[] args) throws Exception {
          Path home = Path.of(args[1]);
          Files.writeString(home.resolve("start-" + ProcessHandle.current().pid()), String.join(" ", args));
          if (Files.exists(home.resolve("broken"))) {
            System.err.println("out of luck");
            System.exit(7);
          }
          if (Files.exists(home.resolve("slow"))) {
            Thread.sleep(600_000);
          }
          FileChannel channel = FileChannel.open(home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          if (channel.tryLock() == null) {
            System.exit(3);
          }
          HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
          server.createContext("/storage/v1/b", call -> { call.sendResponseHeaders(200, -1); call.close(); });
          server.start();
          String address = "127.0.0.1:" + server.getAddress().getPort();
          Path json = home.resolve("new.json");
          Files.writeString(json, "{\\"http\\":\\"" + address + "\\",\\"grpc\\":\\"" + address
              + "\\",\\"pid\\":" + ProcessHandle.current().pid() + "}");
          Files.move(json, home.resolve("emulator.json"), StandardCopyOption.ATOMIC_MOVE);
          Thread.sleep(600_000);
          System.exit(0);
        }
      }
      """;

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

  private Program program() {
    Path classes = dir.resolve("classes");
    SimpleJavaFileObject source =
        new SimpleJavaFileObject(
            URI.create("string:///Emulator.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return EMULATOR;
          }
        };
    List<String> options = List.of("-proc:none", "-d", classes.toString());
    assertThat(
            ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, null, options, null, List.of(source))
                .call())
        .isTrue();
    Path java = Path.of(System.getProperty("java.home"));
    return new Program(List.of(classes), java);
  }

  private List<Long> started() {
    try (Stream<Path> files = Files.list(home())) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith("start-"))
          .map(name -> Long.parseLong(name.substring("start-".length())))
          .toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Only what this test's own program has noted down. */
  @AfterEach
  void endWhatWasStarted() {
    if (Files.isDirectory(home())) {
      started().forEach(pid -> ProcessHandle.of(pid).ifPresent(EmulatorHomeTest::end));
    }
  }

  private static void end(ProcessHandle process) {
    process.destroyForcibly();
    process.onExit().join();
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
    Program program = program();
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
    Program program = program();
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
    assertThat(EmulatorHome.launching("Linux", 17))
        .containsExactly("-Djdk.lang.Process.launchMechanism=VFORK");
    assertThat(EmulatorHome.launching("Linux", 25)).isEmpty();
    assertThat(EmulatorHome.launching("Mac OS X", 17)).isEmpty();
  }

  @Test
  void saysThatTheOneThatRunsIsOfAnotherVersion() throws IOException {
    Program own = program();
    new EmulatorHome(home()).join(own, line -> {}, () -> {});
    Path file = home().resolve("emulator.json");
    String facts = Files.readString(file);
    Path jar = dir.resolve("vertexai-emulator-2.0.0.jar");
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, "2.0.0");
    new JarOutputStream(Files.newOutputStream(jar), manifest).close();
    Program released = new Program(List.of(jar), own.taskJavaHome());
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
