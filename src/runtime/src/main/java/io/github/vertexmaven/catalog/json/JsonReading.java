package io.github.vertexmaven.catalog.json;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import io.github.vertexmaven.catalog.value.BadData;
import io.github.vertexmaven.catalog.value.NumberText;
import io.github.vertexmaven.catalog.value.Words;
import java.io.EOFException;
import java.io.IOException;
import java.io.Reader;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads JSON as plain values: text, booleans, Long, BigInteger, decimals as they are written, lists
 * and maps.
 */
final class JsonReading {

  private static final int LONGEST_LONG = 18;

  /** What a number may have behind its E: no decimal keeps more. */
  private static final int LONGEST_EXPONENT = 9;

  /** The parser says so of its own exceptions. */
  private static final String PLACE = " at line ";

  private JsonReading() {}

  static Object read(Reader text) throws IOException, BadData {
    JsonReader json = new JsonReader(new PythonNumbers(text));
    json.setStrictness(Strictness.STRICT);
    try {
      Object value = value(json);
      if (json.peek() != JsonToken.END_DOCUMENT) {
        throw new BadData("there is more after the JSON value" + place(json.toString()) + ".");
      }
      return value;
    } catch (MalformedJsonException | IllegalStateException e) {
      throw new BadData(problem(String.valueOf(e.getMessage())) + ".", e);
    } catch (EOFException e) {
      if (e.getMessage() == null || !e.getMessage().contains(PLACE)) {
        // Not the text ends, but what it is unpacked from.
        throw e;
      }
      throw new BadData("the JSON value ends too early" + place(e.getMessage()) + ".", e);
    }
  }

  /** What the parser refuses is not always invalid. */
  private static String problem(String message) {
    if (message.startsWith("Nesting limit")) {
      return "nested deeper than 255 levels" + place(message).replaceFirst(", path.*", "");
    }
    return message.startsWith("Unpaired surrogate")
        ? "a text has half of a character" + place(message)
        : "not valid JSON" + place(message);
  }

  /** The parser speaks of {@code at line 3 column 5 path $.a[0]}. */
  private static String place(String message) {
    int at = message.indexOf(PLACE);
    int end = message.indexOf('\n', Math.max(at, 0));
    return at < 0
        ? ""
        : message
            .substring(at, end < 0 ? message.length() : end)
            .replace(" column ", ", column ")
            .replace(" path ", ", path ")
            .replaceFirst("\\.$", "");
  }

  private static Object value(JsonReader json) throws IOException, BadData {
    return switch (json.peek()) {
      case BEGIN_OBJECT -> object(json);
      case BEGIN_ARRAY -> array(json);
      case STRING -> text(json.nextString());
      case NUMBER -> number(json);
      case BOOLEAN -> json.nextBoolean();
      default -> {
        json.nextNull();
        yield null;
      }
    };
  }

  private static Object text(String text) {
    Double number = PythonNumbers.of(text);
    return number == null ? (Object) text : number;
  }

  private static List<Object> array(JsonReader json) throws IOException, BadData {
    List<Object> items = new ArrayList<>();
    json.beginArray();
    while (json.hasNext()) {
      items.add(value(json));
    }
    json.endArray();
    return items;
  }

  private static Map<String, Object> object(JsonReader json) throws IOException, BadData {
    Map<String, Object> entries = new LinkedHashMap<>();
    json.beginObject();
    while (json.hasNext()) {
      String key = json.nextName();
      if (entries.containsKey(key)) {
        throw new BadData("key '" + key + "' is given twice" + place(json.toString()) + ".");
      }
      entries.put(key, value(json));
    }
    json.endObject();
    return entries;
  }

  private static Object number(JsonReader json) throws IOException, BadData {
    String text = json.nextString();
    requireExponent(text, json);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '.' || c == 'e' || c == 'E') {
        return new NumberText(text);
      }
    }
    return text.length() <= LONGEST_LONG ? (Object) Long.valueOf(text) : fitted(text);
  }

  private static void requireExponent(String text, JsonReader json) throws BadData {
    int e = Math.max(text.indexOf('e'), text.indexOf('E'));
    if (e >= 0 && text.length() - e - 1 > LONGEST_EXPONENT) {
      String digits = text.substring(e + 1).replaceFirst("^[+-]?0*", "");
      if (digits.length() > LONGEST_EXPONENT) {
        throw new BadData(
            "the number "
                + Words.quoted(text)
                + " has an exponent beyond all numbers"
                + place(json.toString())
                + ".");
      }
    }
  }

  private static Object fitted(String text) {
    BigInteger value = new BigInteger(text);
    return value.bitLength() < Long.SIZE ? (Object) value.longValue() : value;
  }
}
