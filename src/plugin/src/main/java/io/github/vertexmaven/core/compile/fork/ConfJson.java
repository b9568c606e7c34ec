package io.github.vertexmaven.core.compile.fork;

import com.google.gson.stream.JsonWriter;
import io.github.vertexmaven.config.ConfValue;
import java.io.IOException;

/** Writes configuration with its places, in the form that the runtime's programs read. */
final class ConfJson {

  private ConfJson() {}

  static void write(ConfValue value, JsonWriter json) throws IOException {
    json.beginObject();
    content(value, json);
    json.endObject();
  }

  private static void content(ConfValue value, JsonWriter json) throws IOException {
    json.name("at").value(value.at().toString());
    if (value instanceof ConfValue.Mapping mapping) {
      mapping(mapping, json);
    } else if (value instanceof ConfValue.Sequence sequence) {
      json.name("list").beginArray();
      for (ConfValue item : sequence.items()) {
        write(item, json);
      }
      json.endArray();
    } else {
      scalar(((ConfValue.Scalar) value).value(), json);
    }
  }

  private static void mapping(ConfValue.Mapping mapping, JsonWriter json) throws IOException {
    json.name("map").beginObject();
    for (var entry : mapping.entries().entrySet()) {
      json.name(entry.getKey()).beginObject();
      json.name("keyAt").value(mapping.keyAt(entry.getKey()).toString());
      content(entry.getValue(), json);
      json.endObject();
    }
    json.endObject();
  }

  private static void scalar(Object value, JsonWriter json) throws IOException {
    if (value instanceof Double number && !Double.isFinite(number)) {
      json.name("number").value(number.toString());
    } else if (value instanceof Boolean flag) {
      json.name("value").value(flag.booleanValue());
    } else if (value instanceof Number number) {
      json.name("value").value(number);
    } else if (value != null) {
      json.name("value").value((String) value);
    }
  }
}
