package io.github.vertexmaven.catalog.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vertexmaven.catalog.Catalog;
import io.github.vertexmaven.catalog.Dataset;
import io.github.vertexmaven.catalog.DatasetDefinition;
import io.github.vertexmaven.catalog.TestCatalogs;
import java.io.IOException;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A dataset of the project's own that keeps a file finds the folder of the file made. */
class CustomFilesTest {

  /** Writes where it is told to, as simply as one would. */
  public static final class Letters implements Dataset {
    private final DatasetDefinition definition;

    public Letters(DatasetDefinition definition) {
      this.definition = definition;
    }

    @Override
    public Object load(Type wanted) throws IOException {
      return Files.readString(definition.path().orElseThrow());
    }

    @Override
    public void save(Object value, Type written) throws IOException {
      Path file = definition.path().orElseThrow();
      Object elsewhere = definition.settings().get("elsewhere");
      Files.writeString(
          elsewhere == null ? file : file.resolve((String) elsewhere), (String) value);
    }
  }

  private static final String TYPE = "type: " + Letters.class.getName();

  @TempDir Path dir;

  @Test
  void itsFolderIsMadeBeforeItSaves() throws IOException {
    Catalog catalog =
        TestCatalogs.open(dir, "letters: {" + TYPE + ", filepath: data/08/deep/letters.abc}");
    catalog.save("letters", "abc", String.class);
    assertThat(catalog.load("letters", String.class)).isEqualTo("abc");
    assertThat(dir.resolve("data/08/deep/letters.abc")).hasContent("abc");
  }

  @Test
  void andThatOfEachVersionAndOfEachPart() throws IOException {
    Catalog catalog =
        TestCatalogs.open(
                dir,
                "kept: {"
                    + TYPE
                    + ", filepath: data/kept.abc, versioned: true}\n"
                    + "parts: {type: partitioned, path: data/parts, dataset: {"
                    + TYPE
                    + "}, filename_suffix: .abc}\n")
            .forRun("2026-01-01T00.00.00.000Z");
    catalog.save("kept", "abc", String.class);
    catalog.save("parts", Map.of("2026/01", "x"), Map.class);
    assertThat(dir.resolve("data/kept.abc/2026-01-01T00.00.00.000Z/kept.abc")).hasContent("abc");
    assertThat(dir.resolve("data/parts/2026/01.abc")).hasContent("x");
  }

  @Test
  void aFolderThatOnlyItKnowsOfIsNamed() {
    Catalog catalog =
        TestCatalogs.open(
            dir, "letters: {" + TYPE + ", filepath: data/letters.abc, elsewhere: ../no/such}");
    assertThatThrownBy(() -> catalog.save("letters", "abc", String.class))
        .hasMessage(
            "Dataset 'letters' ("
                + Letters.class.getName()
                + ", data/letters.abc): cannot be saved: "
                + dir.resolve("data/letters.abc/../no/such")
                + " does not exist.");
  }
}
