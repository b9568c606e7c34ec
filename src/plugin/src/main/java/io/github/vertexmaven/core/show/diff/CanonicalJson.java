package io.github.vertexmaven.core.show.diff;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.util.TreeSet;

/**
 * JSON in one form: keys sorted, numbers as the service keeps them, which knows only doubles. Two
 * specs mean the same when they are equal so.
 */
final class CanonicalJson {

  /** Up to here a double holds every whole number. */
  private static final double WHOLE = 1L << 53;

  private static final Gson COMPACT =
      new GsonBuilder().disableHtmlEscaping().serializeNulls().create();
  private static final Gson PRETTY =
      new GsonBuilder().disableHtmlEscaping().serializeNulls().setPrettyPrinting().create();

  private CanonicalJson() {}

  static JsonObject read(String text) {
    return of(JsonParser.parseString(text)).getAsJsonObject();
  }

  static JsonElement of(JsonElement json) {
    if (json instanceof JsonObject object) {
      JsonObject sorted = new JsonObject();
      new TreeSet<>(object.keySet()).forEach(key -> sorted.add(key, of(object.get(key))));
      return sorted;
    }
    if (json instanceof JsonArray array) {
      JsonArray items = new JsonArray();
      array.forEach(item -> items.add(of(item)));
      return items;
    }
    return json instanceof JsonPrimitive value && value.isNumber() ? number(value) : json;
  }

  private static JsonPrimitive number(JsonPrimitive value) {
    double number = value.getAsDouble();
    return number == Math.rint(number) && Math.abs(number) <= WHOLE
        ? new JsonPrimitive((long) number)
        : new JsonPrimitive(number);
  }

  /** Over several lines, with a line feed at its end. */
  static String pretty(JsonElement json) {
    return PRETTY.toJson(json) + "\n";
  }

  /** In one line. */
  static String compact(JsonElement json) {
    return COMPACT.toJson(json);
  }

  /** A text as it is, anything else in one line. */
  static String words(JsonElement json) {
    return json instanceof JsonPrimitive value && value.isString()
        ? value.getAsString()
        : compact(json);
  }
}
