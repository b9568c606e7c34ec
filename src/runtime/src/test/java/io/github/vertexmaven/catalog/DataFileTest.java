package io.github.vertexmaven.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.vertexmaven.catalog.entry.BuiltInDatasets;
import io.github.vertexmaven.catalog.entry.DatasetRegistry;
import io.github.vertexmaven.catalog.file.DataFile;
import io.github.vertexmaven.catalog.object.ProjectClasses;
import io.github.vertexmaven.catalog.type.BuiltIn;
import io.github.vertexmaven.testing.MountRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class DataFileTest {

  @TempDir Path folder;

  @Test
  void makesParentFolders() throws Exception {
    Path file = folder.resolve("a/b/c.txt");
    new DataFile(file, false).write(out -> out.write('x'));
    assertThat(file).hasContent("x");
    assertThat(file.getParent()).isDirectoryNotContaining(path -> !path.equals(file));
  }

  @Test
  void keepsTheOldContentWhenWritingFails() throws IOException {
    Path file = Files.writeString(folder.resolve("c.txt"), "old");
    for (boolean streamOnce : List.of(true, false)) {
      assertThatThrownBy(
              () ->
                  new DataFile(file, streamOnce)
                      .write(
                          out -> {
                            out.write('x');
                            throw new IOException("disk full");
                          }))
          .hasMessage("disk full");
      assertThat(file).hasContent("old");
      assertThat(folder).isDirectoryNotContaining(path -> !path.equals(file));
    }
  }

  @Test
  void writesThroughALink() throws Exception {
    Path file = Files.writeString(folder.resolve("c.txt"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("link"), file);
    new DataFile(link, false).write(out -> out.write('x'));
    assertThat(link).isSymbolicLink();
    assertThat(file).hasContent("x");
  }

  @Test
  void refusesAFolder() {
    assertThatThrownBy(() -> new DataFile(folder, false).write(out -> {}))
        .hasMessage("there is a folder of that name.");
    assertThatThrownBy(() -> new DataFile(folder, false).open())
        .hasMessage("it is a folder, not a file; type partitioned reads the files of a folder.");
  }

  /** The link's target would be moved over: as the system's owner, one of these for everybody. */
  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void refusesPipesAndDevices() throws Exception {
    Path device = Files.createSymbolicLink(folder.resolve("zero"), Path.of("/dev/zero"));
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    for (Path place : List.of(device, pipe)) {
      assertThatThrownBy(() -> new DataFile(place, false).open())
          .hasMessage("it is a pipe or a device, not a file.");
      assertThatThrownBy(() -> new DataFile(place, false).write(out -> {}))
          .hasMessage("it is a pipe or a device, not a file.");
    }
    for (String type : List.of("csv", "excel", "json", "jsonl", "yaml", "object", "parquet")) {
      assertThat(loadedOrRefused(dataset(type, new DataFile(pipe, false))))
          .as(type)
          .isEqualTo("it is a pipe or a device, not a file.");
    }
    Files.delete(device);
  }

  private static Object loadedOrRefused(Dataset dataset) {
    try {
      return dataset.load(TestCatalogs.MAPS);
    } catch (Exception e) {
      return e.getMessage();
    }
  }

  /**
   * Every format on a file system that takes a file only as one stream, as the bucket's mount does.
   */
  @Test
  void streamsEveryFormatOnceOntoTheMount() throws IOException {
    Path bucket = Files.createDirectories(folder.resolve("mount/bucket"));
    Path log = folder.resolve("streams");
    MountRules mount = MountRules.over(bucket.getParent(), log);
    for (String type : List.of("csv", "excel", "json", "jsonl", "yaml", "object", "parquet")) {
      List<Map<String, Object>> rows = List.of(Map.of("a", 1L));
      Dataset dataset = dataset(type, new DataFile(mount.path("bucket/deep/" + type), true));
      assertThat(saved(dataset, rows)).isNull();
      assertThat(Files.readAllLines(log)).containsExactly("/gcs/bucket/deep/" + type);
      Files.delete(log);
      assertThat(loaded(dataset)).as(type).isEqualTo(rows);
    }
  }

  private Dataset dataset(String type, DataFile file) {
    DatasetDefinition definition =
        TestCatalogs.open(folder, "d: {type: " + type + ", filepath: d}")
            .definition("d")
            .orElseThrow();
    ProjectClasses project = ProjectClasses.inFolders(getClass().getClassLoader());
    return BuiltInDatasets.open(
        BuiltIn.named(type).orElseThrow(),
        definition,
        file,
        DatasetRegistry.of(new DataPlaces(folder, Optional.empty()), project),
        project);
  }

  private static Exception saved(Dataset dataset, Object value) {
    try {
      dataset.save(value, TestCatalogs.MAPS);
      return null;
    } catch (Exception e) {
      return e;
    }
  }

  private static Object loaded(Dataset dataset) {
    try {
      return dataset.load(TestCatalogs.MAPS);
    } catch (Exception e) {
      return e;
    }
  }

  @Test
  void saysThatThereIsNoSpaceLeft() throws IOException {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full), "this machine has no /dev/full");
    Path bucket = Files.createDirectories(folder.resolve("gcs/bucket"));
    Files.createSymbolicLink(bucket.resolve("x.csv"), full);
    Catalog catalog =
        TestCatalogs.open(
            new DataPlaces(folder, Optional.of(folder.resolve("gcs"))),
            "d: {type: csv, filepath: 'gs://bucket/x.csv'}");
    assertThatThrownBy(() -> catalog.save("d", List.of(Map.of("a", 1)), TestCatalogs.MAPS))
        .isInstanceOf(DatasetException.class)
        .hasMessage(
            "Dataset 'd' (csv, gs://bucket/x.csv): cannot be saved: IOException: "
                + reason(full)
                + ".");
    assertThat(bucket).isEmptyDirectory();
  }

  /** The system's words, in the language of this machine: "No space left on device". */
  private static String reason(Path full) {
    try {
      Files.write(full, new byte[1]);
      throw new AssertionError("a full device took a byte");
    } catch (IOException e) {
      return e.getMessage();
    }
  }

  @Test
  void showsPlacesOnTheMountAsObjects() {
    Catalog catalog =
        TestCatalogs.open(
            new DataPlaces(folder, Optional.of(folder.resolve("gcs"))),
            "d: {type: csv, filepath: 'gs://bucket/x.csv'}");
    assertThatThrownBy(() -> catalog.load("d", TestCatalogs.MAPS))
        .hasMessage("Dataset 'd' (csv, gs://bucket/x.csv): the file does not exist.");
    catalog.save("d", List.of(Map.of("a", 1)), TestCatalogs.MAPS);
    assertThat(folder.resolve("gcs/bucket/x.csv")).hasContent("a\n1\n");
  }
}
