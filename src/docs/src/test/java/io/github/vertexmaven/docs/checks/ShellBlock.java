package io.github.vertexmaven.docs.checks;

import java.util.ArrayList;
import java.util.List;

/** The commands of a block: its lines, put together where one ends with a backslash. */
final class ShellBlock {

  private ShellBlock() {}

  static List<Code> lines(Block block) {
    List<Code> commands = new ArrayList<>();
    if (!block.language().equals("sh") && !block.language().isEmpty()) {
      return commands;
    }
    StringBuilder command = new StringBuilder();
    int number = block.line();
    // In a synopsis a line that is set in goes on with the one before it.
    for (String line : block.text().replaceAll("\\n +\\[", " [").lines().toList()) {
      boolean goesOn = line.endsWith("\\");
      command.append(goesOn ? line.substring(0, line.length() - 1) : line);
      if (!goesOn) {
        if (!command.toString().isBlank() && !command.toString().startsWith("#")) {
          commands.add(new Code(block.file(), number, command.toString().strip()));
        }
        command.setLength(0);
      }
      number++;
    }
    return commands;
  }
}
