package io.github.vertexmaven.provider;

import java.util.Map;

/** The params of our own providers. */
final class Params {

  private Params() {}

  static String text(Map<String, Object> params, String key) {
    if (params.get(key) instanceof String text && !text.isBlank()) {
      return text;
    }
    throw new IllegalArgumentException("the param '" + key + "' is missing.");
  }
}
