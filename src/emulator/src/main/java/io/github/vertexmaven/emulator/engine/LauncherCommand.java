package io.github.vertexmaven.emulator.engine;

import io.github.vertexmaven.emulator.spec.Argument;
import io.github.vertexmaven.emulator.spec.Container;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What is known of the launcher of our own tasks: it can be started before its task is due, and it
 * writes {@code executor_output.json} last.
 */
final class LauncherCommand {

  private static final String MAIN = "io.github.vertexmaven.boot.Boot";

  /** What would act before the task is due: a debugger, an agent. */
  private static final List<String> ACTING = List.of("-agent", "-javaagent", "-Xrun", "-Xdebug");

  private LauncherCommand() {}

  /**
   * Most tasks are done in a moment, in which the JVM's own choices cost more than they bring: a
   * collector of several threads, and an optimizing compiler for code that starts up. That compiler
   * comes for what runs a hundred times (loops: a thousand times) as often as by default, so that a
   * loop that counts has it after a tenth of a second.
   */
  private static final List<String> QUICK_START =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:Tier4InvocationThreshold=500000",
          "-XX:Tier4MinInvocationThreshold=300000",
          "-XX:Tier4CompileThreshold=1500000",
          "-XX:Tier4BackEdgeThreshold=40000000");

  /** What a project says of collectors and compilers itself. */
  private static final Pattern CHOICE =
      Pattern.compile("-XX:[+-]Use\\w*GC|-XX:[+-]?(Tier|Compil).*|-X(int|comp|mixed)|-XX:Flags=.*");

  /**
   * The same command for a JVM of this machine.
   *
   * @param words {@code java} and what follows
   */
  static List<String> onHost(List<String> words, Path java) {
    List<String> command = new ArrayList<>(words);
    command.set(0, java.toString());
    int main = words.indexOf(MAIN);
    if (main > 0 && words.subList(0, main).stream().noneMatch(CHOICE.asMatchPredicate())) {
      command.addAll(1, QUICK_START);
    }
    return command;
  }

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
