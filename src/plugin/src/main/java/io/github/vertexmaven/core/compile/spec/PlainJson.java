package io.github.vertexmaven.core.compile.spec;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** Writes plain values of configuration as JSON, in the order in which they are. */
final class PlainJson {

  private PlainJson() {}

  static String text(Object value) {
    return text(value, "");
  }

  static String pretty(Object value) {
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

  static void write(Object value, JsonWriter json) throws IOException {
    if (value instanceof Map<?, ?> map) {
      json.beginObject();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        json.name(String.valueOf(entry.getKey()));
        write(entry.getValue(), json);
      }
      json.endObject();
    } else if (value instanceof List<?> list) {
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
