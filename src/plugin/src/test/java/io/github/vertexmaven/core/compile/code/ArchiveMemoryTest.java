package io.github.vertexmaven.core.compile.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveMemoryTest {

  @TempDir Path folder;

  private Path archive;
  private Path output;
  private Path lasting;

  /** The archives that were read. */
  private final List<Path> read = new ArrayList<>();

  @BeforeEach
  void open() throws IOException {
    archive = Files.writeString(folder.resolve("a library.jar"), "one");
    output = folder.resolve("target/known");
    lasting = folder.resolve("repository/known");
  }

  private String found(Path file) {
    ArchiveMemory memory = ArchiveMemory.load(output, Optional.of(lasting));
    String found = memory.of(file, this::find);
    memory.save();
    return found;
  }

  private String find(Path file) {
    read.add(file);
    try {
      return "found " + Files.readString(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private Path kept() throws IOException {
    try (Stream<Path> files = Files.list(lasting)) {
      List<Path> all = files.toList();
      assertThat(all).hasSize(1);
      return all.get(0);
    }
  }

  @Test
  void readsAnArchiveOnceThoughTheOutputIsCleaned() throws IOException {
    assertThat(found(archive)).isEqualTo("found one");
    assertThat(found(archive)).isEqualTo("found one");
    Files.delete(output);
    assertThat(found(archive)).isEqualTo("found one");
    assertThat(output).exists();
    assertThat(read).containsExactly(archive);
  }

  @Test
  void readsAgainWhatIsNewAtItsPlaceAndKeepsTheNewestAlone() throws IOException {
    found(archive);
    FileTime time = Files.getLastModifiedTime(archive);
    Files.writeString(archive, "other");
    Files.setLastModifiedTime(archive, time);
    assertThat(found(archive)).isEqualTo("found other");
    Files.writeString(archive, "again");
    Files.setLastModifiedTime(archive, FileTime.from(Instant.now().plusSeconds(5)));
    assertThat(found(archive)).isEqualTo("found again");
    assertThat(Files.readAllLines(kept())).hasSize(1).first().asString().contains("found again");
  }

  @Test
  void believesNothingThatIsSpoiled() throws IOException {
    found(archive);
    for (Path file : List.of(output, kept())) {
      byte[] whole = Files.readAllBytes(file);
      String text = new String(whole, StandardCharsets.UTF_8);
      List<String> spoiled =
          List.of(
              "",
              "\t\t",
              text.replace("one", "two"),
              text.replace("found", "f"),
              text.substring(0, text.length() / 2),
              text.substring(5),
              "\u0000".repeat(20));
      for (String content : spoiled) {
        Files.writeString(output, "");
        Files.writeString(kept(), "");
        Files.writeString(file, content);
        read.clear();
        assertThat(found(archive)).as(content).isEqualTo("found one");
        assertThat(read).as(content).containsExactly(archive);
      }
      Files.write(output, new byte[] {(byte) 0xff, '\n'});
      Files.write(kept(), new byte[] {(byte) 0xff, '\n'});
      assertThat(found(archive)).isEqualTo("found one");
    }
  }

  @Test
  void whereNothingCanBeWrittenNothingFails() throws IOException {
    Files.createDirectories(lasting.getParent());
    Files.writeString(lasting, "a file");
    Files.writeString(folder.resolve("target"), "a file");
    assertThat(found(archive)).isEqualTo("found one");
    assertThat(found(archive)).isEqualTo("found one");
    assertThat(read).hasSize(2);
  }
}
