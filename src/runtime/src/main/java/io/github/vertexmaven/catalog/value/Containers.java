package io.github.vertexmaven.catalog.value;

import io.github.vertexmaven.config.YamlReader;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Conversions into things that hold other things; what they return cannot be changed. */
final class Containers {

  private Containers() {}

  static Conversion list(Conversion conversion) {
    return (plain, trail) -> {
      List<Object> items = items(plain, conversion, trail);
      return items == null ? null : Collections.unmodifiableList(items);
    };
  }

  static Conversion set(Conversion conversion) {
    return (plain, trail) -> {
      List<Object> items = items(plain, conversion, trail);
      return items == null ? null : distinct(items, trail);
    };
  }

  private static Set<Object> distinct(List<Object> items, Trail trail) {
    Set<Object> distinct = new LinkedHashSet<>();
    for (int i = 0; i < items.size(); i++) {
      if (!distinct.add(items.get(i)) && items.get(i) != null) {
        trail.enter(i);
        trail.problem(Words.of(items.get(i)) + " is given twice in a set.");
        trail.leave();
      }
    }
    return Collections.unmodifiableSet(distinct);
  }

  static Conversion array(Class<?> array, Conversion conversion) {
    return (plain, trail) -> {
      if (plain instanceof byte[] bytes && array == byte[].class) {
        return bytes;
      }
      int sound = trail.count();
      List<Object> items = items(plain, conversion, trail);
      return trail.count() > sound ? null : filled(array.getComponentType(), items);
    };
  }

  private static Object filled(Class<?> component, List<Object> items) {
    Object array = Array.newInstance(component, items.size());
    for (int i = 0; i < items.size(); i++) {
      Array.set(array, i, items.get(i));
    }
    return array;
  }

  /** Null, and a problem, when the value is no list. */
  private static List<Object> items(Object plain, Conversion conversion, Trail trail) {
    if (!(plain instanceof List<?> list)) {
      trail.problem("expected a list, found " + Words.of(plain) + ".");
      return null;
    }
    List<Object> items = new ArrayList<>(list.size());
    for (int i = 0; i < list.size(); i++) {
      trail.enter(i);
      items.add(conversion.convert(list.get(i), trail));
      trail.leave();
    }
    return items;
  }

  /** One whose keys stay texts. */
  static Conversion map(Conversion values) {
    return map(Optional.empty(), values);
  }

  static Conversion map(Conversion keys, Conversion values) {
    return map(Optional.of(keys), values);
  }

  private static Conversion map(Optional<Conversion> keys, Conversion values) {
    return (plain, trail) -> {
      if (!(plain instanceof Map<?, ?> map)) {
        trail.problem("expected keys with values, found " + Words.of(plain) + ".");
        return null;
      }
      Map<Object, Object> converted = new LinkedHashMap<>();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        trail.enter(entry.getKey());
        Object written = keys.isEmpty() ? entry.getKey() : key(entry.getKey(), keys.get(), trail);
        converted.put(written, values.convert(entry.getValue(), trail));
        trail.leave();
      }
      return Collections.unmodifiableMap(converted);
    };
  }

  /**
   * Keys are always text in the tree: {@code 1} is tried as text (enums, dates), then as the number
   * that it spells.
   */
  private static Object key(Object written, Conversion keys, Trail trail) {
    Trail asText = Trail.ofData();
    Object key = keys.convert(written, asText);
    return asText.count() == 0 ? key : keys.convert(YamlReader.scalar((String) written), trail);
  }

  static Conversion optional(Conversion conversion, Object empty, Function<Object, Object> wrap) {
    return (plain, trail) -> {
      Object value = plain == null ? null : conversion.convert(plain, trail);
      return value == null ? empty : wrap.apply(value);
    };
  }

  /** The value as the tree has it, for {@code Object} and the like. */
  static Object natural(Object plain, Class<?> wanted, Trail trail) {
    Object value = trail.allowsMore() ? natural(plain) : Numbers.integersKept(natural(plain));
    if (value != null && !wanted.isInstance(value)) {
      trail.problem(
          Numbers.expected(wanted == Number.class ? "a number" : "a value", wanted, plain));
    }
    return value;
  }

  /** Decimal texts become doubles, at any depth. */
  static Object natural(Object plain) {
    if (plain instanceof NumberText text) {
      return text.doubleValue();
    }
    if (plain instanceof List<?> list) {
      List<Object> items = new ArrayList<>(list.size());
      list.forEach(item -> items.add(natural(item)));
      return Collections.unmodifiableList(items);
    }
    if (plain instanceof Map<?, ?> map) {
      Map<Object, Object> entries = new LinkedHashMap<>();
      map.forEach((key, value) -> entries.put(key, natural(value)));
      return Collections.unmodifiableMap(entries);
    }
    return plain;
  }
}
