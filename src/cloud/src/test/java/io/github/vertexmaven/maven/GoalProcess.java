package io.github.vertexmaven.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.cloud.CloudConnector;
import io.github.vertexmaven.core.service.connect.EmulatorHome;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A goal in a JVM of its own.
 *
 * @param output what it prints
 */
record GoalProcess(Process process, Path output) {

  /** A goal tries for up to 150 s, and one attempt may take another 60, before it gives up. */
  private static final int PATIENCE_SECONDS = 240;

  private static final Pattern PID = Pattern.compile("\"pid\":(\\d+)");

  static GoalProcess start(Path home, Shipped project, int round, int attempt) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    if (Runtime.version().feature() >= 24) {
      command.add("--sun-misc-unsafe-memory-access=allow");
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Goal.class.getName()));
    command.addAll(List.of(home.toString(), project.folder().toString()));
    command.addAll(List.of(Integer.toString(round), Integer.toString(attempt), cloud()));
    Path output = project.folder().resolve("goal-" + attempt + ".txt");
    return new GoalProcess(
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start(),
        output);
  }

  private static String cloud() throws Exception {
    Path classes =
        Path.of(CloudConnector.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    return classes + File.pathSeparator + Files.readString(Path.of("target/closure.txt")).strip();
  }

  /** SIGKILL; what it has started goes on. */
  void kill() {
    process.destroyForcibly();
    ended();
  }

  /** Sends a signal by its name. */
  void signal(String name) throws Exception {
    String pid = Long.toString(process.pid());
    assertThat(new ProcessBuilder("kill", "-" + name, pid).start().waitFor()).isZero();
  }

  int ended() {
    try {
      assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).as("%s", said()).isTrue();
      return process.exitValue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  String said() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The process that owns a home folder. */
  static Optional<ProcessHandle> emulator(Path home) {
    try {
      Matcher pid = PID.matcher(Files.readString(home.resolve("emulator.json")));
      return pid.find() ? ProcessHandle.of(Long.parseLong(pid.group(1))) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** No process stays behind, not even one that was just starting. */
  static void endEmulator(Path home) throws Exception {
    Goal.target(new EmulatorHome(home));
    ProcessHandle process = emulator(home).orElseThrow();
    process.destroy();
    process.onExit().get();
  }
}
