package io.github.vertexmaven.core.service;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All that an image is made of; the same values and file contents give the same digest.
 *
 * @param baseImage what it begins with; {@code scratch} for nothing
 * @param image its name in the registry, with a tag
 * @param otherTags that it gets besides
 * @param layers the last one on top; those that seldom change come first
 * @param user who the processes are, as {@code USER} of a Dockerfile; the base image's when empty
 * @param workingDirectory an absolute path
 * @param labels of the image
 * @param created what the image says of its own time
 */
public record ImageBuild(
    String baseImage,
    String image,
    List<String> otherTags,
    List<Layer> layers,
    Optional<String> user,
    String workingDirectory,
    Map<String, String> labels,
    Instant created) {

  /** Begins with nothing. */
  public static final String SCRATCH = "scratch";

  /** Copies the collections. */
  public ImageBuild {
    Objects.requireNonNull(baseImage, "baseImage");
    Objects.requireNonNull(image, "image");
    Objects.requireNonNull(user, "user");
    Objects.requireNonNull(created, "created");
    otherTags = List.copyOf(otherTags);
    layers = List.copyOf(layers);
    labels = Collections.unmodifiableMap(new TreeMap<>(labels));
    if (!workingDirectory.startsWith("/")) {
      throw new IllegalArgumentException("not an absolute path: " + workingDirectory);
    }
  }

  /**
   * A layer; one without files is left out.
   *
   * @param name for people
   * @param files in any order
   */
  public record Layer(String name, List<Entry> files) {
    /** Copies the list. */
    public Layer {
      files = List.copyOf(files);
    }
  }

  /**
   * A file of a layer.
   *
   * @param file on this machine
   * @param path in the image, absolute
   * @param executable whether it may be executed; all files may be read by everybody
   */
  public record Entry(Path file, String path, boolean executable) {
    /** Refuses relative paths. */
    public Entry {
      Objects.requireNonNull(file, "file");
      if (!path.startsWith("/") || path.endsWith("/")) {
        throw new IllegalArgumentException("not the absolute path of a file: " + path);
      }
    }
  }
}
