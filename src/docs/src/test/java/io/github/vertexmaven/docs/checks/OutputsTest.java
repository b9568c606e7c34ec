package io.github.vertexmaven.docs.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What commands print, as the documentation shows it, is compared by the project that it names. */
class OutputsTest {

  @Test
  void everyOutputNamesAProjectThatComparesIt() throws IOException {
    List<Block> outputs = Markdown.blocks("output");
    assertThat(outputs).hasSizeGreaterThan(6);
    for (Block block : outputs) {
      Path script = Markdown.TOP.resolve("src/it").resolve(block.name()).resolve("verify.groovy");
      assertThat(script).as(block.at()).exists();
      assertThat(Files.readString(script)).as(block.at()).contains("'check-output.groovy'");
    }
  }

  @Test
  void outputThatNobodyComparesIsNotShown() {
    assertThat(Markdown.blocks())
        .filteredOn(block -> !block.language().equals("output"))
        .noneMatch(block -> block.text().contains("[INFO]") || block.text().contains("[ERROR]"));
  }
}
