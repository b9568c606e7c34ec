package io.github.vertexmaven.emulator.storage;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The objects of a bucket whose names its folder cannot hold, such as {@code a} beside {@code a/b}:
 * kept by the key of their name.
 */
record SideFolder(Path folder, Index index) {

  Optional<Path> file(String name) {
    Path file = path(name);
    return Files.exists(file) ? Optional.of(file) : Optional.empty();
  }

  void place(Path file, String name) throws IOException {
    Files.createDirectories(folder);
    Scratch.replace(file, path(name));
  }

  void delete(String name) throws IOException {
    Files.deleteIfExists(path(name));
  }

  List<String> names() throws IOException {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        index.name(file.getFileName().toString()).ifPresent(names::add);
      }
    } catch (NoSuchFileException none) {
      return List.of();
    }
    names.sort(ObjectName.ORDER);
    return names;
  }

  private Path path(String name) {
    return folder.resolve(Index.key(name));
  }
}
