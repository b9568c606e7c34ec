package io.github.vertexmaven.core.service;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;

/**
 * How a store that speaks as Amazon S3 does is reached.
 *
 * @param endpoint its address; Amazon's own when empty
 * @param region it is in
 * @param keys who one is for it; as the environment says when empty
 */
public record StoreAccess(Optional<URI> endpoint, String region, Optional<Keys> keys) {

  /** Refuses nulls. */
  public StoreAccess {
    Objects.requireNonNull(endpoint, "endpoint");
    Objects.requireNonNull(region, "region");
    Objects.requireNonNull(keys, "keys");
  }

  /** A pair of keys. */
  public record Keys(String access, String secret) {

    @Override
    public String toString() {
      return "Keys[***]";
    }
  }
}
