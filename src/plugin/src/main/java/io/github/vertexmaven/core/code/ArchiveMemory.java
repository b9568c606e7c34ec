package io.github.vertexmaven.core.code;

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
 * The digests of archives as they were last seen, by path, size and time of change. Losing it costs
 * time only.
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
    if (tab == 64) {
      known.put(line.substring(tab + 1), line.substring(0, tab));
    }
  }

  String digest(Path archive, Function<Path, String> compute) {
    String key = key(archive);
    String digest = known.get(key);
    if (digest == null) {
      digest = compute.apply(archive);
    }
    used.put(key, digest);
    return digest;
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
    used.forEach((key, digest) -> lines.add(digest + "\t" + key));
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
