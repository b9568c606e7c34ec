package io.github.vertexmaven.emulator.kubeflow;

import io.github.vertexmaven.emulator.http.HttpRequest;
import io.github.vertexmaven.emulator.json.JsonValues;
import io.github.vertexmaven.emulator.json.MalformedJson;
import io.github.vertexmaven.emulator.pod.KubeflowRelease;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A message of a caller: its fields go by either spelling, and by each form that protobuf reads.
 */
final class MessageFields {

  private static final int MOST_MEGABYTES = 64;

  private final KubeflowRelease release;
  private final Map<String, Object> values;

  private MessageFields(KubeflowRelease release, Map<String, Object> values) {
    this.release = release;
    this.values = values;
  }

  /**
   * The body of a call.
   *
   * @param known the fields that the message has
   */
  static MessageFields of(HttpRequest request, KubeflowRelease release, Set<String> known)
      throws IOException {
    String text = request.body().text(MOST_MEGABYTES);
    if (text.isBlank()) {
      return new MessageFields(release, Map.of());
    }
    try {
      return of(JsonValues.read(text), release, known);
    } catch (MalformedJson e) {
      throw ApiFault.unreadable("proto: syntax error (line 1:1): " + e.getMessage());
    }
  }

  private static MessageFields of(Object value, KubeflowRelease release, Set<String> known) {
    if (!(value instanceof Map<?, ?> map)) {
      throw ApiFault.unreadable("proto: syntax error (line 1:1): unexpected token");
    }
    Map<String, Object> values = new LinkedHashMap<>();
    for (Map.Entry<?, ?> field : map.entrySet()) {
      String name = snake(field.getKey().toString());
      if (known.contains(name)) {
        values.put(name, field.getValue());
      } else if (release.isFrom(2, 14)) {
        throw ApiFault.unreadable("proto: (line 1:2): unknown field \"" + field.getKey() + "\"");
      }
    }
    return new MessageFields(release, values);
  }

  /** A name as protos spell it. */
  static String snake(String name) {
    StringBuilder snake = new StringBuilder();
    for (char c : name.toCharArray()) {
      snake.append(Character.isUpperCase(c) ? "_" + Character.toLowerCase(c) : c);
    }
    return snake.toString();
  }

  /** The fields of a message in this one; nothing if it is not there. */
  Optional<MessageFields> message(String name, Set<String> known) {
    return Optional.ofNullable(values.get(name)).map(value -> of(value, release, known));
  }

  boolean has(String name) {
    return values.get(name) != null;
  }

  /** A text; one that is not there is empty. */
  String text(String name) {
    Object value = values.get(name);
    if (value != null && !(value instanceof String)) {
      throw wrong(name, "string", value);
    }
    return value == null ? "" : (String) value;
  }

  boolean flag(String name) {
    Object value = values.get(name);
    if (value != null && !(value instanceof Boolean)) {
      throw wrong(name, "bool", value);
    }
    return Boolean.TRUE.equals(value);
  }

  /** A whole number, as a number or as its text. */
  long number(String name) {
    Object value = values.get(name);
    try {
      return value == null
          ? 0
          : value instanceof Double number && number == Math.rint(number)
              ? number.longValue()
              : Long.parseLong(value.toString());
    } catch (NumberFormatException e) {
      throw wrong(name, "int64", value);
    }
  }

  Optional<Instant> time(String name) {
    String text = text(name);
    try {
      return text.isEmpty()
          ? Optional.empty()
          : Optional.of(OffsetDateTime.parse(text).toInstant())
              .filter(time -> !time.equals(Instant.EPOCH));
    } catch (DateTimeException e) {
      throw wrong(name, "google.protobuf.Timestamp", text);
    }
  }

  /** A value of an enum, by its name or its number, which is its place in the list. */
  String oneOf(String name, List<String> names) {
    Object value = values.get(name);
    if (value == null) {
      return names.get(0);
    }
    if (value instanceof Double number && number >= 0 && number < names.size()) {
      return names.get(number.intValue());
    }
    if (!names.contains(value)) {
      throw wrong(name, "enum", value);
    }
    return value.toString();
  }

  /** A struct or a map. */
  Map<String, Object> struct(String name) {
    Object value = values.get(name);
    if (value != null && !(value instanceof Map)) {
      throw wrong(name, "google.protobuf.Struct", value);
    }
    return value == null ? Map.of() : JsonValues.object(value);
  }

  private static ApiFault wrong(String name, String type, Object value) {
    return ApiFault.unreadable(
        "proto: (line 1:2): invalid value for "
            + type
            + " field "
            + name
            + ": "
            + JsonValues.write(value));
  }
}
