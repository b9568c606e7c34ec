package io.github.vertexmaven.emulator.spec;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a component declares to take. */
public record InputsSpec(Map<String, Parameter> parameters, Map<String, Artifact> artifacts) {

  public InputsSpec {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    artifacts = Collections.unmodifiableMap(new LinkedHashMap<>(artifacts));
  }

  /** One with a default is optional, whatever the spec says of it. */
  public record Parameter(ParameterKind type, Optional<Object> defaultValue, boolean optional) {}

  public record Artifact(ArtifactSchema type, boolean list, boolean optional) {}
}
