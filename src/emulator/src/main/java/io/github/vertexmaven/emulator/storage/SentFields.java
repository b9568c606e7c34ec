package io.github.vertexmaven.emulator.storage;

import io.github.vertexmaven.emulator.http.Rejection;
import io.github.vertexmaven.emulator.json.JsonValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The fields of a resource that a caller sent: of the right type, absent, or refused. Null is
 * absent.
 */
record SentFields(Map<String, Object> json) {
  Optional<String> text(String name) {
    return value(name, String.class, "a string");
  }

  boolean flag(String name) {
    return value(name, Boolean.class, "true or false").orElse(false);
  }

  /** 64-bit numbers are strings in Google's JSON, and numbers are taken too. */
  Optional<Long> number(String name) {
    Object value = json.get(name);
    if (value instanceof Double number && number == Math.rint(number)) {
      return Optional.of(number.longValue());
    }
    try {
      return value(name, String.class, "a number").map(Long::parseLong);
    } catch (NumberFormatException e) {
      throw wrong(name, "a number");
    }
  }

  /** Without the field an object that has none. */
  SentFields object(String name) {
    return new SentFields(
        value(name, Map.class, "an object").map(JsonValues::object).orElse(Map.of()));
  }

  List<SentFields> objects(String name) {
    List<SentFields> objects = new ArrayList<>();
    for (Object element : value(name, List.class, "a list").orElse(List.of())) {
      if (!(element instanceof Map<?, ?> map)) {
        throw wrong(name, "a list of objects");
      }
      objects.add(new SentFields(JsonValues.object(map)));
    }
    return objects;
  }

  private <T> Optional<T> value(String name, Class<T> type, String kind) {
    Object value = json.get(name);
    if (value != null && !type.isInstance(value)) {
      throw wrong(name, kind);
    }
    return Optional.ofNullable(type.cast(value));
  }

  private static Rejection wrong(String name, String kind) {
    return Rejection.invalid("'" + name + "' is not " + kind + ".");
  }
}
