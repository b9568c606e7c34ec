package io.github.vertexmaven.emulator.pod;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** Files and folders as an object store has them: links are what they lead to or nothing. */
final class Trees {

  private Trees() {}

  /** Copies a file, or a folder with all in it. */
  static void copy(Path from, Path to) throws IOException {
    if (!Files.isDirectory(from)) {
      Files.createDirectories(to.getParent());
      Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
      return;
    }
    Files.createDirectories(to);
    for (Path path : files(from)) {
      Path target = to.resolve(from.relativize(path).toString());
      Files.createDirectories(target.getParent());
      Files.copy(path, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.filter(Files::isRegularFile).toList();
    }
  }
}
