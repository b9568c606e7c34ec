package io.github.vertexmaven.kubeflow.json;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An object of the API. The server leaves out what has its default value, so nothing is ever
 * missing: it is empty.
 */
public final class ApiFields {

  private final JsonObject object;

  private ApiFields(JsonObject object) {
    this.object = object;
  }

  /** One without fields. */
  public static ApiFields empty() {
    return new ApiFields(new JsonObject());
  }

  /**
   * Reads an object.
   *
   * @throws IllegalArgumentException when the text is none
   */
  public static ApiFields parse(String text) {
    try {
      JsonElement element = JsonParser.parseString(text);
      if (element.isJsonObject()) {
        return new ApiFields(element.getAsJsonObject());
      }
    } catch (JsonParseException e) {
      throw new IllegalArgumentException("not JSON: " + e.getMessage(), e);
    }
    throw new IllegalArgumentException("not a JSON object");
  }

  /** A text, a number or a truth value as text; empty when it is absent or empty. */
  public Optional<String> text(String key) {
    return Optional.ofNullable(object.get(key))
        .filter(JsonElement::isJsonPrimitive)
        .map(JsonElement::getAsString)
        .filter(text -> !text.isEmpty());
  }

  /** Whether it is true. */
  public boolean flag(String key) {
    return text(key).filter("true"::equals).isPresent();
  }

  /** A number, which the API writes as a text where it is long; 0 when it is absent. */
  public long number(String key) {
    try {
      return text(key).map(Long::parseLong).orElse(0L);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  /** A time; one that is not known yet has the value 1970 and is empty here. */
  public Optional<Instant> time(String key) {
    try {
      return text(key).map(Instant::parse).filter(Instant.EPOCH::isBefore);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** An object. */
  public ApiFields fields(String key) {
    JsonElement inner = object.get(key);
    return inner != null && inner.isJsonObject() ? new ApiFields(inner.getAsJsonObject()) : empty();
  }

  /** The objects of a list. */
  public List<ApiFields> list(String key) {
    JsonElement list = object.get(key);
    List<ApiFields> items = new ArrayList<>();
    for (JsonElement item :
        list != null && list.isJsonArray() ? list.getAsJsonArray() : new JsonArray()) {
      if (item.isJsonObject()) {
        items.add(new ApiFields(item.getAsJsonObject()));
      }
    }
    return items;
  }

  /** Whether there is such a field. */
  public boolean has(String key) {
    return object.has(key);
  }

  /** The names of its fields, in their order. */
  public Set<String> keys() {
    return Collections.unmodifiableSet(object.keySet());
  }

  /** The JSON text of a field. */
  public String json(String key) {
    return String.valueOf(object.get(key));
  }

  /** Its JSON text. */
  public String json() {
    return object.toString();
  }

  @Override
  public String toString() {
    return json();
  }
}
