package io.github.vertexmaven.catalog.value;

import java.lang.reflect.Array;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Questions about a declared type. */
public final class Types {

  private Types() {}

  /** The class behind a type: {@code List} for {@code List<Company>}. */
  public static Class<?> raw(Type type) {
    if (type instanceof Class<?> plain) {
      return plain;
    }
    if (type instanceof ParameterizedType parameterized) {
      return (Class<?>) parameterized.getRawType();
    }
    if (type instanceof GenericArrayType array) {
      return Array.newInstance(raw(array.getGenericComponentType()), 0).getClass();
    }
    return raw(bound(type));
  }

  /** A wildcard's or variable's upper bound; any other type as it is. */
  public static Type bound(Type type) {
    if (type instanceof WildcardType wildcard) {
      return bound(wildcard.getUpperBounds()[0]);
    }
    return type instanceof TypeVariable<?> variable ? bound(variable.getBounds()[0]) : type;
  }

  /**
   * A type argument, {@code Object} when none is given: {@code Company} for {@code List<Company>}.
   */
  public static Type argument(Type type, int index) {
    return type instanceof ParameterizedType parameterized
        ? bound(parameterized.getActualTypeArguments()[index])
        : Object.class;
  }

  /** What an array holds. */
  public static Type component(Type array) {
    return array instanceof GenericArrayType generic
        ? generic.getGenericComponentType()
        : raw(array).getComponentType();
  }

  /** A record component's type, with the record's own type arguments filled in. */
  public static Type componentOf(Type recordType, RecordComponent component) {
    Type declared = component.getGenericType();
    if (!(declared instanceof TypeVariable<?> variable)
        || !(recordType instanceof ParameterizedType parameterized)) {
      return bound(declared);
    }
    List<TypeVariable<?>> variables =
        new ArrayList<>(Arrays.asList(raw(recordType).getTypeParameters()));
    int index = variables.indexOf(variable);
    return index < 0 ? bound(declared) : argument(parameterized, index);
  }

  /** The type as people write it: {@code List<Company>}, simple names for JDK and nested types. */
  public static String words(Type type) {
    if (type instanceof ParameterizedType parameterized) {
      List<String> arguments = new ArrayList<>();
      for (Type argument : parameterized.getActualTypeArguments()) {
        arguments.add(words(argument));
      }
      return words(parameterized.getRawType()) + "<" + String.join(", ", arguments) + ">";
    }
    if (type instanceof GenericArrayType array) {
      return words(array.getGenericComponentType()) + "[]";
    }
    return type instanceof Class<?> plain ? plain.getSimpleName() : words(bound(type));
  }
}
