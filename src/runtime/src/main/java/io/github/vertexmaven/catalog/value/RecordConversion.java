package io.github.vertexmaven.catalog.value;

import io.github.vertexmaven.annotation.SnakeCase;
import io.github.vertexmaven.config.DidYouMean;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;

/**
 * From a map to a record whose components are named by the naming rule. Only {@code Optional}
 * components may be left out, and only components may be given, so that a slip is never silent.
 */
final class RecordConversion implements Conversion {

  private static final Set<Class<?>> OPTIONAL =
      Set.of(Optional.class, OptionalInt.class, OptionalLong.class, OptionalDouble.class);

  private final Type wanted;
  private final Function<Type, Conversion> toType;
  private final RecordClass type;

  /** Filled on first use, so that a record may contain lists of itself. */
  private Map<String, Conversion> conversions;

  /**
   * A conversion.
   *
   * @param toType gives those of its components
   */
  RecordConversion(Type wanted, Function<Type, Conversion> toType) {
    this.wanted = wanted;
    this.toType = toType;
    this.type = RecordClass.of(Types.raw(wanted));
  }

  private synchronized Map<String, Conversion> conversions() {
    if (conversions == null) {
      Map<String, Conversion> found = new LinkedHashMap<>();
      for (RecordComponent component : type.components()) {
        found.put(
            SnakeCase.of(component.getName()), toType.apply(Types.componentOf(wanted, component)));
      }
      conversions = found;
    }
    return conversions;
  }

  @Override
  public Object convert(Object plain, Trail trail) {
    if (!(plain instanceof Map<?, ?> map)) {
      trail.problem(
          "expected keys with values (" + type.name() + "), found " + Words.of(plain) + ".");
      return null;
    }
    int sound = trail.count();
    Set<String> slips = trail.allowsMore() ? Set.of() : unknownKeys(map, trail);
    Object[] values = values(map, slips, trail);
    return trail.count() > sound ? null : made(values, trail);
  }

  /** The known keys that unknown ones were probably meant to be. */
  private Set<String> unknownKeys(Map<?, ?> map, Trail trail) {
    Set<String> slips = new java.util.HashSet<>();
    for (Object key : map.keySet()) {
      if (!conversions().containsKey(key)) {
        String text = (String) key;
        trail.problemAt(
            text,
            "is not a component of "
                + type.name()
                + DidYouMean.suffix(conversions().keySet(), text));
        DidYouMean.among(conversions().keySet(), text).ifPresent(slips::add);
      }
    }
    return slips;
  }

  private Object[] values(Map<?, ?> map, Set<String> slips, Trail trail) {
    Object[] values = new Object[type.components().length];
    int i = 0;
    for (Map.Entry<String, Conversion> entry : conversions().entrySet()) {
      String key = entry.getKey();
      boolean optional = OPTIONAL.contains(type.components()[i].getType());
      if (map.containsKey(key) || optional) {
        trail.enter(key);
        values[i] = entry.getValue().convert(map.get(key), trail);
        trail.leave();
      } else if (!slips.contains(key)) {
        trail.problem("'" + key + "' is missing; " + type.name() + " needs it.");
      }
      i++;
    }
    return values;
  }

  private Object made(Object[] values, Trail trail) {
    try {
      return type.create(values);
    } catch (RecordClass.Refused e) {
      trail.problem(e.getMessage());
      return null;
    }
  }
}
