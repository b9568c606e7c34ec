package io.github.vertexmaven.core.json;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * JSON as plain values: Map, List, String, Boolean, Long, BigInteger, Double and null, in the order
 * in which they stand.
 */
public final class JsonText {

  private JsonText() {}

  /**
   * Reads a text.
   *
   * @throws JsonException when it is not JSON
   */
  public static Object parse(String text) {
    try {
      return plain(JsonParser.parseString(text));
    } catch (JsonParseException e) {
      throw new JsonException(e);
    }
  }

  private static Object plain(JsonElement json) {
    if (json.isJsonObject()) {
      Map<String, Object> map = new LinkedHashMap<>();
      json.getAsJsonObject().asMap().forEach((key, value) -> map.put(key, plain(value)));
      return map;
    }
    if (json.isJsonArray()) {
      List<Object> list = new ArrayList<>();
      json.getAsJsonArray().forEach(item -> list.add(plain(item)));
      return list;
    }
    return json.isJsonNull() ? null : scalar(json.getAsJsonPrimitive());
  }

  private static Object scalar(JsonPrimitive value) {
    if (value.isBoolean()) {
      return value.getAsBoolean();
    }
    return value.isNumber() ? number(value.getAsString()) : value.getAsString();
  }

  private static Number number(String text) {
    if (!text.matches("-?[0-9]+")) {
      return Double.valueOf(text);
    }
    BigInteger whole = new BigInteger(text);
    return whole.bitLength() < Long.SIZE ? (Number) whole.longValue() : whole;
  }

  /** The same value where null says no more than that something is not there. */
  public static Object withoutNulls(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> kept = new LinkedHashMap<>();
      map.forEach(
          (key, item) -> {
            if (item != null) {
              kept.put(String.valueOf(key), withoutNulls(item));
            }
          });
      return kept;
    }
    return value instanceof Collection<?> items
        ? items.stream().map(JsonText::withoutNulls).collect(Collectors.toList())
        : value;
  }

  /** In one line. */
  public static String compact(Object value) {
    return text(value, "");
  }

  /** Over several lines, without a line feed at the end. */
  public static String pretty(Object value) {
    return text(value, "  ");
  }

  private static String text(Object value, String indent) {
    StringWriter text = new StringWriter();
    try (JsonWriter json = new JsonWriter(text)) {
      json.setHtmlSafe(false);
      // NaN is refused elsewhere, with file and line.
      json.setStrictness(Strictness.LENIENT);
      json.setIndent(indent);
      write(value, json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void write(Object value, JsonWriter json) throws IOException {
    if (value instanceof Map<?, ?> map) {
      json.beginObject();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        json.name(String.valueOf(entry.getKey()));
        write(entry.getValue(), json);
      }
      json.endObject();
    } else if (value instanceof Collection<?> list) {
      json.beginArray();
      for (Object item : list) {
        write(item, json);
      }
      json.endArray();
    } else if (value instanceof Boolean flag) {
      json.value(flag.booleanValue());
    } else if (value instanceof Number number) {
      json.value(number);
    } else if (value == null) {
      json.nullValue();
    } else {
      json.value(String.valueOf(value));
    }
  }
}
