package io.github.vertexmaven.core.job.unchanged;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which files there are below a folder, or whether there is a file.
 *
 * @param names a digest of their paths
 */
record SeenTree(Path root, String names) {

  /** What there is now. */
  static SeenTree of(Path root) {
    return new SeenTree(root, names(files(root)));
  }

  /** Whether the same files are there. */
  boolean isTheSame() {
    return names.equals(names(files(root)));
  }

  /** The files; none where nothing is. */
  static List<Path> files(Path root) {
    return found(root, false);
  }

  /** The folders, the root first; of a file, the folder that it is in. */
  static List<Path> folders(Path root) {
    return Files.isDirectory(root) ? found(root, true) : List.of(root.toAbsolutePath().getParent());
  }

  private static List<Path> found(Path root, boolean folders) {
    if (!Files.exists(root)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(each -> Files.isDirectory(each) == folders).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String names(List<Path> files) {
    return new Fingerprint().add(new ArrayList<>(files)).hex();
  }
}
