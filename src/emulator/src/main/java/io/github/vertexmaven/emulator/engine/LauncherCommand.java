package io.github.vertexmaven.emulator.engine;

import io.github.vertexmaven.emulator.spec.Argument;
import io.github.vertexmaven.emulator.spec.Container;
import java.util.List;

/**
 * What is known of the launcher of our own tasks: it can be started before its task is due, and it
 * writes {@code executor_output.json} last.
 */
final class LauncherCommand {

  private static final String MAIN = "io.github.vertexmaven.boot.Boot";

  /** What would act before the task is due: a debugger, an agent. */
  private static final List<String> ACTING = List.of("-agent", "-javaagent", "-Xrun", "-Xdebug");

  private LauncherCommand() {}

  /** Whether a command as it stands in a spec starts it. */
  static boolean isStartedBy(Container container) {
    List<String> command = command(container);
    return command.size() > 1
        && command.get(0).equals("java")
        && command.get(command.size() - 1).equals(MAIN);
  }

  /** Whether it does so without anything that acts at once. */
  static boolean mayWait(Container container) {
    return isStartedBy(container)
        && command(container).stream()
            .noneMatch(word -> ACTING.stream().anyMatch(word::startsWith));
  }

  private static List<String> command(Container container) {
    return container.command().stream().map(Argument::source).toList();
  }
}
