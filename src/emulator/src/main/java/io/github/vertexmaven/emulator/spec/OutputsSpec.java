package io.github.vertexmaven.emulator.spec;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a component declares to give. */
public record OutputsSpec(Map<String, ParameterKind> parameters, Map<String, Artifact> artifacts) {

  public OutputsSpec {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    artifacts = Collections.unmodifiableMap(new LinkedHashMap<>(artifacts));
  }

  public record Artifact(ArtifactSchema type, boolean list, Map<String, Object> metadata) {}

  /** For the cache key: two components with other outputs never share a result. */
  public Map<String, Object> toJson() {
    Map<String, Object> types = new LinkedHashMap<>();
    parameters.forEach((name, type) -> types.put(name, type.name()));
    Map<String, Object> schemas = new LinkedHashMap<>();
    artifacts.forEach((name, artifact) -> schemas.put(name, artifact.type().toJson()));
    return Map.of("parameters", types, "artifacts", schemas);
  }
}
