package io.github.vertexmaven.contract;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.config.Location;
import io.github.vertexmaven.json.PlainJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads configuration with its places from JSON: each value is an object with {@code at} and one of
 * {@code value}, {@code list}, {@code map}; an entry of a map also has {@code keyAt}. Numbers that
 * JSON lacks are {@code number: "NaN"}.
 */
public final class ConfJson {

  private ConfJson() {}

  public static ConfValue.Mapping mapping(JsonObject json) {
    return (ConfValue.Mapping) value(json);
  }

  private static ConfValue value(JsonObject json) {
    Location at = Location.parse(json.get("at").getAsString());
    if (json.has("map")) {
      return mapping(json.getAsJsonObject("map"), at);
    }
    if (json.has("list")) {
      List<ConfValue> items = new ArrayList<>();
      json.getAsJsonArray("list").forEach(item -> items.add(value(item.getAsJsonObject())));
      return new ConfValue.Sequence(items, at);
    }
    if (json.has("number")) {
      return new ConfValue.Scalar(Double.valueOf(json.get("number").getAsString()), at);
    }
    return new ConfValue.Scalar(scalar(json.get("value")), at);
  }

  private static ConfValue.Mapping mapping(JsonObject json, Location at) {
    Map<String, ConfValue> entries = new LinkedHashMap<>();
    Map<String, Location> keys = new LinkedHashMap<>();
    for (Map.Entry<String, JsonElement> entry : json.entrySet()) {
      JsonObject value = entry.getValue().getAsJsonObject();
      entries.put(entry.getKey(), value(value));
      keys.put(entry.getKey(), Location.parse(value.get("keyAt").getAsString()));
    }
    return new ConfValue.Mapping(entries, keys, at);
  }

  private static Object scalar(JsonElement json) {
    if (json == null || json.isJsonNull()) {
      return null;
    }
    return PlainJson.scalar(json.getAsJsonPrimitive());
  }
}
