package io.github.vertexmaven.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A value of a configuration file that knows where it was written. */
public sealed interface ConfValue {

  /** Where the value begins. */
  Location at();

  /**
   * The value without its places: String, Boolean, Long, BigInteger, Double, null, and List or
   * insertion-ordered Map of these.
   */
  Object plain();

  /** The value in words, for messages: {@code "text"}, {@code 3}, {@code a map}. */
  String words();

  /**
   * Text, a number, a boolean or null.
   *
   * @param value String, Boolean, Long, BigInteger, Double or null
   */
  record Scalar(Object value, Location at) implements ConfValue {
    @Override
    public Object plain() {
      return value;
    }

    @Override
    public String words() {
      return value instanceof String ? "'" + value + "'" : String.valueOf(value);
    }
  }

  /** A sequence. */
  record Sequence(List<ConfValue> items, Location at) implements ConfValue {
    public Sequence {
      items = List.copyOf(items);
    }

    @Override
    public Object plain() {
      List<Object> plain = new ArrayList<>(items.size());
      for (ConfValue item : items) {
        plain.add(item.plain());
      }
      return Collections.unmodifiableList(plain);
    }

    @Override
    public String words() {
      return "a list";
    }
  }

  /** A mapping in the file's order; {@code keys} tells where each key was written. */
  record Mapping(Map<String, ConfValue> entries, Map<String, Location> keys, Location at)
      implements ConfValue {
    public Mapping {
      entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
      keys = Map.copyOf(keys);
      if (!keys.keySet().equals(entries.keySet())) {
        throw new IllegalArgumentException("each entry needs the place of its key");
      }
    }

    /** A mapping without entries. */
    public static Mapping empty(Location at) {
      return new Mapping(Map.of(), Map.of(), at);
    }

    /** The value of a key, when it is there (also when it is null in the file). */
    public Optional<ConfValue> get(String key) {
      return Optional.ofNullable(entries.get(key));
    }

    /** Where the key was written; the mapping's own place for a key that is not there. */
    public Location keyAt(String key) {
      return keys.getOrDefault(key, at);
    }

    @Override
    public Object plain() {
      Map<String, Object> plain = new LinkedHashMap<>();
      for (Map.Entry<String, ConfValue> entry : entries.entrySet()) {
        plain.put(entry.getKey(), entry.getValue().plain());
      }
      return Collections.unmodifiableMap(plain);
    }

    @Override
    public String words() {
      return "a map";
    }
  }

  /** A value that was not read from a file, all of it at one place. */
  static ConfValue of(Object plain, Location at) {
    Objects.requireNonNull(at, "at");
    if (plain instanceof Map<?, ?> map) {
      Map<String, ConfValue> entries = new LinkedHashMap<>();
      Map<String, Location> keys = new LinkedHashMap<>();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        String key = String.valueOf(entry.getKey());
        entries.put(key, of(entry.getValue(), at));
        keys.put(key, at);
      }
      return new Mapping(entries, keys, at);
    }
    if (plain instanceof List<?> list) {
      List<ConfValue> items = new ArrayList<>(list.size());
      for (Object item : list) {
        items.add(of(item, at));
      }
      return new Sequence(items, at);
    }
    return new Scalar(plain, at);
  }
}
