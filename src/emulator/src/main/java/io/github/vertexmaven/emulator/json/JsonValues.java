package io.github.vertexmaven.emulator.json;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads and writes JSON as plain values; an object keeps the order of its keys. */
public final class JsonValues {

  /** The nesting that protobuf's own parsers accept. */
  public static final int MAX_DEPTH = 100;

  private JsonValues() {}

  /** The value of one JSON text; {@link MalformedJson} says where it is not JSON. */
  public static Object read(String text) {
    JsonReader reader = new JsonReader(new StringReader(text));
    reader.setStrictness(Strictness.STRICT);
    try {
      Object value = value(reader, 0);
      if (reader.peek() != JsonToken.END_DOCUMENT) {
        throw new MalformedJson("more text after the value, at " + reader.getPath());
      }
      return value;
    } catch (IOException | IllegalStateException | NumberFormatException e) {
      throw new MalformedJson(reason(e));
    }
  }

  /** Compact JSON; a number without a fraction is written as an integer. */
  public static String write(Object value) {
    StringBuilder out = new StringBuilder();
    JsonText.append(out, value);
    return out.toString();
  }

  /** The same text for equal values, whatever the order of their keys. */
  public static String canonical(Object value) {
    return write(sorted(value));
  }

  /** The text between the quotes of a JSON string. */
  public static String escaped(String text) {
    StringBuilder out = new StringBuilder();
    JsonText.appendEscaped(out, text);
    return out.toString();
  }

  /** The value as a map of strings; callers know that it is one. */
  @SuppressWarnings("unchecked")
  public static Map<String, Object> object(Object value) {
    return (Map<String, Object>) value;
  }

  private static Object value(JsonReader reader, int depth) throws IOException {
    if (depth > MAX_DEPTH) {
      throw new MalformedJson("nested deeper than " + MAX_DEPTH + " levels");
    }
    return switch (reader.peek()) {
      case BEGIN_OBJECT -> objectIn(reader, depth);
      case BEGIN_ARRAY -> listIn(reader, depth);
      case STRING -> reader.nextString();
      case NUMBER -> reader.nextDouble();
      case BOOLEAN -> reader.nextBoolean();
      case NULL -> {
        reader.nextNull();
        yield null;
      }
      default -> throw new MalformedJson("unexpected " + reader.peek());
    };
  }

  private static Map<String, Object> objectIn(JsonReader reader, int depth) throws IOException {
    Map<String, Object> object = new LinkedHashMap<>();
    reader.beginObject();
    while (reader.hasNext()) {
      String name = reader.nextName();
      if (object.containsKey(name)) {
        throw new MalformedJson("the key '" + name + "' is given twice");
      }
      object.put(name, value(reader, depth + 1));
    }
    reader.endObject();
    return Collections.unmodifiableMap(object);
  }

  private static List<Object> listIn(JsonReader reader, int depth) throws IOException {
    List<Object> list = new ArrayList<>();
    reader.beginArray();
    while (reader.hasNext()) {
      list.add(value(reader, depth + 1));
    }
    reader.endArray();
    return Collections.unmodifiableList(list);
  }

  private static Object sorted(Object value) {
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .collect(
              TreeMap::new,
              (all, entry) -> all.put((String) entry.getKey(), sorted(entry.getValue())),
              TreeMap::putAll);
    }
    if (value instanceof List<?> list) {
      return list.stream().map(JsonValues::sorted).collect(Collectors.toCollection(ArrayList::new));
    }
    return value;
  }

  /** What is wrong, without advice on how to program the parser. */
  private static String reason(Exception e) {
    return String.valueOf(e.getMessage())
        .replaceFirst("(?s)\nSee .*", "")
        .replaceFirst("^Use JsonReader.* to accept malformed JSON", "malformed JSON");
  }
}
