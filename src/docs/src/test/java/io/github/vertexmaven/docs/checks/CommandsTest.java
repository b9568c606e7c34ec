package io.github.vertexmaven.docs.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.docs.reference.PluginDescriptor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every command in the documentation is one that a test runs. */
class CommandsTest {

  private static Coverage coverage;

  @BeforeAll
  static void readRuns() throws IOException {
    coverage =
        new Coverage(
            PluginDescriptor.read(Markdown.TOP.resolve("src/plugin/target/plugin-enhanced.xml")),
            Runs.all());
  }

  /** All calls of {@code mvn}, in blocks and in sentences. */
  private static List<Command> commands() {
    List<Command> commands = new ArrayList<>();
    for (Block block : Markdown.blocks()) {
      ShellBlock.lines(block).stream()
          .filter(line -> line.text().startsWith("mvn "))
          .forEach(line -> commands.add(Command.of(line.at(), line.text().substring(4))));
    }
    Markdown.inline().stream()
        .filter(code -> code.text().startsWith("mvn "))
        .forEach(code -> commands.add(Command.of(code.at(), code.text().substring(4))));
    return commands.stream().filter(command -> !isPattern(command)).toList();
  }

  /** {@code mvn vertexai:…} stands for any goal. */
  private static boolean isPattern(Command command) {
    return command.goals().stream().anyMatch(goal -> goal.contains("…"));
  }

  @Test
  void goalsAndOptionsAreThere() {
    assertThat(commands()).hasSizeGreaterThan(80);
    assertThat(commands().stream().flatMap(c -> coverage.unknown(c).stream())).isEmpty();
  }

  @Test
  void everyCommandIsRun() {
    assertThat(commands().stream().filter(command -> !coverage.has(command)).map(Command::toString))
        .isEmpty();
  }
}
