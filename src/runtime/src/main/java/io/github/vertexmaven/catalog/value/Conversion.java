package io.github.vertexmaven.catalog.value;

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
}
