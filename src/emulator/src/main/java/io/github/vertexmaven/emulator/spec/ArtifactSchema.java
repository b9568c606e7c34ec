package io.github.vertexmaven.emulator.spec;

import java.util.LinkedHashMap;
import java.util.Map;

/** A schema such as {@code system.Dataset}; one of title and instance schema is given. */
public record ArtifactSchema(String schemaTitle, String schemaVersion, String instanceSchema) {

  /** In the shape of an executor input. */
  public Map<String, Object> toJson() {
    Map<String, Object> json = new LinkedHashMap<>();
    put(json, "schemaTitle", schemaTitle);
    put(json, "schemaVersion", schemaVersion);
    put(json, "instanceSchema", instanceSchema);
    return json;
  }

  private static void put(Map<String, Object> json, String key, String value) {
    if (!value.isEmpty()) {
      json.put(key, value);
    }
  }
}
