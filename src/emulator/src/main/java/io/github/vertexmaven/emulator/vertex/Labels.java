package io.github.vertexmaven.emulator.vertex;

import io.github.vertexmaven.emulator.http.Rejection;
import java.util.Map;
import java.util.regex.Pattern;

/** The rules for labels of the service's resources. */
final class Labels {

  private static final int MOST = 64;
  private static final Pattern KEY =
      Pattern.compile("[\\p{Ll}\\p{Lo}0-9][\\p{Ll}\\p{Lo}0-9_-]{0,62}");
  private static final Pattern VALUE = Pattern.compile("[\\p{Ll}\\p{Lo}0-9_-]{0,63}");

  private Labels() {}

  static void check(Map<String, String> labels) {
    if (labels.size() > MOST) {
      throw Rejection.invalid("There are more than " + MOST + " labels.");
    }
    labels.forEach(Labels::check);
  }

  private static void check(String key, String value) {
    if (!KEY.matcher(key).matches()) {
      throw Rejection.invalid(
          "The label key '"
              + key
              + "' is not a lowercase letter or digit, then those, '_' and '-'"
              + ", at most 63.");
    }
    if (!VALUE.matcher(value).matches()) {
      throw Rejection.invalid(
          "The value '"
              + value
              + "' of the label '"
              + key
              + "' is not made of lowercase letters, digits, '_' and '-', at most 63.");
    }
  }
}
