package io.github.vertexmaven.emulator.storage;

import io.github.vertexmaven.emulator.json.JsonValues;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The entries of a bucket's objects, one file per name.
 *
 * <p>It may be out of date with the files at any time: an entry counts only when its stamp is that
 * of the file. While an object is replaced its file here holds the old and the new entry, and the
 * move of the object's own file decides between them; so bytes and metadata change in one step.
 */
record Index(Path folder, Scratch scratch) {

  /**
   * A file name for any object name: of fixed length, in letters that every file system keeps
   * apart.
   */
  static String key(String name) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256.", e);
    }
  }

  Optional<ObjectEntry> find(String name, FileStamp stamp) throws IOException {
    return read(key(name)).stream()
        .filter(entry -> entry.name().equals(name) && entry.stamp().equals(stamp))
        .findFirst();
  }

  /** The name behind a key of {@link #key}. */
  Optional<String> name(String key) throws IOException {
    return read(key).stream().map(ObjectEntry::name).findFirst();
  }

  void put(ObjectEntry entry) throws IOException {
    write(List.of(entry));
  }

  /**
   * Before the file is replaced: whichever of the two versions is there afterwards finds its entry.
   */
  void announce(ObjectEntry next, Optional<ObjectEntry> current) throws IOException {
    List<ObjectEntry> both = new ArrayList<>(List.of(next));
    current.ifPresent(both::add);
    write(both);
  }

  void remove(String name) throws IOException {
    Files.deleteIfExists(folder.resolve(key(name)));
  }

  private List<ObjectEntry> read(String key) throws IOException {
    String text;
    try {
      text = Files.readString(folder.resolve(key));
    } catch (NoSuchFileException none) {
      return List.of();
    }
    try {
      List<ObjectEntry> entries = new ArrayList<>();
      for (Object entry : (List<?>) JsonValues.read(text)) {
        entries.add(ObjectEntry.fromJson(JsonValues.object(entry)));
      }
      return entries;
    } catch (RuntimeException damaged) {
      return List.of();
    }
  }

  private void write(List<ObjectEntry> entries) throws IOException {
    String json = JsonValues.write(entries.stream().map(ObjectEntry::toJson).toList());
    Files.createDirectories(folder);
    scratch.write(
        folder.resolve(key(entries.get(0).name())), json.getBytes(StandardCharsets.UTF_8));
  }
}
