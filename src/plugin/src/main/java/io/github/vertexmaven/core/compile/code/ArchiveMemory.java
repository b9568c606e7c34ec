package io.github.vertexmaven.core.compile.code;

import io.github.vertexmaven.core.KeptFile;
import io.github.vertexmaven.core.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What was found in archives when they were last seen, one line of text each, by path, size and
 * time of change: in one file for the project, and for each archive in a folder that outlives the
 * project's output. What is spoiled is not believed; losing it costs time only.
 */
final class ArchiveMemory {

  private static final int NAME_LENGTH = 32;
  private static final int CHECK_LENGTH = 16;

  private final Path file;
  private final Optional<Path> lasting;
  private final Map<String, String> known = new HashMap<>();
  private final Map<String, String> used = new TreeMap<>();

  private ArchiveMemory(Path file, Optional<Path> lasting) {
    this.file = file;
    this.lasting = lasting;
  }

  /**
   * The memory of a project.
   *
   * @param lasting the folder that outlives it
   */
  static ArchiveMemory load(Path file, Optional<Path> lasting) {
    ArchiveMemory memory = new ArchiveMemory(file, lasting);
    memory.remember(file);
    return memory;
  }

  private void remember(Path from) {
    try {
      if (Files.exists(from)) {
        Files.readAllLines(from).forEach(this::remember);
      }
    } catch (IOException e) {
      // It cannot be read, so nothing is known.
    }
  }

  /** A line is its check, what was found, and the key. */
  private void remember(String line) {
    String[] parts = line.split("\t", 3);
    if (parts.length == 3 && parts[0].equals(check(parts[1], parts[2]))) {
      known.put(parts[2], parts[1]);
    }
  }

  private static String check(String found, String key) {
    return Sha256.ofText(found + "\t" + key).substring(0, CHECK_LENGTH);
  }

  private static String line(String found, String key) {
    return check(found, key) + "\t" + found + "\t" + key;
  }

  String of(Path archive, Function<Path, String> find) {
    String key = key(archive);
    Optional<Path> place = lasting.map(folder -> place(folder, archive));
    if (!known.containsKey(key)) {
      place.ifPresent(this::remember);
    }
    String found = known.get(key);
    if (found == null) {
      found = find.apply(archive);
      List<String> lines = List.of(line(found, key));
      place.ifPresent(kept -> KeptFile.keep(kept, lines));
    }
    used.put(key, found);
    return found;
  }

  /** One archive, one file: a newer one takes its place. */
  private static Path place(Path folder, Path archive) {
    return folder.resolve(
        Sha256.ofText(archive.toAbsolutePath().normalize().toString()).substring(0, NAME_LENGTH));
  }

  private static String key(Path archive) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(archive, BasicFileAttributes.class);
      return attributes.size() + "\t" + attributes.lastModifiedTime().toMillis() + "\t" + archive;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Keeps what was used of it. */
  void save() {
    if (!known.equals(used) || !Files.exists(file)) {
      List<String> lines = new ArrayList<>();
      used.forEach((key, found) -> lines.add(line(found, key)));
      KeptFile.keep(file, lines);
    }
  }
}
