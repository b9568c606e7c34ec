package io.github.vertexmaven.core.service.connect;

import io.github.vertexmaven.core.ProcessLocale;
import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.json.JsonException;
import io.github.vertexmaven.core.json.LenientFields;
import io.github.vertexmaven.core.json.PlainJson;
import io.github.vertexmaven.core.service.RemoteTarget.Anonymous;
import io.github.vertexmaven.core.service.RemoteTarget.Credentials;
import io.github.vertexmaven.core.service.RemoteTarget.Endpoints;
import io.github.vertexmaven.core.service.RemoteTarget.Token;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The home folder of an emulator: who needs one starts it, or joins the one that owns the folder.
 * The emulator outlives the build that started it, as the cloud would, and leaves by itself when
 * nobody needs it.
 */
public final class EmulatorHome {

  private static final String MAIN = "io.github.vertexmaven.emulator.Emulator";
  private static final int WITHOUT_VFORK = 25;
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
  private static final int PAUSE_MILLIS = 25;
  private static final int CALL_MILLIS = 5000;

  /**
   * How to start an emulator. It runs on the JDK of this JVM.
   *
   * @param classPath the jars of {@code vertexai-emulator}
   * @param taskJavaHome the JDK that tasks run on
   */
  public record Program(List<Path> classPath, Path taskJavaHome) {

    /** Copies the list. */
    public Program {
      classPath = List.copyOf(classPath);
    }
  }

  private final Path home;

  /** The emulator of a folder, which need not be there. */
  public EmulatorHome(Path home) {
    this.home = home;
  }

