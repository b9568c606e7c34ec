package io.github.vertexmaven.catalog.parquet;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.ThreadLocalRandom;
import org.xerial.snappy.OSInfo;
import org.xerial.snappy.Snappy;

/**
 * Snappy, whose native code comes in the library's jar. The library itself writes it to a file and
 * then compares both byte by byte, which takes a fresh process as long as to unpack a file of a
 * million rows. Here it is written, loaded and removed.
 */
final class SnappyCodec {

  /** What the library asks for a folder that has its native code. */
  static final String FOLDER = "org.xerial.snappy.lib.path";

  static final String PREFIX = "vertexai-snappy-";

  static {
    load();
  }

  private SnappyCodec() {}

  private static void load() {
    // A project that says how to load it, and systems that keep a loaded file, get their own way.
    if (isSettled() || System.getProperty("os.name").startsWith("Windows")) {
      return;
    }
    String name = System.mapLibraryName("snappyjava");
    String resource = "native/" + OSInfo.getNativeLibFolderPathForCurrentOS() + "/" + name;
    try (InputStream code = Snappy.class.getResourceAsStream(resource)) {
      if (code != null) {
        load(code, name);
      }
    } catch (IOException | UnsupportedOperationException e) {
      // The library tries it in its way, and says what is wrong.
    }
  }

  private static boolean isSettled() {
    return System.getProperties().stringPropertyNames().stream()
        .anyMatch(name -> name.startsWith("org.xerial.snappy."));
  }

  private static void load(InputStream code, String name) throws IOException {
    Path folder =
        Path.of(
            System.getProperty("java.io.tmpdir"),
            PREFIX + Long.toHexString(ThreadLocalRandom.current().nextLong()));
    Files.createDirectory(
        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Path file = folder.resolve(name);
    try {
      Files.copy(code, file);
      System.setProperty(FOLDER, folder.toString());
      Snappy.maxCompressedLength(1);
    } finally {
      System.clearProperty(FOLDER);
      Files.deleteIfExists(file);
      Files.delete(folder);
    }
  }

  static int unpackedLength(byte[] bytes, int length) throws IOException {
    return Snappy.uncompressedLength(bytes, 0, length);
  }

  static int unpack(byte[] bytes, int length, byte[] to) throws IOException {
    return Snappy.uncompress(bytes, 0, length, to, 0);
  }

  static int longestPacked(int length) {
    return Snappy.maxCompressedLength(length);
  }

  static int pack(byte[] bytes, int from, int length, byte[] to) throws IOException {
    return Snappy.compress(bytes, from, length, to, 0);
  }
}
