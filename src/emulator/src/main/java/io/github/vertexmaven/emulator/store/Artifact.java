package io.github.vertexmaven.emulator.store;

import io.github.vertexmaven.emulator.spec.ArtifactSchema;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An artifact that a task was given or has made.
 *
 * @param name the resource name in the metadata store; it is the artifact's identity for the cache
 */
public record Artifact(String name, ArtifactSchema type, String uri, Map<String, Object> metadata) {

  public Artifact {
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
  }

  /** In the shape of an executor input. */
  public Map<String, Object> toJson() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", name);
    json.put("type", type.toJson());
    json.put("uri", uri);
    json.put("metadata", metadata);
    return json;
  }

  /** With what an executor output says of it. */
  public Artifact with(Optional<String> newUri, Map<String, Object> moreMetadata) {
    Map<String, Object> merged = new LinkedHashMap<>(metadata);
    merged.putAll(moreMetadata);
    return new Artifact(name, type, newUri.orElse(uri), merged);
  }
}
