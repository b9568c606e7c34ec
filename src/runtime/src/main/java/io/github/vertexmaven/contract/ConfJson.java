package io.github.vertexmaven.contract;

import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.config.Location;
import io.github.vertexmaven.json.Fields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Configuration with its places as JSON: each value is an object with {@code at} and one of {@code
 * value}, {@code list}, {@code map}; an entry of a map also has {@code keyAt}. Numbers that JSON
 * lacks are {@code number: "NaN"}.
 */
final class ConfJson {

  private static final String AT = "at";
  private static final String KEY_AT = "keyAt";
  private static final String MAP = "map";
  private static final String LIST = "list";
  private static final String NUMBER = "number";
  private static final String VALUE = "value";

  private ConfJson() {}

  static Map<String, Object> plain(ConfValue value) {
    Map<String, Object> json = new LinkedHashMap<>();
    put(value, json);
    return json;
  }

  private static void put(ConfValue value, Map<String, Object> json) {
    json.put(AT, value.at().toString());
    if (value instanceof ConfValue.Mapping mapping) {
      json.put(MAP, entries(mapping));
    } else if (value instanceof ConfValue.Sequence sequence) {
      json.put(LIST, sequence.items().stream().map(ConfJson::plain).toList());
    } else {
      putScalar(((ConfValue.Scalar) value).value(), json);
    }
  }

  private static Map<String, Object> entries(ConfValue.Mapping mapping) {
    Map<String, Object> entries = new LinkedHashMap<>();
    mapping
        .entries()
        .forEach(
            (key, value) -> {
              Map<String, Object> entry = new LinkedHashMap<>();
              entry.put(KEY_AT, mapping.keyAt(key).toString());
              put(value, entry);
              entries.put(key, entry);
            });
    return entries;
  }

  private static void putScalar(Object value, Map<String, Object> json) {
    if (value instanceof Double number && !Double.isFinite(number)) {
      json.put(NUMBER, number.toString());
    } else if (value != null) {
      json.put(VALUE, value);
    }
  }

  static ConfValue.Mapping mapping(Fields json) {
    return (ConfValue.Mapping) value(json);
  }

  private static ConfValue value(Fields json) {
    Location at = Location.parse(json.text(AT));
    if (json.has(MAP)) {
      return mapping(json.fields(MAP), at);
    }
    if (json.has(LIST)) {
      List<ConfValue> items = new ArrayList<>();
      json.list(LIST).forEach(item -> items.add(value(item)));
      return new ConfValue.Sequence(items, at);
    }
    if (json.has(NUMBER)) {
      return new ConfValue.Scalar(Double.valueOf(json.text(NUMBER)), at);
    }
    return new ConfValue.Scalar(json.values().get(VALUE), at);
  }

  private static ConfValue.Mapping mapping(Fields json, Location at) {
    Map<String, ConfValue> entries = new LinkedHashMap<>();
    Map<String, Location> keys = new LinkedHashMap<>();
    for (String key : json.values().keySet()) {
      Fields value = json.fields(key);
      entries.put(key, value(value));
      keys.put(key, Location.parse(value.text(KEY_AT)));
    }
    return new ConfValue.Mapping(entries, keys, at);
  }
}
