package io.github.vertexmaven.core.service;

import java.util.Objects;

/**
 * An image that was made.
 *
 * @param digest of its manifest, {@code sha256:…}
 * @param layers how many layers it has, with its configuration
 * @param sentLayers how many of them travelled; none when written to a file
 * @param sentBytes how many bytes these have
 */
public record BuiltImage(String digest, int layers, int sentLayers, long sentBytes) {

  /** Refuses nulls. */
  public BuiltImage {
    Objects.requireNonNull(digest, "digest");
  }
}
