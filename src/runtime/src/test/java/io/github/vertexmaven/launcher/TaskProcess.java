package io.github.vertexmaven.launcher;

import io.github.vertexmaven.launcher.TaskRig.Task;
import io.github.vertexmaven.testing.Compiled;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A task that ran in a process of its own, as in a container.
 *
 * @param exitCode the process's
 * @param output what it printed
 */
record TaskProcess(int exitCode, String output) {

  /** Longer than anything takes that does not hang. */
  private static final int PATIENCE_SECONDS = 180;

  /**
   * How to start it.
   *
   * @param java the {@code java} program
   * @param options of the JVM
   * @param around what the command is handed to, such as a shell that sets limits
   */
  record Command(Path java, List<String> options, List<String> around) {

    static Command ofThisJava(String... options) {
      Path java = Path.of(System.getProperty("java.home"), "bin", "java");
      return new Command(java, List.of(options), List.of());
    }

    Command within(String... program) {
      return new Command(java, options, List.of(program));
    }
  }

  /**
   * Runs it.
   *
   * @throws AssertionError when it does not end
   */
  static TaskProcess run(TaskRig rig, Task task, String executorInput, Command how)
      throws IOException, InterruptedException {
    rig.describe(task);
    List<String> command = new ArrayList<>(how.around());
    command.add(how.java().toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(how.options());
    command.addAll(List.of("-cp", rig.classes() + File.pathSeparator + Compiled.classPath()));
    command.addAll(List.of(RunTask.class.getName(), "--executor-input", executorInput));
    Path output = Files.createTempFile(rig.dir(), "task", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().put("VERTEXAI_GCS_MOUNT", rig.mount().toString());
    // The system's own messages are in the language of the locale.
    builder.environment().put("LC_ALL", "C.UTF-8");
    Process process = builder.start();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("it hangs:\n" + Files.readString(output));
      }
      return new TaskProcess(process.exitValue(), Files.readString(output));
    } finally {
      process.destroyForcibly();
    }
  }
}
