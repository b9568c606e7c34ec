package io.github.vertexmaven.catalog.value;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decimals in a form such as {@code %.2f}, rounded as in Python: by the value that the double has,
 * and half of a digit to the even one. Java rounds the shortest text of the double.
 *
 * @param form the whole form
 * @param digits behind the point
 * @param scientific whether there is an exponent
 */
public record FloatFormat(String form, int digits, boolean scientific) {

  private static final int USUAL = 6;

  private static final Pattern FORM = Pattern.compile("%[+]?[0-9]*(?:\\.([0-9]+))?([feE])");

  /** A checked form. */
  public static FloatFormat of(String form) {
    Matcher parts = FORM.matcher(form);
    if (!parts.matches()) {
      throw new IllegalArgumentException(form);
    }
    int digits = parts.group(1) == null ? USUAL : Integer.parseInt(parts.group(1));
    return new FloatFormat(form, digits, !parts.group(2).equals("f"));
  }

  /** The text of a finite value. */
  public String text(double value) {
    BigDecimal exact = new BigDecimal(value);
    BigDecimal rounded =
        scientific
            ? exact.round(new MathContext(digits + 1, RoundingMode.HALF_EVEN))
            : exact.setScale(digits, RoundingMode.HALF_EVEN);
    if (rounded.signum() == 0) {
      return String.format(Locale.ROOT, form, Math.copySign(0.0, value));
    }
    return String.format(Locale.ROOT, form, rounded);
  }
}