  /** Makes a bucket: on this machine nobody else would. */
  public void ensureBucket(String bucket) {
    try {
      PrivateFiles.folder(home);
      PrivateFiles.folder(home.resolve("buckets"));
      Files.createDirectories(home.resolve("buckets").resolve(bucket));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Keeps the credentials of a project for its tasks, where no bucket is and nobody else may read.
   *
   * @param file the name under which tasks look
   * @param values when there are none, nothing is kept
   */
  public void keepCredentials(String file, Map<String, Object> values) {
    Path kept = home.resolve("credentials").resolve(file);
    try {
      if (values.isEmpty()) {
        Files.deleteIfExists(kept);
        return;
      }
      PrivateFiles.folder(home);
      PrivateFiles.folder(kept.getParent());
      // A temporary file is made for its owner alone.
      Path written = Files.createTempFile(kept.getParent(), file, ".tmp");
      Files.writeString(written, PlainJson.compact(PlainJson.withoutNulls(values)));
      Files.move(written, kept, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Tells the emulator what is wanted of it. It holds for the jobs that follow, also where an
   * emulator runs already.
   *
   * @param wanted by the emulator's own names; when there is nothing, nothing is kept
   */
  public void keepPreferences(Map<String, Object> wanted) {
    Path kept = home.resolve("preferences.json");
    try {
      if (wanted.isEmpty()) {
        Files.deleteIfExists(kept);
        return;
      }
      PrivateFiles.folder(home);
      Path written = Files.createTempFile(home, "preferences", ".tmp");
      Files.writeString(written, PlainJson.compact(wanted));
      Files.move(written, kept, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The images that are built for it. */
  public EmulatorImages images() {
    return new EmulatorImages(home);
  }

  /** The folder of a bucket. */
  public Path bucket(String bucket) {
    return home.resolve("buckets").resolve(bucket);
  }

  /**
   * The addresses of the emulator that owns the folder; it is started when there is none.
   *
   * @param log reads what is waited for when it takes long
   * @param meanwhile what is done while it starts
   */
  public Endpoints join(Program program, Consumer<String> log, Runnable meanwhile) {
    return join(program, log, Patience.BUSY_MACHINE, meanwhile);
  }

  Endpoints join(Program program, Consumer<String> log, Patience patience, Runnable meanwhile) {
    long begin = System.nanoTime();
    boolean silent = true;
    Process started = null;
    while (System.nanoTime() - begin < patience.longest().toNanos()) {
      Optional<Endpoints> running = running();
      if (running.isPresent()) {
        if (started == null) {
          EmulatorVersion.check(home, program.classPath(), log);
        }
        return running.get();
      }
      if (started == null || !started.isAlive()) {
        failUnlessOwned(started);
        boolean first = started == null;
        started = start(program, List.of());
        if (first) {
          meanwhile.run();
        }
      }
      if (silent && System.nanoTime() - begin >= patience.silent().toNanos()) {
        log.accept("Waiting for the emulator to start. " + output());
        silent = false;
      }
      Pause.ofMillis(PAUSE_MILLIS);
    }
    throw new UserException(
        "The emulator did not start within "
            + patience.longest().toSeconds()
            + " s.\n  "
            + output());
  }

  /** Another process may have been quicker; then this one ended with code 3. */
  private void failUnlessOwned(Process started) {
    if (started != null && started.exitValue() != 3 && started.exitValue() != 0) {
      throw new UserException(
          "The emulator ended with exit code " + started.exitValue() + ".\n  " + output());
    }
  }

  /** Where its output is, for messages. */
  public String output() {
    return "Its output is in " + log();
  }

  private Path log() {
    return home.resolve("emulator.log");
  }

  /** Whether an emulator has said where it is, which may have ended since. */
  public boolean isAnnounced() {
    return Files.exists(announcement());
  }

  private Path announcement() {
    return home.resolve("emulator.json");
  }

  /** The addresses of a running emulator. */
  public Optional<Endpoints> running() {
    Path file = announcement();
    try {
      LenientFields json = LenientFields.parse(Files.readString(file));
      String http = json.string("http").orElseThrow();
      String grpc = json.string("grpc").orElseThrow();
      boolean alive =
          ProcessHandle.of(Long.parseLong(json.text("pid").orElseThrow())).isPresent()
              && answers("http://" + http, token(json));
      return alive
          ? Optional.of(new Endpoints(grpc, "http://" + http, grpc, true))
          : Optional.empty();
    } catch (IOException | JsonException | NoSuchElementException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Who one is for the emulator of the folder: its owner, unless it answers everybody. */
  public Credentials credentials() {
    try {
      Optional<String> token = token(LenientFields.parse(Files.readString(announcement())));
      return token.<Credentials>map(Token::new).orElseGet(Anonymous::new);
    } catch (IOException | JsonException e) {
      return new Anonymous();
    }
  }

  private static Optional<String> token(LenientFields json) {
    return json.string("token");
  }

  /** A real call: one that is answered keeps the emulator from leaving before the next one. */
  static boolean answers(String address, Optional<String> token) {
    try {
      URL url = URI.create(address + "/storage/v1/b?project=emulator").toURL();
      HttpURLConnection call = (HttpURLConnection) url.openConnection();
      call.setConnectTimeout(CALL_MILLIS);
      call.setReadTimeout(CALL_MILLIS);
      token.ifPresent(known -> call.setRequestProperty("Authorization", "Bearer " + known));
      try {
        return call.getResponseCode() == HttpURLConnection.HTTP_OK;
      } finally {
        call.disconnect();
      }
    } catch (IOException e) {
      return false;
    }
  }

  /** Starts an emulator that stands until it is stopped, as a child of this process. */
  public Process stand(Program program) {
    return start(program, List.of("--stand"));
  }

  /**
   * Processes of tasks are started without the JVM's helper program, which takes as much processor
   * time as a small task, where the JVM does so without a complaint: on Linux before Java 25.
   */
  static List<String> launching(String system, int release) {
    return system.equals("Linux") && release < WITHOUT_VFORK
        ? List.of("-Djdk.lang.Process.launchMechanism=VFORK")
        : List.of();
  }

  private Process start(Program program, List<String> more) {
    List<String> command = new ArrayList<>();
    if (Files.isExecutable(Path.of("/bin/sh"))) {
      // A Ctrl-C in the terminal is meant for the build, not for the jobs that it has started.
      command.addAll(List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh"));
    }
    command.add(JAVA.toString());
    command.add("-XX:+UseSerialGC");
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-Xshare:auto");
    command.addAll(QuietJvm.options(Runtime.version().feature()));
    command.addAll(launching(System.getProperty("os.name"), Runtime.version().feature()));
    command.add("-Dfile.encoding=UTF-8");
    command.add("-Dstdout.encoding=UTF-8");
    command.add("-Dstderr.encoding=UTF-8");
    command.add("-cp");
    command.add(
        program.classPath().stream()
            .map(Path::toString)
            .collect(Collectors.joining(System.getProperty("path.separator"))));
    command.add(MAIN);
    command.addAll(List.of("--home", home.toString()));
    command.addAll(List.of("--java", program.taskJavaHome().toString()));
    command.addAll(more);
    try {
      PrivateFiles.folder(home);
      PrivateFiles.file(log());
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
      ProcessLocale.prepare(builder.environment(), command);
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
