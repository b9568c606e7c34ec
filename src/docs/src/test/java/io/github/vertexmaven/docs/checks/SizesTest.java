package io.github.vertexmaven.docs.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the README says of sizes, and how long it is itself. */
class SizesTest {

  /** Kedro's lines for the same six nodes: two files of nodes, two of pipelines, the registry. */
  private static final int KEDRO = 213;

  private static final Path STARTER =
      Markdown.TOP.resolve("archetype/src/main/resources/archetype-resources/src/main/java");

  private static int lines(String name) throws IOException {
    return Files.readAllLines(STARTER.resolve(name)).size();
  }

  @Test
  void theNodesOfTheStarterAreNoLongerThanKedros() throws IOException {
    int lines =
        lines("DataProcessing.java") + lines("DataScience.java") + lines("TribuoModel.java");

    assertThat(lines).isLessThanOrEqualTo(KEDRO);
    assertThat(Markdown.TOP.resolve("README.md"))
        .content()
        .contains("| lines that a user writes for the nodes | " + lines + " | " + KEDRO + " |");
  }

  @Test
  void theReadmeIsAPage() throws IOException {
    List<String> lines = Files.readAllLines(Markdown.TOP.resolve("README.md"));

    assertThat(lines).hasSizeLessThanOrEqualTo(250);
    assertThat(lines.stream().filter(line -> line.startsWith("!["))).hasSize(1);
  }
}
