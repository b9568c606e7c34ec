package io.github.vertexmaven.core.compile.document;

import io.github.vertexmaven.core.compile.parameter.ParameterPart;
import io.github.vertexmaven.core.json.LenientFields;
import java.util.HashMap;
import java.util.Map;

/** What a component takes, or gives: {@code ComponentInputsSpec}, {@code ComponentOutputsSpec}. */
public record SpecDefinitions(LenientFields fields) {

  /** The values by name. */
  public Map<String, SpecDefinition> parameters() {
    return fields.objects("parameters", SpecDefinition::new);
  }

  /** The artifacts by name. */
  public Map<String, SpecDefinition> artifacts() {
    return fields.objects("artifacts", SpecDefinition::new);
  }

  /** Those values that carry a part of a parameter of {@code conf/}. */
  public Map<String, ParameterPart> parts() {
    Map<String, String> descriptions = new HashMap<>();
    parameters().forEach((name, value) -> descriptions.put(name, value.description()));
    return ParameterPart.read(descriptions);
  }

  /** What is said beyond. */
  public LenientFields rest() {
    return fields.without("parameters", "artifacts");
  }
}
