package io.github.vertexmaven.core.compile.document;

import io.github.vertexmaven.core.json.LenientFields;
import java.util.Map;

/** Where the inputs of a task come from: {@code TaskInputsSpec}. */
public record TaskInputs(LenientFields fields) {

  /** Those that are values. */
  public Map<String, InputSource> parameters() {
    return fields.objects("parameters", (name, source) -> new InputSource(source));
  }

  /** Those that are artifacts. */
  public Map<String, InputSource> artifacts() {
    return fields.objects("artifacts", (name, source) -> new InputSource(source));
  }

  /** What is said beyond. */
  public LenientFields rest() {
    return fields.without("parameters", "artifacts");
  }
}
