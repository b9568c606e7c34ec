package io.github.vertexmaven.catalog.kedro;

import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.config.Location;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A mapping that is being changed. */
final class KeyedValues {

  private final Map<String, ConfValue> values = new LinkedHashMap<>();
  private final Map<String, Location> places = new LinkedHashMap<>();
  private final Location at;

  private KeyedValues(Location at) {
    this.at = at;
  }

  static KeyedValues of(ConfValue.Mapping mapping) {
    KeyedValues keyed = new KeyedValues(mapping.at());
    keyed.values.putAll(mapping.entries());
    mapping.entries().keySet().forEach(key -> keyed.places.put(key, mapping.keyAt(key)));
    return keyed;
  }

  /** The same of what may not be there. */
  static KeyedValues of(ConfValue value, Location otherwise) {
    return value instanceof ConfValue.Mapping mapping ? of(mapping) : new KeyedValues(otherwise);
  }

  /** Null when it is not there. */
  ConfValue get(String name) {
    return values.get(name);
  }

  Location at(String name) {
    return places.getOrDefault(name, at);
  }

  /** A copy, for those who change them on the way. */
  List<String> names() {
    return List.copyOf(values.keySet());
  }

  void put(String name, ConfValue value) {
    values.put(name, value);
    places.putIfAbsent(name, value.at());
  }

  void remove(String name) {
    values.remove(name);
    places.remove(name);
  }

  void rename(String name, String to) {
    ConfValue value = values.get(name);
    Location place = at(name);
    remove(name);
    values.putIfAbsent(to, value);
    places.putIfAbsent(to, place);
  }

  void replaceBy(KeyedValues others) {
    values.clear();
    places.clear();
    values.putAll(others.values);
    places.putAll(others.places);
  }

  ConfValue.Mapping mapping() {
    return new ConfValue.Mapping(values, places, at);
  }
}
