package io.github.vertexmaven.catalog.value;

import java.math.BigDecimal;

/**
 * A decimal number as it was written, so that a {@code double}, a {@code BigDecimal} and minus zero
 * are all exact.
 *
 * @param text digits with a point or an exponent
 */
public record NumberText(String text) {

  /** The nearest double. */
  public double doubleValue() {
    return Double.parseDouble(text);
  }

  /** Exactly what was written. */
  public BigDecimal decimal() {
    return new BigDecimal(text);
  }

  @Override
  public String toString() {
    return text;
  }
}
