package io.github.vertexmaven.catalog.parquet;

import java.math.BigInteger;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;

/** What stored bits mean where a column's numbers have no sign. */
final class UnsignedNumbers {

  private UnsignedNumbers() {}

  static boolean are(LogicalTypeAnnotation logical) {
    return logical instanceof IntLogicalTypeAnnotation number && !number.isSigned();
  }

  /** Whether they may be larger than a long. */
  static boolean areLarge(LogicalTypeAnnotation logical) {
    return logical instanceof IntLogicalTypeAnnotation number
        && !number.isSigned()
        && number.getBitWidth() >= Long.SIZE;
  }

  /**
   * The bits that count of a number that fits into a long, all of them where it has a sign: writers
   * may leave in the upper bits whatever they like.
   */
  static long mask(LogicalTypeAnnotation logical) {
    return logical instanceof IntLogicalTypeAnnotation number && !number.isSigned()
        ? (1L << number.getBitWidth()) - 1
        : -1;
  }

  /** A number of 64 bits. */
  static Object of(long bits) {
    if (bits >= 0) {
      return bits;
    }
    return BigInteger.valueOf(bits >>> 1).shiftLeft(1).or(BigInteger.valueOf(bits & 1));
  }
}
