package io.github.vertexmaven.core.jvm;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.LongStream;

/**
 * What the files in jars are called, as numbers: enough to know that a name is not among them. A
 * file of them is not believed when it is spoiled.
 */
final class EntryNames {

  private static final String VERSIONS = "META-INF/versions/";

  private final long[] numbers;

  private EntryNames(long[] numbers) {
    this.numbers = numbers;
  }

  /** Those of jars; of jars that bring further ones along, any name counts as theirs. */
  static EntryNames in(List<Path> jars) throws IOException {
    Set<Long> numbers = new TreeSet<>();
    for (Path jar : jars) {
      try (JarFile file = new JarFile(jar.toFile(), false)) {
        if (bringsOthers(file)) {
          return new EntryNames(new long[0]);
        }
        for (Enumeration<JarEntry> entries = file.entries(); entries.hasMoreElements(); ) {
          String name = entries.nextElement().getName();
          numbers.add(number(name));
          numbers.add(number(versionless(name)));
        }
      }
    }
    return new EntryNames(numbers.stream().mapToLong(Long::longValue).toArray());
  }

  private static boolean bringsOthers(JarFile jar) throws IOException {
    Manifest manifest = jar.getManifest();
    return manifest != null
        && manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH) != null;
  }

  /** As Java finds what a jar has for some release of Java only. */
  private static String versionless(String name) {
    return name.startsWith(VERSIONS)
        ? name.substring(name.indexOf('/', VERSIONS.length()) + 1)
        : name;
  }

  /** FNV-1a: two names with one number cost a shortcut, nothing else. */
  private static long number(String name) {
    long number = 0xcbf29ce484222325L;
    for (int i = 0; i < name.length(); i++) {
      number = (number ^ name.charAt(i)) * 0x100000001b3L;
    }
    return number;
  }

  /** Whether a file of this name may be among them. */
  boolean mayHave(String name) {
    return numbers.length == 0 || Arrays.binarySearch(numbers, number(name)) >= 0;
  }

  /** Whether a file of some name may be among both. */
  boolean meet(EntryNames others) {
    return numbers.length == 0
        || others.numbers.length == 0
        || Arrays.stream(numbers).anyMatch(one -> Arrays.binarySearch(others.numbers, one) >= 0);
  }

  /**
   * Reads a file of them.
   *
   * @throws IOException when there is none, or it is spoiled
   */
  static EntryNames read(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    if (bytes.length == 0 || bytes.length % Long.BYTES != 0) {
      throw new IOException("Not a list of names: " + file);
    }
    long[] all = new long[bytes.length / Long.BYTES];
    ByteBuffer.wrap(bytes).asLongBuffer().get(all);
    EntryNames names = new EntryNames(Arrays.copyOf(all, all.length - 1));
    if (names.check() != all[all.length - 1]) {
      throw new IOException("A spoiled list of names: " + file);
    }
    return names;
  }

  /** What {@link #read} takes. */
  byte[] bytes() {
    ByteBuffer bytes = ByteBuffer.allocate((numbers.length + 1) * Long.BYTES);
    LongStream.concat(LongStream.of(numbers), LongStream.of(check())).forEach(bytes::putLong);
    return bytes.array();
  }

  private long check() {
    return number("names") ^ Arrays.hashCode(numbers) * 0x100000001b3L;
  }
}
