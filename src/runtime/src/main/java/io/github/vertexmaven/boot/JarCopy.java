package io.github.vertexmaven.boot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** Copies jars in parallel, each read once from its beginning to its end. */
final class JarCopy {

  private JarCopy() {}

  /** The copies, in the order of the jars; one that is missing stays as it is. */
  static List<Path> toLocalDisk(List<Path> jars, Path folder) {
    return IntStream.range(0, jars.size())
        .parallel()
        .mapToObj(i -> copy(jars.get(i), folder.resolve(i + "-" + jars.get(i).getFileName())))
        .toList();
  }

  private static Path copy(Path jar, Path copy) {
    try {
      return Files.copy(jar, copy);
    } catch (NoSuchFileException e) {
      return jar;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot copy " + jar + " to local disk", e);
    }
  }
}
