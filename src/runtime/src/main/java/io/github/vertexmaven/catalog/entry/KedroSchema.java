package io.github.vertexmaven.catalog.entry;

import io.github.vertexmaven.catalog.kedro.KedroEntry;
import java.util.Map;
import java.util.TreeMap;

/** The part of the schema that adds what entries of Kedro may say besides. */
final class KedroSchema {

  private KedroSchema() {}

  /**
   * The keys of a type under a name of Kedro's.
   *
   * @param keys those of the type here
   */
  static Map<String, Object> of(String name, Map<String, Object> keys) {
    Map<String, Object> properties = new TreeMap<>(properties(keys));
    for (String place : new String[] {"load_args", "save_args"}) {
      Map<String, Object> arguments = new TreeMap<>(properties(map(properties.get(place))));
      KedroEntry.foreign(name, place).forEach(argument -> arguments.put(argument, Map.of()));
      properties.put(
          place, ArgumentSchema.with(map(properties.get(place)), "properties", arguments));
    }
    KedroEntry.foreign(name, "").forEach(key -> properties.put(key, Map.of()));
    return ArgumentSchema.with(keys, "properties", properties);
  }

  private static Map<String, Object> properties(Map<String, Object> schema) {
    return map(schema.get("properties"));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }
}
