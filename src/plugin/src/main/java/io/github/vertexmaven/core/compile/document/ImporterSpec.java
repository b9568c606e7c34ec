package io.github.vertexmaven.core.compile.document;

import io.github.vertexmaven.core.json.LenientFields;
import java.util.Optional;

/** Data that becomes an artifact: {@code ImporterSpec}. */
public record ImporterSpec(LenientFields fields) {

  /** Where it is, if the spec says so. */
  public Optional<String> uri() {
    return fields.fields("artifactUri").text("constant");
  }

  /** Whether each run imports it anew. */
  public boolean isRepeated() {
    return fields.has("reimport");
  }

  /** What it says beyond. */
  public LenientFields rest() {
    return fields.without("artifactUri", "typeSchema");
  }
}
