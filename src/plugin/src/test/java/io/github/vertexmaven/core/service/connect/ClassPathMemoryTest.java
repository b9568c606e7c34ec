package io.github.vertexmaven.core.service.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClassPathMemoryTest {

  @TempDir Path folder;

  private Path repository;
  private Path cloud;
  private Path elsewhere;

  @BeforeEach
  void open() throws IOException {
    repository = Files.createDirectories(folder.resolve("repository"));
    cloud = jar(repository.resolve("com/acme/cloud/1.0/cloud 1.0.jar"), "cloud");
    elsewhere = jar(folder.resolve("tail/grpc.jar"), "grpc");
  }

  private static Path jar(Path file, String content) throws IOException {
    Files.createDirectories(file.getParent());
    return Files.writeString(file, content);
  }

  private ClassPathMemory memory(String version) {
    return new ClassPathMemory(repository, "com.acme", "cloud", version);
  }

  private Path file(String version) {
    return repository.resolve("com/acme/cloud/" + version + "/cloud-" + version + ".classpath");
  }

  private Optional<List<Path>> recall(String version) {
    return memory(version).recall(Instant.now());
  }

  @Test
  void knowsInOrderWhatWasResolved() {
    assertThat(recall("1.0")).isEmpty();
    memory("1.0").keep(List.of(cloud, elsewhere));
    assertThat(recall("1.0")).contains(List.of(cloud, elsewhere));
    assertThat(recall("1.1")).isEmpty();
  }

  @Test
  void goesWithTheRepositoryToAnotherPlace() throws IOException {
    memory("1.0").keep(List.of(cloud));
    FileTime time = Files.getLastModifiedTime(cloud);
    Path moved = folder.resolve("moved");
    Files.move(repository, moved);
    Path there = moved.resolve(repository.relativize(cloud));
    Files.setLastModifiedTime(there, time);
    assertThat(new ClassPathMemory(moved, "com.acme", "cloud", "1.0").recall(Instant.now()))
        .contains(List.of(there));
  }

  @Test
  void forgetsWhatHasChanged() throws IOException {
    memory("1.0").keep(List.of(cloud, elsewhere));
    FileTime time = Files.getLastModifiedTime(elsewhere);
    Files.writeString(elsewhere, "longer");
    Files.setLastModifiedTime(elsewhere, time);
    assertThat(recall("1.0")).isEmpty();

    memory("1.0").keep(List.of(cloud, elsewhere));
    Files.setLastModifiedTime(cloud, FileTime.from(Instant.now().plusSeconds(2)));
    assertThat(recall("1.0")).isEmpty();

    memory("1.0").keep(List.of(cloud, elsewhere));
    Files.delete(elsewhere);
    assertThat(recall("1.0")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "vertexai class path 1\n",
        "vertexai class path 1\nend\n",
        "vertexai class path 2\n5 1 a.jar\nend\n",
        "vertexai class path 1\nmuch 1 a.jar\nend\n",
        "vertexai class path 1\n5\nend\n",
        "vertexai class path 1\n5 1 \0\nend\n",
      })
  void believesNoSpoiledFile(String content) throws IOException {
    memory("1.0").keep(List.of(cloud));
    Files.writeString(file("1.0"), content);
    assertThat(recall("1.0")).isEmpty();
  }

  @Test
  void believesNoFileThatWasCutOff() throws IOException {
    memory("1.0").keep(List.of(cloud, elsewhere));
    byte[] whole = Files.readAllBytes(file("1.0"));
    for (int length = 0; length < whole.length - 1; length++) {
      Files.write(file("1.0"), java.util.Arrays.copyOf(whole, length));
      assertThat(recall("1.0")).as("%d bytes", length).isEmpty();
    }
  }

  @Test
  void looksForNewerSnapshotsOnceADay() throws IOException {
    memory("1.0-SNAPSHOT").keep(List.of(cloud));
    memory("1.0").keep(List.of(cloud));
    Instant later = Instant.now().plus(Duration.ofHours(25));
    assertThat(recall("1.0-SNAPSHOT")).isPresent();
    assertThat(memory("1.0-SNAPSHOT").recall(later)).isEmpty();
    assertThat(memory("1.0").recall(later)).isPresent();
  }

  @Test
  void keepsNoFolders() throws IOException {
    Path classes = Files.createDirectories(folder.resolve("target/classes"));
    memory("1.0").keep(List.of(cloud, classes));
    assertThat(recall("1.0")).isEmpty();
  }

  @Test
  void aRepositoryThatCannotBeWrittenToIsNoFault() throws IOException {
    Files.createDirectories(file("1.0").getParent().getParent());
    Files.deleteIfExists(cloud);
    Files.deleteIfExists(cloud.getParent());
    Files.writeString(file("1.0").getParent(), "a file");
    memory("1.0").keep(List.of(elsewhere));
    assertThat(recall("1.0")).isEmpty();
  }
}
