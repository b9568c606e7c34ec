package io.github.vertexmaven.core.job.release;

import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.service.ObjectStore.ByteContent;
import io.github.vertexmaven.core.service.ObjectStore.Content;
import io.github.vertexmaven.core.service.ObjectStore.FileContent;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** The code archive of a release: the files of the code folder, and what the release is. */
public final class ReleaseArchive {

  private static final String RELEASE = "META-INF/vertexai/release.json";

  /** No zone and no time of the build: the same content gives the same bytes. */
  private static final LocalDateTime TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

  private ReleaseArchive() {}

  /** Writes an archive; the old one stays until the new one is whole. */
  public static void write(Path file, Release release, SortedMap<String, Content> files) {
    try {
      Files.createDirectories(file.getParent());
      Path written = Files.createTempFile(file.getParent(), ".code", ".tmp");
      try (OutputStream out = Files.newOutputStream(written);
          ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
        SortedMap<String, Content> all = new TreeMap<>(files);
        all.put(
            RELEASE, new ByteContent(ReleaseJson.write(release).getBytes(StandardCharsets.UTF_8)));
        for (Map.Entry<String, Content> entry : all.entrySet()) {
          add(entry.getKey(), entry.getValue(), zip);
        }
      }
      Files.move(written, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void add(String name, Content content, ZipOutputStream zip) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(TIME);
    zip.putNextEntry(entry);
    if (content instanceof FileContent file) {
      Files.copy(file.file(), zip);
    } else {
      zip.write(((ByteContent) content).bytes());
    }
    zip.closeEntry();
  }

  /**
   * What an archive says that it is.
   *
   * @throws UserException when it is none
   */
  public static Release read(Path file) {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      ZipEntry entry = zip.getEntry(RELEASE);
      if (entry == null) {
        throw new UserException(file + " is not a code archive: it has no " + RELEASE + ".");
      }
      try (InputStream in = zip.getInputStream(entry)) {
        return ReleaseJson.read(
            new String(in.readAllBytes(), StandardCharsets.UTF_8), file.toString());
      }
    } catch (IOException e) {
      throw new UserException(file + " cannot be read: " + e.getMessage());
    }
  }

  /** How large files are, unpacked. */
  static Map<String, Long> sizes(Path file, Iterable<String> places) {
    Map<String, Long> sizes = new TreeMap<>();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (String place : places) {
        ZipEntry entry = zip.getEntry(place);
        if (entry == null) {
          throw notWhole(file, place);
        }
        sizes.put(place, entry.getSize());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return sizes;
  }

  private static UserException notWhole(Path file, String place) {
    return new UserException(file + " is not whole: " + place + " is missing.");
  }

  /** Unpacks what is wanted into a folder. */
  public static void extract(Path file, Iterable<String> places, Path folder) {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (String place : places) {
        ZipEntry entry = zip.getEntry(place);
        Path target = folder.resolve(place).normalize();
        if (entry == null || !target.startsWith(folder)) {
          throw notWhole(file, place);
        }
        Files.createDirectories(target.getParent());
        try (InputStream in = zip.getInputStream(entry)) {
          Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
