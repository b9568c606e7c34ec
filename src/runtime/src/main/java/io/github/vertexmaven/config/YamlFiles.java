package io.github.vertexmaven.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The YAML files below a folder, by path. Folders of editors and notebooks are passed over, and a
 * folder is read once, whatever links lead to it.
 */
final class YamlFiles {

  private static final int MAX_DEPTH = 16;

  private final Function<Path, String> names;
  private final Consumer<String> problems;
  private final List<Path> found = new ArrayList<>();

  /** By where a folder is without links: the path by which it was read. */
  private final Map<Path, Path> read = new HashMap<>();

  private YamlFiles(Function<Path, String> names, Consumer<String> problems) {
    this.names = names;
    this.problems = problems;
  }

  /**
   * All of them; none when there is no such folder.
   *
   * @param names what messages call a path
   * @param problems told of folders that cannot be read, and of links that lead back
   */
  static List<Path> below(Path folder, Function<Path, String> names, Consumer<String> problems) {
    YamlFiles files = new YamlFiles(names, problems);
    if (Files.isDirectory(folder)) {
      files.collect(folder, 0);
    }
    return files.found;
  }

  private void collect(Path folder, int depth) {
    List<Path> children;
    try (Stream<Path> all = Files.list(folder)) {
      Path there = read.putIfAbsent(folder.toRealPath(), folder);
      if (there != null) {
        problems.accept(
            names.apply(folder)
                + ": a link to "
                + names.apply(there)
                + ", which is read already; remove one of the two.");
        return;
      }
      children = all.sorted().toList();
    } catch (IOException | UncheckedIOException e) {
      problems.accept(Sentence.of(names.apply(folder) + ": cannot be read: " + e.getMessage()));
      return;
    }
    for (Path child : children) {
      String name = child.getFileName().toString();
      if (Files.isDirectory(child)) {
        if (!name.startsWith(".") && depth < MAX_DEPTH) {
          collect(child, depth + 1);
        }
      } else if (name.endsWith(".yml") || name.endsWith(".yaml")) {
        found.add(child);
      }
    }
  }
}
