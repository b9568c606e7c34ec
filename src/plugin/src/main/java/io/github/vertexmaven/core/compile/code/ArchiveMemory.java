package io.github.vertexmaven.core.compile.code;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What was found in archives when they were last seen, one line of text each, by path, size and
 * time of change. Losing it costs time only.
 */
final class ArchiveMemory {

  private final Path file;
  private final Map<String, String> known = new HashMap<>();
  private final Map<String, String> used = new TreeMap<>();

  private ArchiveMemory(Path file) {
    this.file = file;
  }

  static ArchiveMemory load(Path file) {
    ArchiveMemory memory = new ArchiveMemory(file);
    try {
      if (Files.exists(file)) {
        Files.readAllLines(file).forEach(memory::remember);
      }
    } catch (IOException e) {
      memory.known.clear();
    }
    return memory;
  }

  private void remember(String line) {
    int tab = line.indexOf('\t');
    if (tab > 0) {
      known.put(line.substring(tab + 1), line.substring(0, tab));
    }
  }

  String of(Path archive, Function<Path, String> find) {
    String key = key(archive);
    String found = known.get(key);
    if (found == null) {
      found = find.apply(archive);
    }
    used.put(key, found);
    return found;
  }

  private static String key(Path archive) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(archive, BasicFileAttributes.class);
      return attributes.size() + "\t" + attributes.lastModifiedTime().toMillis() + "\t" + archive;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void save() {
    if (known.equals(used)) {
      return;
    }
    List<String> lines = new ArrayList<>();
    used.forEach((key, found) -> lines.add(found + "\t" + key));
    try {
      Files.createDirectories(file.getParent());
      Path written = Files.createTempFile(file.getParent(), ".code", ".tmp");
      Files.write(written, lines);
      Files.move(written, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
