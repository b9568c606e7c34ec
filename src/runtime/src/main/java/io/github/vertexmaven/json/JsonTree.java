package io.github.vertexmaven.json;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.gson.ToNumberPolicy;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;

/**
 * JSON read and written by hand. Gson's own parser and writer of trees load a hundred classes for
 * types that a task never meets, and a task starts for each node of each run.
 */
public final class JsonTree {

  private static final String HEX = "0123456789abcdef";

  private JsonTree() {}

  /**
   * Reads an object, and nothing behind it.
   *
   * @throws IOException when it is not JSON, or more than one object
   * @throws IllegalStateException when it is not an object
   */
  public static JsonObject read(Reader in) throws IOException {
    JsonReader reader = new JsonReader(in);
    JsonObject object = element(reader).getAsJsonObject();
    if (reader.peek() != JsonToken.END_DOCUMENT) {
      throw new MalformedJsonException("There is text behind the JSON object.");
    }
    return object;
  }

  /** The same of a text. */
  public static JsonObject parse(String text) throws IOException {
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

  /**
   * Writes texts, numbers, booleans, lists and maps of these.
   *
   * @throws IllegalArgumentException when a number is none that JSON has
   */
  public static void write(Object plain, StringBuilder out) {
    if (plain instanceof Map<?, ?> map) {
      write(map, out);
    } else if (plain instanceof Iterable<?> items) {
      write(items, out);
    } else if (plain instanceof Number number) {
      out.append(finite(number));
    } else if (plain == null || plain instanceof Boolean) {
      out.append(plain);
    } else {
      quote(plain.toString(), out);
    }
  }

  private static void write(Map<?, ?> map, StringBuilder out) {
    char before = '{';
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      out.append(before);
      before = ',';
      quote(String.valueOf(entry.getKey()), out);
      out.append(':');
      write(entry.getValue(), out);
    }
    out.append(map.isEmpty() ? "{}" : "}");
  }

  private static void write(Iterable<?> items, StringBuilder out) {
    out.append('[');
    String before = "";
    for (Object item : items) {
      out.append(before);
      before = ",";
      write(item, out);
    }
    out.append(']');
  }

  /** Numbers of the JDK say themselves what they are; others may print anything. */
  private static Number finite(Number number) {
    if (number instanceof BigDecimal || number instanceof BigInteger) {
      return number;
    }
    if (!Double.isFinite(number.doubleValue())) {
      throw new IllegalArgumentException("JSON has no number " + number + ".");
    }
    return number.getClass().getClassLoader() == null ? number : (Number) number.doubleValue();
  }

  /** What JSON cannot have in a text, and halves of characters, which UTF-8 cannot have. */
  private static void quote(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ' || Character.isSurrogate(c) && !isPaired(text, i)) {
        out.append("\\u").append(HEX.charAt(c >> 12)).append(HEX.charAt(c >> 8 & 15));
        out.append(HEX.charAt(c >> 4 & 15)).append(HEX.charAt(c & 15));
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }

  private static boolean isPaired(String text, int at) {
    return Character.isHighSurrogate(text.charAt(at))
        ? at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))
        : at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
  }
}
