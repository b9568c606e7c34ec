package io.github.vertexmaven.core.compile.document;

import io.github.vertexmaven.core.json.LenientFields;

/** Whether an earlier result may serve: {@code CachingOptions}. */
public record CachingSpec(LenientFields fields) {

  /** Whether it may. */
  public boolean isEnabled() {
    return fields.flag("enableCache");
  }

  /** What it says beyond. */
  public LenientFields rest() {
    return fields.without("enableCache");
  }
}
