package io.github.vertexmaven.emulator.engine;

import io.github.vertexmaven.emulator.spec.Argument;
import io.github.vertexmaven.emulator.spec.Container;
import io.github.vertexmaven.emulator.spec.Placeholder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The command of a container as a process of this machine takes it, or as the container does. */
final class TaskCommand {

  private final Placeholders placeholders;

  /** Of a process; a container has its own. */
  private final Optional<TaskFiles> files;

  private final Optional<Host> host;

  private TaskCommand(Placeholders placeholders, Optional<TaskFiles> files, Optional<Host> host) {
    this.placeholders = placeholders;
    this.files = files;
    this.host = host;
  }

  /** One for a process of this machine. */
  TaskCommand(Placeholders placeholders, TaskFiles files, Host host) {
    this(placeholders, Optional.of(files), Optional.of(host));
  }

  /** One for a container. */
  static TaskCommand inContainer(Placeholders placeholders) {
    return new TaskCommand(placeholders, Optional.empty(), Optional.empty());
  }

  List<String> of(Container container) throws TaskFailed {
    if (container.command().isEmpty()) {
      throw new TaskFailed(
          "The spec gives no command, and what the image "
              + container.image()
              + " starts is known only if tasks run in their images: set emulator.containers to docker or podman.");
    }
    List<Argument> all = new ArrayList<>(container.command());
    all.addAll(container.args());
    return of(all);
  }

  List<String> of(List<Argument> arguments) throws TaskFailed {
    List<String> line = words(arguments);
    if (line.isEmpty()) {
      throw new TaskFailed("The command is empty after its placeholders are replaced.");
    }
    return host.isPresent() && line.get(0).equals("java")
        ? LauncherCommand.onHost(line, host.get().javaHome().resolve("bin").resolve("java"))
        : line;
  }

  /** What arguments become; that may be nothing. */
  List<String> words(List<Argument> arguments) throws TaskFailed {
    List<String> words = new ArrayList<>();
    for (Argument argument : arguments) {
      words.addAll(mapped(argument));
    }
    return words;
  }

  private List<String> mapped(Argument argument) throws TaskFailed {
    List<String> texts = expanded(argument);
    if (files.isEmpty()) {
      return texts;
    }
    boolean json = argument.placeholders().anyMatch(Placeholder.ExecutorInput.class::isInstance);
    return texts.stream().map(text -> files.get().mapped(text, json)).toList();
  }

  private List<String> expanded(Argument argument) throws TaskFailed {
    if (argument instanceof Argument.Text text) {
      return List.of(placeholders.filled(text.template()));
    } else if (argument instanceof Argument.Concat concat) {
      return List.of(String.join("", all(concat.parts())));
    }
    Argument.IfPresent present = (Argument.IfPresent) argument;
    return all(placeholders.has(present.input()) ? present.then() : present.otherwise());
  }

  private List<String> all(List<Argument> arguments) throws TaskFailed {
    List<String> texts = new ArrayList<>();
    for (Argument argument : arguments) {
      texts.addAll(expanded(argument));
    }
    return texts;
  }
}
