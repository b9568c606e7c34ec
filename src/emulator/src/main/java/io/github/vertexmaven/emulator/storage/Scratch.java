package io.github.vertexmaven.emulator.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Files that nobody sees yet. They lie on the file system of the buckets, so that a move makes them
 * visible at once and whole; a process that was killed leaves them here, where the next one clears
 * them away.
 */
record Scratch(Path folder, AtomicLong count) {

  static Scratch in(Path folder) throws IOException {
    deleteTree(folder);
    Files.createDirectories(folder);
    return new Scratch(folder, new AtomicLong());
  }

  Path file() throws IOException {
    return Files.createFile(folder.resolve(Long.toString(count.incrementAndGet())));
  }

  /** All of it, or nothing. */
  Path filled(InputStream in) throws IOException {
    Path file = file();
    try {
      Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
      return file;
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  void write(Path target, byte[] bytes) throws IOException {
    Path file = file();
    Files.write(file, bytes);
    replace(file, target);
  }

  static void replace(Path file, Path target) throws IOException {
    Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Never follows a link: a link goes, what it points to stays. */
  static void deleteTree(Path folder) throws IOException {
    List<Path> paths;
    try (Stream<Path> tree = Files.walk(folder)) {
      paths = tree.sorted(Comparator.reverseOrder()).toList();
    } catch (NoSuchFileException nothing) {
      return;
    }
    for (Path path : paths) {
      Files.deleteIfExists(path);
    }
  }
}
