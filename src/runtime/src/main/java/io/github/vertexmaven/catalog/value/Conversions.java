package io.github.vertexmaven.catalog.value;

import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** Which conversion belongs to which type. */
public final class Conversions {

  private Conversions() {}

  /** The conversion into a declared type; one that always fails when there is none. */
  public static Conversion to(Type wanted) {
    return ofBound(Types.bound(wanted));
  }

  /** Whether any plain value at all can become such a type. */
  public static boolean reaches(Type wanted) {
    return !(to(wanted) instanceof Impossible);
  }

  private static Conversion ofBound(Type wanted) {
    Class<?> raw = Types.raw(wanted);
    if (raw.isPrimitive()) {
      return present(raw, scalar(raw));
    }
    Conversion conversion = scalar(raw);
    conversion = conversion != null ? conversion : container(wanted, raw);
    if (conversion == null) {
      return new Impossible(wanted);
    }
    Conversion found = conversion;
    return optional(raw)
        ? found
        : (plain, trail) -> plain == null ? null : found.convert(plain, trail);
  }

  private static boolean optional(Class<?> raw) {
    return raw == Optional.class
        || raw == OptionalInt.class
        || raw == OptionalLong.class
        || raw == OptionalDouble.class;
  }

  /** A primitive has no null. */
  private static Conversion present(Class<?> raw, Conversion conversion) {
    return (plain, trail) -> {
      if (plain == null) {
        trail.problem(
            "expected a value (" + raw.getName() + "), found null; an object type may be null.");
        return null;
      }
      return conversion.convert(plain, trail);
    };
  }

  private static Conversion scalar(Class<?> raw) {
    Conversion number = number(raw);
    if (number != null) {
      return number;
    }
    if (raw == boolean.class || raw == Boolean.class) {
      return (plain, trail) -> Texts.toBoolean(plain, raw, trail);
    }
    if (raw == char.class || raw == Character.class) {
      return (plain, trail) -> Texts.toCharacter(plain, raw, trail);
    }
    if (raw == String.class) {
      return Texts::toText;
    }
    if (raw.isEnum()) {
      return (plain, trail) -> Texts.toConstant(plain, raw, trail);
    }
    if (raw.isAssignableFrom(String.class) || raw == Number.class) {
      return (plain, trail) -> Containers.natural(plain, raw, trail);
    }
    return Texts.parsed(raw);
  }

  private static Conversion number(Class<?> raw) {
    if (raw == int.class || raw == Integer.class) {
      return (plain, trail) ->
          Numbers.whole(plain, raw, Integer.MIN_VALUE, Integer.MAX_VALUE, trail);
    }
    if (raw == long.class || raw == Long.class) {
      return (plain, trail) -> Numbers.whole(plain, raw, Long.MIN_VALUE, Long.MAX_VALUE, trail);
    }
    if (raw == short.class || raw == Short.class) {
      return (plain, trail) -> Numbers.whole(plain, raw, Short.MIN_VALUE, Short.MAX_VALUE, trail);
    }
    if (raw == byte.class || raw == Byte.class) {
      return (plain, trail) -> Numbers.whole(plain, raw, Byte.MIN_VALUE, Byte.MAX_VALUE, trail);
    }
    return approximate(raw);
  }

  private static Conversion approximate(Class<?> raw) {
    if (raw == double.class || raw == Double.class) {
      return (plain, trail) -> Numbers.toDouble(plain, raw, trail);
    }
    if (raw == float.class || raw == Float.class) {
      return (plain, trail) -> Numbers.toFloat(plain, raw, trail);
    }
    if (raw == BigInteger.class) {
      return Numbers::bigInteger;
    }
    return raw == BigDecimal.class ? Numbers::bigDecimal : null;
  }

  private static Conversion container(Type wanted, Class<?> raw) {
    if (optional(raw)) {
      return optional(wanted, raw);
    }
    if (raw.isArray()) {
      return Containers.array(raw, to(Types.component(wanted)));
    }
    if (raw == List.class || raw == Collection.class || raw == Iterable.class) {
      return Containers.list(to(Types.argument(wanted, 0)));
    }
    if (raw == Set.class) {
      return Containers.set(to(Types.argument(wanted, 0)));
    }
    if (raw == Map.class) {
      return map(Types.argument(wanted, 0), to(Types.argument(wanted, 1)));
    }
    return raw.isRecord() ? new RecordConversion(wanted, Conversions::to) : null;
  }

  /** Where anything may be a key, it stays the text that it is written as. */
  private static Conversion map(Type key, Conversion values) {
    boolean text = key == Object.class || key == String.class;
    return text ? Containers.map(values) : Containers.map(to(key), values);
  }

  private static Conversion optional(Type wanted, Class<?> raw) {
    if (raw == OptionalInt.class) {
      return Containers.optional(
          to(int.class), OptionalInt.empty(), value -> OptionalInt.of((Integer) value));
    }
    if (raw == OptionalLong.class) {
      return Containers.optional(
          to(long.class), OptionalLong.empty(), value -> OptionalLong.of((Long) value));
    }
    if (raw == OptionalDouble.class) {
      return Containers.optional(
          to(double.class), OptionalDouble.empty(), value -> OptionalDouble.of((Double) value));
    }
    return Containers.optional(to(Types.argument(wanted, 0)), Optional.empty(), Optional::of);
  }
}
