package io.github.vertexmaven.emulator.page;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A JSON object in the making; what there is nothing of is left out. */
final class JsonFields {

  private final Map<String, Object> json = new LinkedHashMap<>();

  JsonFields put(String name, Object value) {
    json.put(name, value);
    return this;
  }

  JsonFields put(String name, Instant at) {
    return put(name, (Object) at.toString());
  }

  JsonFields put(String name, Optional<?> value) {
    value.ifPresent(some -> json.put(name, some instanceof Instant ? some.toString() : some));
    return this;
  }

  Map<String, Object> json() {
    return json;
  }

  /** The beginning of a long text. */
  static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
    return text.substring(0, end) + "…";
  }
}
