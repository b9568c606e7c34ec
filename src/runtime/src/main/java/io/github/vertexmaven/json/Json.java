package io.github.vertexmaven.json;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import com.google.gson.stream.MalformedJsonException;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * JSON as plain values: Map, List, String, Boolean, Long, BigInteger, Double and null. Gson's own
 * parser and writer of trees load a hundred classes for types that a task never meets, and a task
 * starts for each node of each run.
 */
public final class Json {

  private static final String HEX = "0123456789abcdef";

  /** So many digits are a long, whatever they are. */
  private static final int DIGITS_OF_A_LONG = 18;

  private Json() {}

  /**
   * Reads an object, and nothing behind it.
   *
   * @throws IOException when it is not JSON, or more than one object
   * @throws IllegalStateException when it is not an object
   */
  public static Map<String, Object> object(Reader in) throws IOException {
    JsonReader reader = new JsonReader(in);
    if (reader.peek() != JsonToken.BEGIN_OBJECT) {
      throw new IllegalStateException("Not a JSON object: " + value(reader));
    }
    Map<String, Object> object = map(reader);
    expectEnd(reader);
    return object;
  }

  private static void expectEnd(JsonReader reader) throws IOException {
    if (reader.peek() != JsonToken.END_DOCUMENT) {
      throw new MalformedJsonException("There is text behind the JSON object.");
    }
  }

  /** The same of a text. */
  public static Map<String, Object> object(String text) throws IOException {
    return object(new StringReader(text));
  }

  /** Reads any value, which may be written in ways that only JavaScript allows, and no more. */
  public static Object lenient(String text) throws IOException {
    JsonReader reader = new JsonReader(new StringReader(text));
    reader.setStrictness(Strictness.LENIENT);
    Object value = value(reader);
    expectEnd(reader);
    return value;
  }

  private static Object value(JsonReader in) throws IOException {
    return switch (in.peek()) {
      case BEGIN_OBJECT -> map(in);
      case BEGIN_ARRAY -> list(in);
      case BOOLEAN -> in.nextBoolean();
      case NUMBER -> number(in.nextString());
      case NULL -> nothing(in);
      default -> in.nextString();
    };
  }

  private static Map<String, Object> map(JsonReader in) throws IOException {
    Map<String, Object> map = new LinkedHashMap<>();
    in.beginObject();
    while (in.hasNext()) {
      map.put(in.nextName(), value(in));
    }
    in.endObject();
    return map;
  }

  private static List<Object> list(JsonReader in) throws IOException {
    List<Object> list = new ArrayList<>();
    in.beginArray();
    while (in.hasNext()) {
      list.add(value(in));
    }
    in.endArray();
    return list;
  }

  private static Object nothing(JsonReader in) throws IOException {
    in.nextNull();
    return null;
  }

  private static Object number(String text) {
    if (!isInteger(text)) {
      return new BigDecimal(text).doubleValue();
    }
    if (text.length() <= DIGITS_OF_A_LONG) {
      return Long.valueOf(text);
    }
    BigInteger integer = new BigInteger(text);
    return integer.bitLength() < Long.SIZE ? (Object) integer.longValue() : integer;
  }

  /** What JSON allows as a number and has neither a fraction nor an exponent. */
  private static boolean isInteger(String text) {
    return text.indexOf('.') < 0 && text.indexOf('e') < 0 && text.indexOf('E') < 0;
  }

  /** The text of a value, with as few classes as {@link #write(Object, StringBuilder)} needs. */
  public static String text(Object plain) {
    StringBuilder text = new StringBuilder();
    write(plain, text);
    return text.toString();
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

  /** A single line as gson writes it, which digests are made of; refuses no number. */
  public static String line(Object plain) {
    return lines(plain, "");
  }

  /**
   * The same over several lines.
   *
   * @param indent of each level; empty for a single line
   */
  public static String lines(Object plain, String indent) {
    TextWriter text = new TextWriter();
    try {
      write(plain, indent, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /**
   * Writes the same.
   *
   * @param indent of each level; empty for a single line
   */
  public static void write(Object plain, String indent, Writer out) throws IOException {
    JsonWriter json = new JsonWriter(out);
    json.setStrictness(Strictness.LENIENT);
    json.setIndent(indent);
    write(plain, json);
    json.flush();
  }

  private static void write(Object plain, JsonWriter json) throws IOException {
    if (plain instanceof Map<?, ?> map) {
      json.beginObject();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        write(entry.getValue(), json.name(String.valueOf(entry.getKey())));
      }
      json.endObject();
    } else if (plain instanceof Iterable<?> items) {
      json.beginArray();
      for (Object item : items) {
        write(item, json);
      }
      json.endArray();
    } else if (plain instanceof Boolean flag) {
      json.value(flag.booleanValue());
    } else if (plain instanceof Number number) {
      json.value(number);
    } else if (plain == null) {
      json.nullValue();
    } else {
      json.value(plain.toString());
    }
  }
}
