package io.github.vertexmaven.catalog.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpoolTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, Spool.IN_MEMORY - 1, Spool.IN_MEMORY, Spool.IN_MEMORY + 1, 3_000_001})
  void givesBackWhatItGot(int size) throws IOException {
    byte[] content = new byte[size];
    new Random(size).nextBytes(content);
    try (Spool spool = new Spool()) {
      for (int from = 0; from < size; from += 7_919) {
        spool.write(content, from, Math.min(7_919, size - from));
      }

      assertThat(copied(spool)).isEqualTo(content);
      assertThat(copied(spool)).as("a second time").isEqualTo(content);
    }
  }

  @Test
  void takesMoreThanAMegabyteAtOnceAndSingleBytesAfterIt() throws IOException {
    byte[] content = new byte[Spool.IN_MEMORY + 10];
    try (Spool spool = new Spool()) {
      spool.write(1);
      spool.write(content, 0, content.length);
      spool.write(2);

      byte[] copied = copied(spool);
      assertThat(copied).hasSize(content.length + 2).startsWith(1, 0).endsWith(0, 2);
    }
  }

  @Test
  void usesTheDiskAboveAMegabyteAloneAndLeavesNothingThere() throws IOException {
    Set<Path> before = temporary();
    Spool spool = new Spool();
    spool.write(new byte[Spool.IN_MEMORY], 0, Spool.IN_MEMORY);
    assertThat(added(before, Spool.IN_MEMORY)).isEmpty();

    spool.write(7);
    copied(spool);
    Set<Path> made = added(before, Spool.IN_MEMORY + 1);
    assertThat(made).hasSize(1);

    spool.close();
    assertThat(made.iterator().next()).doesNotExist();
  }

  /** Other tests make files there too, of other sizes. */
  private static Set<Path> added(Set<Path> before, long size) throws IOException {
    Set<Path> added = new TreeSet<>();
    for (Path file : temporary()) {
      if (!before.contains(file) && Files.exists(file) && Files.size(file) == size) {
        added.add(file);
      }
    }
    return added;
  }

  private static Set<Path> temporary() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files
          .filter(file -> file.getFileName().toString().matches("vertexai-.*\\.tmp"))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static byte[] copied(Spool spool) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    spool.copyTo(out);
    return out.toByteArray();
  }
}
