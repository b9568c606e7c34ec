package io.github.vertexmaven.core.service.connect;

import io.github.vertexmaven.core.ProcessLocale;
import io.github.vertexmaven.core.jvm.BackgroundProcess;
import io.github.vertexmaven.core.jvm.JvmProgram;
import io.github.vertexmaven.core.jvm.SharedClasses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The command of an emulator.
 *
 * @param log the file for its output
 */
record EmulatorCommand(Path home, Path log, EmulatorProgram program) {

  private static final String MAIN = "io.github.vertexmaven.emulator.Emulator";
  private static final int WITHOUT_VFORK = 25;
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

  /**
   * Processes of tasks are started without the JVM's helper program, which takes as much processor
   * time as a small task, where the JVM does so without a complaint: on Linux before Java 25.
   */
  static List<String> launching(String system, int release) {
    return system.equals("Linux") && release < WITHOUT_VFORK
        ? List.of("-Djdk.lang.Process.launchMechanism=VFORK")
        : List.of();
  }

  private static List<String> options() {
    List<String> options = new ArrayList<>();
    options.add("-XX:+UseSerialGC");
    options.add("-XX:TieredStopAtLevel=1");
    options.add("-Xshare:auto");
    options.addAll(QuietJvm.options(Runtime.version().feature()));
    options.addAll(launching(System.getProperty("os.name"), Runtime.version().feature()));
    options.add("-Dfile.encoding=UTF-8");
    options.add("-Dstdout.encoding=UTF-8");
    options.add("-Dstderr.encoding=UTF-8");
    return options;
  }

  private JvmProgram jvm() {
    // Classes that were just compiled are other ones tomorrow.
    boolean isReleased = program.classPath().stream().allMatch(Files::isRegularFile);
    Optional<Path> shared = isReleased ? program.shared() : Optional.empty();
    return new JvmProgram(JAVA, MAIN, program.classPath(), List.of(), options(), shared);
  }

  /** The classes that the emulator takes over, or tells those after it. */
  SharedClasses shared() {
    return SharedClasses.of(jvm());
  }

  /** No such classes. */
  SharedClasses unshared() {
    return SharedClasses.none(jvm());
  }

  /** Starts one that may outlive this process. */
  BackgroundProcess start(SharedClasses shared) {
    try {
      return BackgroundProcess.start(builder(command(shared)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts one that stands until it is stopped, as a child of this process. */
  Process stand() {
    List<String> command = new ArrayList<>();
    if (Files.isExecutable(Path.of("/bin/sh"))) {
      // A Ctrl-C in the terminal is meant for the build, not for the jobs that it has started.
      command.addAll(List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh"));
    }
    command.addAll(command(unshared()));
    command.add("--stand");
    try {
      return builder(command).redirectErrorStream(true).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> command(SharedClasses shared) {
    List<String> command = new ArrayList<>();
    command.add(JAVA.toString());
    command.addAll(options());
    command.addAll(shared.options());
    command.add("-cp");
    command.add(
        shared.classPath().stream()
            .map(Path::toString)
            .collect(Collectors.joining(System.getProperty("path.separator"))));
    command.add(MAIN);
    command.addAll(List.of("--home", home.toString()));
    command.addAll(List.of("--java", program.taskJavaHome().toString()));
    return command;
  }

  private ProcessBuilder builder(List<String> command) throws IOException {
    PrivateFiles.folder(home);
    PrivateFiles.file(log);
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    ProcessLocale.prepare(builder.environment(), command);
    return builder;
  }
}
