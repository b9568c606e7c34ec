package io.github.vertexmaven.emulator.container;

import io.github.vertexmaven.emulator.json.JsonValues;
import io.github.vertexmaven.emulator.json.MalformedJson;
import io.github.vertexmaven.emulator.store.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which programs have run containers for a home folder, as {@code containers.json}: after a kill
 * the next emulator, which may be set up otherwise, asks them what is left.
 */
final class ContainerTraces {

  private final Path file;
  private Set<List<String>> known = Set.of();

  ContainerTraces(Path home) {
    this.file = home.resolve("containers.json");
  }

  /** Written before the first container of a program runs. */
  synchronized void keep(ContainerProgram program) throws IOException {
    if (!known.contains(program.prefix())) {
      Set<List<String>> more = new LinkedHashSet<>(prefixes());
      more.add(program.prefix());
      AtomicFile.write(file, JsonValues.write(List.copyOf(more)) + "\n");
      known = more;
    }
  }

  /** What each of them is called by. */
  Set<List<String>> prefixes() {
    Set<List<String>> prefixes = new LinkedHashSet<>();
    try {
      if (Files.exists(file)
          && JsonValues.read(Files.readString(file)) instanceof List<?> programs) {
        programs.forEach(program -> prefixes.add(words(program)));
      }
    } catch (IOException | MalformedJson e) {
      return prefixes;
    }
    prefixes.remove(List.of());
    return prefixes;
  }

  private static List<String> words(Object program) {
    List<String> words = new ArrayList<>();
    if (program instanceof List<?> list) {
      list.forEach(word -> words.add(String.valueOf(word)));
    }
    return words;
  }
}
