package io.github.vertexmaven.core.json;

import com.google.gson.GsonBuilder;

/** Values of the JDK's own types as JSON. */
public final class JsonText {

  private JsonText() {}

  /** Over several lines, for people and programs; nothing is left out. */
  public static String pretty(Object value) {
    return new GsonBuilder()
        .setPrettyPrinting()
        .disableHtmlEscaping()
        .serializeNulls()
        .serializeSpecialFloatingPointValues()
        .create()
        .toJson(value);
  }
}
