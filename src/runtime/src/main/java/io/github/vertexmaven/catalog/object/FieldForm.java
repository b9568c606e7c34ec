package io.github.vertexmaven.catalog.object;

import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A field and how its values are written: primitives and texts without saying what they are,
 * because the class says it.
 *
 * @param field made accessible
 * @param kind what it holds
 * @param flat whether no value of it can refer to anything that could be shared
 */
record FieldForm(Field field, Kind kind, boolean flat) {

  /** What a field holds. */
  enum Kind {
    BOOLEAN,
    BYTE,
    CHAR,
    SHORT,
    INT,
    LONG,
    FLOAT,
    DOUBLE,
    TEXT,
    VALUE
  }

  private static final Set<Class<?>> BOXED =
      Set.of(
          Boolean.class,
          Byte.class,
          Character.class,
          Short.class,
          Integer.class,
          Long.class,
          Float.class,
          Double.class,
          OptionalInt.class,
          OptionalLong.class,
          OptionalDouble.class);

  static FieldForm of(Field field) {
    Class<?> type = field.getType();
    int primitive = Primitives.TYPES.indexOf(type);
    if (primitive >= 0) {
      return new FieldForm(field, Kind.values()[primitive], true);
    }
    if (type == String.class) {
      return new FieldForm(field, Kind.TEXT, true);
    }
    return new FieldForm(field, Kind.VALUE, isFlat(field.getGenericType()));
  }

  private static boolean isFlat(Type type) {
    if (type instanceof ParameterizedType generic && generic.getRawType() == Optional.class) {
      return isFlat(generic.getActualTypeArguments()[0]);
    }
    return type == String.class
        || type instanceof Class<?> plain
            && (BOXED.contains(plain) || plain.isEnum() || ValueType.isFinal(plain));
  }
}
