package io.github.vertexmaven.config;

import java.util.Locale;
import java.util.regex.Pattern;

/** What an unquoted word of a template means, by the grammar of OmegaConf. */
final class OmegaValue {

  private static final Pattern INTEGER = Pattern.compile("[-+]?(0|[1-9](_?[0-9])*)");
  private static final Pattern FLOAT =
      Pattern.compile(
          "[-+]?((0|[1-9](_?[0-9])*)\\.([0-9](_?[0-9])*)?|\\.[0-9](_?[0-9])*"
              + "|(0|[1-9](_?[0-9])*)(?=[eE]))([eE][-+]?[0-9](_?[0-9])*)?");

  private OmegaValue() {}

  /** Null, a boolean, an integer, a decimal, or the text itself. */
  static Object of(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.equals("null")) {
      return null;
    }
    if (lower.equals("true") || lower.equals("false")) {
      return lower.equals("true");
    }
    if (INTEGER.matcher(text).matches()) {
      return YamlReader.scalar(text.replace("_", ""));
    }
    if (lower.matches("[-+]?inf")) {
      return lower.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
    if (lower.matches("[-+]?nan")) {
      return Double.NaN;
    }
    return FLOAT.matcher(text).matches() ? Double.valueOf(text.replace("_", "")) : text;
  }
}
