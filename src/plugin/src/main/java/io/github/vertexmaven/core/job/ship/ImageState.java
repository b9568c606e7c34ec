package io.github.vertexmaven.core.job.ship;

import io.github.vertexmaven.core.json.JsonException;
import io.github.vertexmaven.core.json.LenientFields;
import io.github.vertexmaven.core.json.PlainJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * The image that was pushed last, as {@code image.json} beside the specs. Losing it costs one
 * question to the registry.
 *
 * @param image its name and tag
 * @param identity of what it holds
 * @param digest of its manifest
 */
public record ImageState(String image, String identity, String digest) {

  private static final String FILE = "image.json";

  /** What a folder says, if it says something. */
  public static Optional<ImageState> read(Path folder) {
    Path file = folder.resolve(FILE);
    try {
      if (!Files.exists(file)) {
        return Optional.empty();
      }
      LenientFields json = LenientFields.parse(Files.readString(file));
      return Optional.of(
          new ImageState(
              json.string("image").orElseThrow(),
              json.string("identity").orElseThrow(),
              json.string("digest").orElseThrow()));
    } catch (IOException | JsonException | NoSuchElementException e) {
      return Optional.empty();
    }
  }

  /** Leaves it in a folder. */
  public void write(Path folder) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("image", image);
    json.put("identity", identity);
    json.put("digest", digest);
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve(FILE), PlainJson.pretty(json) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The tag under which the image of a content is found. */
  public static String tagOf(String identity) {
    return "vertexai-" + identity;
  }
}
