package io.github.vertexmaven.emulator.engine;

import io.github.vertexmaven.emulator.spec.Argument;
import io.github.vertexmaven.emulator.spec.Container;
import io.github.vertexmaven.emulator.spec.Placeholder;
import java.util.ArrayList;
import java.util.List;

/** The command of a container as a process of this machine takes it. */
final class TaskCommand {

  private final Placeholders placeholders;
  private final TaskFiles files;
  private final Host host;

  TaskCommand(Placeholders placeholders, TaskFiles files, Host host) {
    this.placeholders = placeholders;
    this.files = files;
    this.host = host;
  }

  List<String> of(Container container) throws TaskFailed {
    List<Argument> all = new ArrayList<>(container.command());
    all.addAll(container.args());
    return of(all);
  }

  List<String> of(List<Argument> arguments) throws TaskFailed {
    List<String> line = new ArrayList<>();
    for (Argument argument : arguments) {
      line.addAll(mapped(argument));
    }
    if (line.isEmpty()) {
      throw new TaskFailed("The command is empty once its placeholders are filled in.");
    }
    if (line.get(0).equals("java")) {
      line.set(0, host.javaHome().resolve("bin").resolve("java").toString());
    }
    return line;
  }

  private List<String> mapped(Argument argument) throws TaskFailed {
    boolean json = argument.placeholders().anyMatch(Placeholder.ExecutorInput.class::isInstance);
    return expanded(argument).stream().map(text -> files.mapped(text, json)).toList();
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
