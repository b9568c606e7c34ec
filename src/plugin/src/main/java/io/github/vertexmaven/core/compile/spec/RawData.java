package io.github.vertexmaven.core.compile.spec;

import io.github.vertexmaven.config.FileNames;
import io.github.vertexmaven.core.compile.code.CodeDigest;
import io.github.vertexmaven.core.compile.spec.CompiledPipeline.RawFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Data of this machine that no node writes: a file, or the files below a folder.
 *
 * @param place the file or folder
 * @param files sorted
 */
record RawData(Path place, List<Path> files) {

  RawData {
    files = List.copyOf(files);
  }

  /** Of a versioned dataset, the chosen version or the latest; empty when there is no file. */
  static Optional<RawData> of(DatasetEntry entry, Path baseDir) {
    Path place = baseDir.resolve(entry.readPath().orElseThrow());
    if (entry.isVersioned() && entry.loadVersion().isEmpty()) {
      return latest(place).map(RawData::at);
    }
    return Files.exists(place) ? Optional.of(at(place)).filter(RawData::isThere) : Optional.empty();
  }

  /** What is in the place of an entry's data when that is empty. */
  static String lack(DatasetEntry entry, Path baseDir) {
    String path = entry.readPath().orElseThrow();
    Path place = baseDir.resolve(path);
    if (Files.isDirectory(place)) {
      return "the folder " + path + " has no file" + (entry.isVersioned() ? " of a version" : "");
    }
    return Files.exists(place)
        ? path + " is a pipe or a device, not a file"
        : "the file " + path + " does not exist";
  }

  private static Optional<Path> latest(Path folder) {
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    try (Stream<Path> versions = Files.list(folder)) {
      return versions
          .sorted(
              Comparator.comparing((Path version) -> version.getFileName().toString()).reversed())
          .map(version -> version.resolve(folder.getFileName()))
          .filter(Files::exists)
          .findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static RawData at(Path place) {
    try (Stream<Path> below = Files.walk(place)) {
      return new RawData(place, below.filter(Files::isRegularFile).sorted().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean isThere() {
    return !files.isEmpty();
  }

  String name() {
    return place.getFileName().toString();
  }

  private String nameOf(Path file) {
    String below = FileNames.of(place.relativize(file)).replace('\\', '/');
    return below.isEmpty() ? name() : name() + "/" + below;
  }

  /** Of one file its own; of more their names and digests. */
  String digest(Function<Path, String> fileDigest) {
    if (files.equals(List.of(place))) {
      return fileDigest.apply(place);
    }
    StringBuilder all = new StringBuilder();
    files.forEach(
        file -> all.append(nameOf(file)).append(' ').append(fileDigest.apply(file)).append('\n'));
    return CodeDigest.ofText(all.toString());
  }

  /** What is shipped below a folder. */
  List<RawFile> files(String folder) {
    return files.stream().map(file -> new RawFile(file, folder + nameOf(file))).toList();
  }
}
