package io.github.vertexmaven.core.service.connect;

import io.github.vertexmaven.core.json.JsonException;
import io.github.vertexmaven.core.json.LenientFields;
import io.github.vertexmaven.core.json.PlainJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Images that were built for an emulator: no registry has them, so it finds them here by their
 * digest. Of each name the newest archive stays.
 */
public final class EmulatorImages {

  private static final String ALGORITHM = "sha256:";
  private static final String DESCRIPTION = ".json";
  private static final String ARCHIVE = ".tar";

  private final Path home;
  private final Path folder;

  /**
   * The images of an emulator.
   *
   * @param home its folder
   */
  public EmulatorImages(Path home) {
    this.home = home;
    this.folder = home.resolve("images");
  }

  /**
   * The digest of an image that is there.
   *
   * @param image its name, with the tag that stands for its content
   */
  public Optional<String> digest(String image) {
    return descriptions().stream()
        .filter(file -> image.equals(name(file)) && Files.exists(archive(hex(file))))
        .map(file -> ALGORITHM + hex(file))
        .findFirst();
  }

  /**
   * Has an image made.
   *
   * @param image its name, with the tag that stands for its content
   * @param archive writes it into a file, and says its digest
   * @return the digest
   */
  public String keep(String image, Archive archive) {
    try {
      PrivateFiles.folder(home);
      PrivateFiles.folder(folder);
      Path draft = Files.createTempFile(folder, "new", ".part");
      try {
        String digest = archive.write(draft);
        String hex = digest.substring(ALGORITHM.length());
        Files.move(draft, archive(hex), StandardCopyOption.REPLACE_EXISTING);
        Path description = Files.createTempFile(folder, "new", ".part");
        Files.writeString(description, PlainJson.compact(Map.of("image", image)));
        // The archive is there before anybody looks for it.
        Files.move(
            description, folder.resolve(hex + DESCRIPTION), StandardCopyOption.REPLACE_EXISTING);
        deleteOlder(image, hex);
        return digest;
      } finally {
        Files.deleteIfExists(draft);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes an image. */
  public interface Archive {
    /** Writes it into a file that {@code docker load} reads, and says its digest. */
    String write(Path file);
  }

  /** Who has loaded one still finds it by its description. */
  private void deleteOlder(String image, String hex) throws IOException {
    for (Path file : descriptions()) {
      if (!hex(file).equals(hex) && withoutTag(name(file)).equals(withoutTag(image))) {
        Files.deleteIfExists(archive(hex(file)));
      }
    }
  }

  private static String withoutTag(String image) {
    int colon = image.lastIndexOf(':');
    return colon > image.lastIndexOf('/') ? image.substring(0, colon) : image;
  }

  private List<Path> descriptions() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(DESCRIPTION)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String name(Path description) {
    try {
      return LenientFields.parse(Files.readString(description)).string("image").orElse("");
    } catch (IOException | JsonException e) {
      return "";
    }
  }

  private static String hex(Path description) {
    String name = description.getFileName().toString();
    return name.substring(0, name.length() - DESCRIPTION.length());
  }

  private Path archive(String hex) {
    return folder.resolve(hex + ARCHIVE);
  }
}
