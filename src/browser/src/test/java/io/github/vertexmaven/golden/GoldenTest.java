package io.github.vertexmaven.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldenTest {

  @TempDir Path dir;

  @Test
  void holdsTextsAgainstFilesAndWritesThemOnlyWithTheFlag() throws Exception {
    Path file = Files.writeString(dir.resolve("golden"), "old");
    String before = System.getProperty("golden.update", "false");
    try {
      System.setProperty("golden.update", "false");
      Golden.assertSame(file, "old");
      assertThatThrownBy(() -> Golden.assertSame(file, "new"))
          .hasMessageContaining("golden differs; -Dgolden.update updates it");
      assertThat(file).hasContent("old");
      System.setProperty("golden.update", "true");
      Golden.assertSame(file, "new");
      assertThat(file).hasContent("new");
    } finally {
      System.setProperty("golden.update", before);
    }
  }
}
