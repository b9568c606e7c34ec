package io.github.vertexmaven.core.compile.document;

import io.github.vertexmaven.core.compile.parameter.ParameterPart;
import io.github.vertexmaven.core.json.JsonFields;
import java.util.HashMap;
import java.util.Map;

/** What a component takes, or gives: {@code ComponentInputsSpec}, {@code ComponentOutputsSpec}. */
public record Definitions(JsonFields fields) {

  /** The values by name. */
  public Map<String, Definition> parameters() {
    return fields.objects("parameters", Definition::new);
  }

  /** The artifacts by name. */
  public Map<String, Definition> artifacts() {
    return fields.objects("artifacts", Definition::new);
  }

  /** Those values that carry a part of a parameter of {@code conf/}. */
  public Map<String, ParameterPart> parts() {
    Map<String, String> descriptions = new HashMap<>();
    parameters().forEach((name, value) -> descriptions.put(name, value.description()));
    return ParameterPart.read(descriptions);
  }

  /** What is said beyond. */
  public JsonFields rest() {
    return fields.without("parameters", "artifacts");
  }
}
