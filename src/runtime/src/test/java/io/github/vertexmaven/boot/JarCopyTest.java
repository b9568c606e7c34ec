package io.github.vertexmaven.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JarCopyTest {

  @TempDir Path dir;

  private Path jar(String name) throws IOException {
    Path jar = dir.resolve(name);
    Files.createDirectories(jar.getParent());
    return Files.writeString(jar, name);
  }

  @Test
  void copiesKeepTheOrderAndJarsOfOneNameApart() throws IOException {
    Path local = Files.createDirectory(dir.resolve("local"));
    List<Path> copies =
        JarCopy.toLocalDisk(List.of(jar("b/same.jar"), jar("a.jar"), jar("c/same.jar")), local);
    assertThat(copies).hasSize(3).allMatch(copy -> copy.startsWith(local));
    assertThat(copies.get(0)).content().isEqualTo("b/same.jar");
    assertThat(copies.get(1)).content().isEqualTo("a.jar");
    assertThat(copies.get(2)).content().isEqualTo("c/same.jar");
  }

  @Test
  void aMissingOneKeepsItsOwnName() throws IOException {
    Path local = Files.createDirectory(dir.resolve("local"));
    Path missing = dir.resolve("missing.jar");
    List<Path> copies = JarCopy.toLocalDisk(List.of(jar("a.jar"), missing), local);
    assertThat(copies.get(0)).exists();
    assertThat(copies.get(1)).isEqualTo(missing);
  }
}
