package io.github.vertexmaven.core.compile.code;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds sources that were changed after they were compiled. */
final class StaleClasses {

  private StaleClasses() {}

  static Optional<Path> firstStale(List<Path> sourceRoots, Path classes) {
    return sourceRoots.stream()
        .filter(Files::isDirectory)
        .map(root -> firstStale(root, classes))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<Path> firstStale(Path root, Path classes) {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.endsWith("package-info.java") && !file.endsWith("module-info.java"))
          .sorted()
          .filter(file -> isStale(file, classes.resolve(classFile(root.relativize(file)))))
          .findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String classFile(Path source) {
    return source.toString().replaceFirst("\\.java$", ".class");
  }

  private static boolean isStale(Path source, Path classFile) {
    try {
      return !Files.exists(classFile)
          || Files.getLastModifiedTime(source).compareTo(Files.getLastModifiedTime(classFile)) > 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
