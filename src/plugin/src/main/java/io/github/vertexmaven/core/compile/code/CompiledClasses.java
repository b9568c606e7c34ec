package io.github.vertexmaven.core.compile.code;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the project compiled, as a folder. A build cache puts back the jar of a build that it need
 * not repeat, but no classes; the folder is then made of the jar, so that whoever reads classes
 * finds the same files from either.
 *
 * @param folder the classes and resources; not there when nothing was compiled
 * @param stale a source that is newer than its class
 */
public record CompiledClasses(Path folder, Optional<Path> stale) {

  /**
   * Those of a project.
   *
   * @param compiled where the compiler puts classes
   * @param sourceRoots the folders of the sources
   * @param jar the project's jar, when this build has made or restored it
   * @param restored where its files go when there are no classes, or those of another state
   */
  public static CompiledClasses of(
      Path compiled, List<Path> sourceRoots, Optional<Path> jar, Path restored) {
    boolean there = Files.isDirectory(compiled);
    Optional<Path> stale =
        there ? StaleClasses.firstStale(sourceRoots, compiled) : Optional.empty();
    if ((!there || stale.isPresent()) && jar.isPresent()) {
      return new CompiledClasses(unpacked(jar.get(), restored), Optional.empty());
    }
    return new CompiledClasses(compiled, stale);
  }

  /** What is there already is not written again: its time tells whether anything changed. */
  private static Path unpacked(Path jar, Path folder) {
    Set<Path> wanted = new HashSet<>();
    Entries.each(
        jar,
        (name, content) -> {
          Path file = folder.resolve(name).normalize();
          if (!file.startsWith(folder)) {
            throw new IOException(jar + " has a file outside of it: " + name);
          }
          wanted.add(file);
          if (!Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), content)) {
            Files.createDirectories(file.getParent());
            Files.write(file, content);
          }
        });
    try {
      Files.createDirectories(folder);
      try (Stream<Path> found = Files.walk(folder)) {
        for (Path file : found.filter(Files::isRegularFile).toList()) {
          if (!wanted.contains(file)) {
            Files.delete(file);
          }
        }
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
