package io.github.vertexmaven.catalog.value;

import java.lang.reflect.Type;

/**
 * Turns plain values into one Java type, exactly or not at all: nothing is rounded, cut or guessed.
 *
 * <p>Plain values are String, Boolean, Long, BigInteger, Double, {@link NumberText}, null, and List
 * or Map of these.
 */
@FunctionalInterface
public interface Conversion {

  /**
   * The value as the Java type; when that is impossible, a problem on the trail and any result.
   *
   * @param plain a plain value, null included
   */
  Object convert(Object plain, Trail trail);

  /** The conversion into a declared type; one that always fails when there is none. */
  static Conversion to(Type wanted) {
    return Conversions.to(Types.bound(wanted));
  }

  /** Whether any plain value at all can become such a type. */
  static boolean reaches(Type wanted) {
    return !(to(wanted) instanceof Impossible);
  }
}
