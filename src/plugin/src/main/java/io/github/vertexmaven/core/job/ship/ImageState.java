package io.github.vertexmaven.core.job.ship;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
      JsonObject json = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
      return Optional.of(
          new ImageState(
              json.get("image").getAsString(),
              json.get("identity").getAsString(),
              json.get("digest").getAsString()));
    } catch (IOException | JsonParseException | IllegalStateException | NullPointerException e) {
      return Optional.empty();
    }
  }

  /** Leaves it in a folder. */
  public void write(Path folder) {
    JsonObject json = new JsonObject();
    json.addProperty("image", image);
    json.addProperty("identity", identity);
    json.addProperty("digest", digest);
    try {
      Files.createDirectories(folder);
      Files.writeString(
          folder.resolve(FILE), new GsonBuilder().setPrettyPrinting().create().toJson(json) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The tag under which the image of a content is found. */
  public static String tagOf(String identity) {
    return "vertexai-" + identity;
  }
}
