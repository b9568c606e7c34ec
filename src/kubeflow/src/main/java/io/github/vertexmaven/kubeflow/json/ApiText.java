package io.github.vertexmaven.kubeflow.json;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.util.Map;
import java.util.Optional;

/** Writes JSON for the API. */
public final class ApiText {

  private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

  private ApiText() {}

  /**
   * JSON that is written as it stands: numbers keep their digits.
   *
   * @param json a JSON text
   */
  public record Raw(String json) {}

  /** An object; fields without value are left out, {@link Raw} texts stand as they are. */
  public static String of(Map<String, ?> fields) {
    return GSON.toJson(element(fields));
  }

  private static JsonElement element(Object value) {
    if (value instanceof Raw raw) {
      return JsonParser.parseString(raw.json());
    }
    if (value instanceof Map<?, ?> map) {
      return object(map);
    }
    if (value instanceof Iterable<?> items) {
      JsonArray array = new JsonArray();
      items.forEach(item -> array.add(element(item)));
      return array;
    }
    if (value instanceof Number number) {
      return new JsonPrimitive(number);
    }
    if (value instanceof Boolean flag) {
      return new JsonPrimitive(flag);
    }
    return value == null ? JsonNull.INSTANCE : new JsonPrimitive(String.valueOf(value));
  }

  private static JsonObject object(Map<?, ?> map) {
    JsonObject object = new JsonObject();
    map.forEach(
        (key, value) -> {
          Object present = value instanceof Optional<?> maybe ? maybe.orElse(null) : value;
          if (present != null) {
            object.add(String.valueOf(key), element(present));
          }
        });
    return object;
  }
}
