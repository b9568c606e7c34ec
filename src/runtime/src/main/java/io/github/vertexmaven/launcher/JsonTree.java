package io.github.vertexmaven.launcher;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.gson.ToNumberPolicy;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.Writer;
import java.util.Map;

/**
 * JSON read and written by hand. Gson's own parser and writer of trees load a hundred classes for
 * types that a task never meets, and a task starts for each node of each run.
 */
final class JsonTree {

  private JsonTree() {}

  /**
   * Reads an object, and nothing behind it.
   *
   * @throws IOException when it is not JSON
   * @throws IllegalStateException when it is not an object
   */
  static JsonObject read(Reader in) throws IOException {
    return element(new JsonReader(in)).getAsJsonObject();
  }

  /** The same of a text. */
  static JsonObject parse(String text) throws IOException {
    return read(new StringReader(text));
  }

  private static JsonElement element(JsonReader in) throws IOException {
    return switch (in.peek()) {
      case BEGIN_OBJECT -> object(in);
      case BEGIN_ARRAY -> array(in);
      case BOOLEAN -> new JsonPrimitive(in.nextBoolean());
      case NUMBER -> new JsonPrimitive(ToNumberPolicy.LAZILY_PARSED_NUMBER.readNumber(in));
      case NULL -> nothing(in);
      default -> new JsonPrimitive(in.nextString());
    };
  }

  private static JsonObject object(JsonReader in) throws IOException {
    JsonObject object = new JsonObject();
    in.beginObject();
    while (in.hasNext()) {
      object.add(in.nextName(), element(in));
    }
    in.endObject();
    return object;
  }

  private static JsonArray array(JsonReader in) throws IOException {
    JsonArray array = new JsonArray();
    in.beginArray();
    while (in.hasNext()) {
      array.add(element(in));
    }
    in.endArray();
    return array;
  }

  private static JsonElement nothing(JsonReader in) throws IOException {
    in.nextNull();
    return JsonNull.INSTANCE;
  }

  /** Writes texts, numbers, booleans, lists and maps of these. */
  static void write(Object plain, Writer out) throws IOException {
    JsonWriter json = new JsonWriter(out);
    write(plain, json);
    json.flush();
  }

  private static void write(Object plain, JsonWriter out) throws IOException {
    if (plain instanceof Map<?, ?> map) {
      out.beginObject();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        write(entry.getValue(), out.name(String.valueOf(entry.getKey())));
      }
      out.endObject();
    } else if (plain instanceof Iterable<?> items) {
      out.beginArray();
      for (Object item : items) {
        write(item, out);
      }
      out.endArray();
    } else if (plain instanceof Number number) {
      out.value(number);
    } else if (plain instanceof Boolean truth) {
      out.value(truth);
    } else {
      out.value(plain == null ? null : plain.toString());
    }
  }
}
