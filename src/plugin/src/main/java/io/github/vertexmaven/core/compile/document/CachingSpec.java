package io.github.vertexmaven.core.compile.document;

import io.github.vertexmaven.core.json.JsonFields;

/** Whether an earlier result may serve: {@code CachingOptions}. */
public record CachingSpec(JsonFields fields) {

  /** Whether it may. */
  public boolean isEnabled() {
    return fields.flag("enableCache");
  }

  /** What it says beyond. */
  public JsonFields rest() {
    return fields.without("enableCache");
  }
}
