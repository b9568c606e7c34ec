package io.github.vertexmaven.runner;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether a value of one declared type can be given where another is asked for. */
final class Assignability {

  private static final Map<Class<?>, Class<?>> BOXED =
      Map.of(
          boolean.class, Boolean.class,
          byte.class, Byte.class,
          short.class, Short.class,
          char.class, Character.class,
          int.class, Integer.class,
          long.class, Long.class,
          float.class, Float.class,
          double.class, Double.class);

  private Assignability() {}

  /**
   * As javac would allow it for a method's argument, boxing included; type variables fit anything.
   */
  static boolean assignable(Type from, Type to) {
    if (from.equals(to) || to instanceof TypeVariable || from instanceof TypeVariable) {
      return true;
    }
    if (to instanceof WildcardType wildcard) {
      return contains(wildcard, from);
    }
    if (from instanceof WildcardType wildcard) {
      return Arrays.stream(wildcard.getUpperBounds()).anyMatch(bound -> assignable(bound, to));
    }
    if (!boxed(raw(to)).isAssignableFrom(boxed(raw(from)))) {
      return false;
    }
    return !(to instanceof ParameterizedType wanted)
        || supertype(from, raw(to)).map(found -> sameArguments(found, wanted)).orElse(true);
  }

  /** A raw type may hold anything, so it fits. */
  private static boolean sameArguments(Type found, ParameterizedType wanted) {
    if (!(found instanceof ParameterizedType given)) {
      return true;
    }
    Type[] from = given.getActualTypeArguments();
    Type[] to = wanted.getActualTypeArguments();
    for (int i = 0; i < to.length; i++) {
      if (!argumentFits(from[i], to[i])) {
        return false;
      }
    }
    return true;
  }

  private static boolean argumentFits(Type from, Type to) {
    if (to instanceof WildcardType wildcard) {
      return contains(wildcard, from);
    }
    boolean variable = from instanceof TypeVariable || to instanceof TypeVariable;
    return variable || from.equals(to) || assignable(from, to) && assignable(to, from);
  }

  private static boolean contains(WildcardType wildcard, Type type) {
    return Arrays.stream(wildcard.getUpperBounds()).allMatch(bound -> assignable(type, bound))
        && Arrays.stream(wildcard.getLowerBounds()).allMatch(bound -> assignable(bound, type));
  }

  /**
   * The form in which a type extends or implements a class: {@code ArrayList<String>} as {@code
   * List<String>}.
   */
  private static Optional<Type> supertype(Type type, Class<?> target) {
    Class<?> raw = raw(type);
    if (raw == target) {
      return Optional.of(type);
    }
    return Stream.concat(
            Stream.ofNullable(raw.getGenericSuperclass()), Stream.of(raw.getGenericInterfaces()))
        .filter(parent -> target.isAssignableFrom(raw(parent)))
        .findFirst()
        .flatMap(parent -> supertype(substituted(parent, type), target));
  }

  private static Type substituted(Type parent, Type child) {
    if (!(parent instanceof ParameterizedType generic)
        || !(child instanceof ParameterizedType given)) {
      return parent;
    }
    Map<Type, Type> bindings = new HashMap<>();
    TypeVariable<?>[] variables = raw(child).getTypeParameters();
    for (int i = 0; i < variables.length; i++) {
      bindings.put(variables[i], given.getActualTypeArguments()[i]);
    }
    Type[] arguments =
        Arrays.stream(generic.getActualTypeArguments())
            .map(argument -> bindings.getOrDefault(argument, argument))
            .toArray(Type[]::new);
    return new Substituted(raw(parent), arguments);
  }

  private record Substituted(Class<?> raw, Type[] arguments) implements ParameterizedType {
    @Override
    public Type[] getActualTypeArguments() {
      return arguments.clone();
    }

    @Override
    public Type getRawType() {
      return raw;
    }

    @Override
    public Type getOwnerType() {
      return null;
    }
  }

  static Class<?> raw(Type type) {
    if (type instanceof Class<?> plain) {
      return plain;
    }
    if (type instanceof ParameterizedType generic) {
      return (Class<?>) generic.getRawType();
    }
    if (type instanceof GenericArrayType array) {
      return raw(array.getGenericComponentType()).arrayType();
    }
    return Object.class;
  }

  static Class<?> boxed(Class<?> type) {
    return BOXED.getOrDefault(type, type);
  }

  /** As one would write it: {@code List<Company>}, {@code double[]}. */
  static String words(Type type) {
    if (type instanceof Class<?> plain) {
      return plain.getSimpleName();
    }
    if (type instanceof ParameterizedType generic) {
      return Arrays.stream(generic.getActualTypeArguments())
          .map(Assignability::words)
          .collect(Collectors.joining(", ", raw(type).getSimpleName() + "<", ">"));
    }
    return type instanceof GenericArrayType array
        ? words(array.getGenericComponentType()) + "[]"
        : type.getTypeName();
  }
}
