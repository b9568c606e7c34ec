package io.github.vertexmaven.catalog.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Conversions into numbers: in range, and nothing cut off. */
final class Numbers {

  /**
   * Beyond this many digits after or before the point, a number is not worth the memory of its
   * digits.
   */
  private static final int MAX_SCALE = 10_000;

  private static final double EXACT_LONG = 0x1p63;

  private static final long EXACT_IN_DOUBLE = 1L << 53;

  private Numbers() {}

  static Object whole(Object plain, Class<?> wanted, long min, long max, Trail trail) {
    BigInteger value = integral(plain);
    if (value == null) {
      trail.problem(expected("a whole number", wanted, plain));
      return null;
    }
    if (value.bitLength() > 63 || value.longValue() < min || value.longValue() > max) {
      trail.problem(expected("a whole number from " + min + " to " + max, wanted, plain));
      return null;
    }
    return boxed(value.longValue(), wanted);
  }

  private static Object boxed(long value, Class<?> wanted) {
    if (wanted == int.class || wanted == Integer.class) {
      return (int) value;
    }
    if (wanted == short.class || wanted == Short.class) {
      return (short) value;
    }
    return wanted == byte.class || wanted == Byte.class ? (Object) (byte) value : (Object) value;
  }

  /**
   * A setting without a declared type: on its way through the service an integer becomes a double,
   * so a whole number is an integer wherever it comes from.
   */
  static Object integersKept(Object plain) {
    if (plain instanceof List<?> list) {
      List<Object> items = new ArrayList<>(list.size());
      list.forEach(item -> items.add(integersKept(item)));
      return Collections.unmodifiableList(items);
    }
    if (plain instanceof Map<?, ?> map) {
      Map<Object, Object> entries = new LinkedHashMap<>();
      map.forEach((key, value) -> entries.put(key, integersKept(value)));
      return Collections.unmodifiableMap(entries);
    }
    boolean whole =
        plain instanceof Double number
            && number == Math.rint(number)
            && Math.abs(number) < EXACT_IN_DOUBLE;
    return whole ? (Object) ((Double) plain).longValue() : plain;
  }

  static Object bigInteger(Object plain, Trail trail) {
    BigInteger value = integral(plain);
    if (value == null) {
      trail.problem(expected("a whole number", BigInteger.class, plain));
    }
    return value;
  }

  /** Null when the value is no number or has a fraction. */
  private static BigInteger integral(Object plain) {
    if (plain instanceof Long || plain instanceof Integer) {
      return BigInteger.valueOf(((Number) plain).longValue());
    }
    if (plain instanceof BigInteger big) {
      return big;
    }
    if (plain instanceof Double number) {
      return integral(number.doubleValue());
    }
    BigDecimal decimal = plain instanceof NumberText text ? text.decimal() : null;
    return decimal == null || Math.abs((long) decimal.scale()) > MAX_SCALE
        ? null
        : integral(decimal);
  }

  private static BigInteger integral(double value) {
    if (value != Math.rint(value) || Double.isInfinite(value)) {
      return null;
    }
    return Math.abs(value) < EXACT_LONG
        ? BigInteger.valueOf((long) value)
        : new BigDecimal(value).toBigInteger();
  }

  private static BigInteger integral(BigDecimal decimal) {
    BigDecimal stripped = decimal.stripTrailingZeros();
    return stripped.scale() > 0 ? null : stripped.toBigIntegerExact();
  }

  static Object toDouble(Object plain, Class<?> wanted, Trail trail) {
    if (plain instanceof Double) {
      return plain;
    }
    if (plain instanceof NumberText text) {
      return finite(text, text.doubleValue(), wanted, trail);
    }
    if (plain instanceof Long number && Math.abs(number) <= EXACT_IN_DOUBLE) {
      return (double) number;
    }
    if (plain instanceof Long || plain instanceof BigInteger) {
      return exact(plain, wanted, trail);
    }
    trail.problem(expected("a number", wanted, plain));
    return null;
  }

  private static Object exact(Object plain, Class<?> wanted, Trail trail) {
    double value = ((Number) plain).doubleValue();
    if (Double.isInfinite(value)
        || !new BigDecimal(value).equals(new BigDecimal(plain.toString()))) {
      trail.problem(expected("a number that a double holds exactly", wanted, plain));
    }
    return value;
  }

  private static Object finite(NumberText text, double value, Class<?> wanted, Trail trail) {
    if (Double.isInfinite(value)) {
      trail.problem(expected("a number in the range of a double", wanted, text));
    }
    return value;
  }

  /** A float is known to be approximate; only its range is checked. */
  static Object toFloat(Object plain, Class<?> wanted, Trail trail) {
    Object number = toDouble(plain, wanted, trail);
    if (!(number instanceof Double value)) {
      return null;
    }
    if (Float.isInfinite(value.floatValue()) && !value.isInfinite()) {
      trail.problem(expected("a number in the range of a float", wanted, plain));
    }
    return value.floatValue();
  }

  static Object bigDecimal(Object plain, Trail trail) {
    if (plain instanceof Long number) {
      return BigDecimal.valueOf(number);
    }
    if (plain instanceof BigInteger big) {
      return new BigDecimal(big);
    }
    if (plain instanceof NumberText text) {
      return text.decimal();
    }
    if (plain instanceof Double number && !number.isNaN() && !number.isInfinite()) {
      return new BigDecimal(number.toString());
    }
    trail.problem(expected("a number", BigDecimal.class, plain));
    return null;
  }

  static String expected(String what, Class<?> wanted, Object plain) {
    return "expected " + what + " (" + wanted.getSimpleName() + "), found " + Words.of(plain) + ".";
  }
}
