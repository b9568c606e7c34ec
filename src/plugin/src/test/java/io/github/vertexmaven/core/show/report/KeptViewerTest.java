package io.github.vertexmaven.core.show.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.contract.Request.Saved;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptViewerTest {

  @TempDir Path dir;
  private final List<String> seen = new ArrayList<>();
  private String way = "a catalog";

  /** Sees the text of each file but those that are called {@code odd}. */
  private Map<String, DataPreview> look(Map<String, Saved> files) {
    Map<String, DataPreview> previews = new TreeMap<>();
    files.forEach(
        (dataset, data) -> {
          seen.add(dataset);
          if (!dataset.equals("odd")) {
            previews.put(dataset, new DataPreview(text(data.file()) + data.bytes() + way));
          }
        });
    return previews;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private Map<String, DataPreview> previews(Map<String, Saved> files) {
    seen.clear();
    DataViewer fresh = this::look;
    Map<String, DataPreview> kept =
        new KeptViewer(fresh, dir.resolve("out/.previews"), () -> way).of(files);
    List<String> looked = List.copyOf(seen);
    assertThat(kept).as("the same as without").isEqualTo(new TreeMap<>(fresh.of(files)));
    seen.clear();
    seen.addAll(new TreeSet<>(looked));
    return kept;
  }

  private Saved saved(String content, long bytes) throws IOException {
    Path file = Files.createTempFile(dir, "data", "");
    return new Saved(Files.writeString(file, content), bytes);
  }

  @Test
  void looksAtWhatIsNewAlone() throws IOException {
    previews(Map.of("x", saved("1", 1), "y", saved("2", 1)));
    assertThat(seen).containsExactly("x", "y");
    previews(Map.of("x", saved("1", 1), "y", saved("2", 1)));
    assertThat(seen).isEmpty();
    previews(Map.of("x", saved("1", 1), "y", saved("3", 1)));
    assertThat(seen).containsExactly("y");
    previews(Map.of("x", saved("1", 9), "y", saved("3", 1)));
    assertThat(seen).as("a larger file that begins with the same").containsExactly("x");
    previews(Map.of("z", saved("1", 9)));
    assertThat(seen).as("another dataset of the same content").containsExactly("z");
    way = "another catalog";
    previews(Map.of("z", saved("1", 9)));
    assertThat(seen).containsExactly("z");
    previews(Map.of());
    assertThat(seen).isEmpty();
  }

  @Test
  void looksAgainWhereNothingWasSeen() throws IOException {
    previews(Map.of("odd", saved("1", 1), "x", saved("1", 1)));
    previews(Map.of("odd", saved("1", 1), "x", saved("1", 1)));
    assertThat(seen).containsExactly("odd");
  }

  @Test
  void aFileThatIsSpoiledIsNotBelieved() throws IOException {
    Map<String, Saved> data = Map.of("x", saved("1", 1), "y", saved("2", 1));
    previews(data);
    Path file = dir.resolve("out/.previews");
    String whole = Files.readString(file);
    for (String spoiled :
        List.of("", "garbage", whole.replace("1a", "7a"), whole.substring(0, whole.length() - 4))) {
      Files.writeString(file, spoiled);
      previews(data);
      assertThat(seen).as(spoiled).isNotEmpty();
      assertThat(file).hasContent(whole);
    }
    Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe});
    previews(data);
    assertThat(file).hasContent(whole);
  }
}
