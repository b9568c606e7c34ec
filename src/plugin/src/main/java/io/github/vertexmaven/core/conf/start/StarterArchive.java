package io.github.vertexmaven.core.conf.start;

import io.github.vertexmaven.core.UserException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A starter as its archetype packs it. It makes the same project as {@code archetype:generate},
 * without the plugins and libraries that this needs.
 *
 * @param jar the archetype's
 */
public record StarterArchive(Path jar) {

  private static final String TOP = "archetype-resources/";

  /** What the archetype says of names and files. */
  public StarterDescriptor descriptor() {
    return StarterDescriptor.read(
        new String(bytes("META-INF/maven/archetype-metadata.xml"), StandardCharsets.UTF_8));
  }

  /**
   * The project's files by their place in it.
   *
   * @param names what stands in the place of {@code ${artifactId}} and the like
   */
  public SortedMap<String, byte[]> files(Map<String, String> names) {
    StarterDescriptor descriptor = descriptor();
    SortedMap<String, byte[]> files = new TreeMap<>();
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : zip.stream().filter(each -> !each.isDirectory()).toList()) {
        if (!entry.getName().startsWith(TOP)) {
          continue;
        }
        String name = entry.getName().substring(TOP.length());
        Optional<StarterDescriptor.Target> target =
            descriptor.target(name, names.get("package").replace('.', '/'));
        if (target.isPresent()) {
          byte[] bytes = zip.getInputStream(entry).readAllBytes();
          files.put(target.get().place(), target.get().filtered() ? filled(bytes, names) : bytes);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  private static byte[] filled(byte[] bytes, Map<String, String> names) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    for (Map.Entry<String, String> name : names.entrySet()) {
      text = text.replace("${" + name.getKey() + "}", name.getValue());
    }
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Writes files into a folder; Maven's wrapper can be called where files have such a bit. */
  public static void write(SortedMap<String, byte[]> files, Path folder) {
    files.forEach(
        (place, bytes) -> {
          Path file = folder.resolve(place);
          try {
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
            if (place.equals("mvnw")
                && Files.getFileAttributeView(file, PosixFileAttributeView.class) != null) {
              Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private byte[] bytes(String name) {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      ZipEntry entry = zip.getEntry(name);
      if (entry == null) {
        throw new UserException(jar + " is not an archetype: it has no " + name + ".");
      }
      try (InputStream in = zip.getInputStream(entry)) {
        return in.readAllBytes();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
