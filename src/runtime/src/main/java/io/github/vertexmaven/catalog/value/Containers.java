package io.github.vertexmaven.catalog.value;

import io.github.vertexmaven.config.YamlReader;
import java.lang.reflect.Array;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** Conversions into things that hold other things; what they return cannot be changed. */
final class Containers {

  private Containers() {}

  static Conversion list(Type element) {
    Conversion conversion = Conversion.to(element);
    return (plain, trail) -> {
      List<Object> items = items(plain, conversion, trail);
      return items == null ? null : Collections.unmodifiableList(items);
    };
  }

  static Conversion set(Type element) {
    Conversion conversion = Conversion.to(element);
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

  static Conversion array(Class<?> array, Type element) {
    Conversion conversion = Conversion.to(element);
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

  static Conversion map(Type key, Type value) {
    Conversion keys = key == Object.class ? Conversion.to(String.class) : Conversion.to(key);
    boolean text = key == Object.class || key == String.class;
    Conversion values = Conversion.to(value);
    return (plain, trail) -> {
      if (!(plain instanceof Map<?, ?> map)) {
        trail.problem("expected keys with values, found " + Words.of(plain) + ".");
        return null;
      }
      Map<Object, Object> converted = new LinkedHashMap<>();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        trail.enter(entry.getKey());
        Object written = text ? entry.getKey() : key(entry.getKey(), keys, trail);
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

  static Conversion optional(Type wanted, Class<?> raw) {
    if (raw == OptionalInt.class) {
      return wrapped(int.class, OptionalInt.empty(), value -> OptionalInt.of((Integer) value));
    }
    if (raw == OptionalLong.class) {
      return wrapped(long.class, OptionalLong.empty(), value -> OptionalLong.of((Long) value));
    }
    if (raw == OptionalDouble.class) {
      return wrapped(
          double.class, OptionalDouble.empty(), value -> OptionalDouble.of((Double) value));
    }
    return wrapped(Types.argument(wanted, 0), Optional.empty(), Optional::of);
  }

  private static Conversion wrapped(
      Type element, Object empty, java.util.function.Function<Object, Object> wrap) {
    Conversion conversion = Conversion.to(element);
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
