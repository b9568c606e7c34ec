package io.github.vertexmaven.emulator.json;

import java.math.BigDecimal;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes plain values as compact JSON, the way that the service's own launcher prints them. */
final class JsonText {

  /** Up to here every integral double is an exact integer. */
  private static final double EXACT = 9007199254740992.0;

  private JsonText() {}

  static void append(StringBuilder out, Object value) {
    if (value instanceof Map<?, ?> map) {
      appendObject(out, map);
    } else if (value instanceof List<?> list) {
      appendList(out, list);
    } else if (value instanceof Number number) {
      out.append(number(number));
    } else if (value == null || value instanceof Boolean) {
      out.append(value);
    } else {
      out.append('"');
      appendEscaped(out, value.toString());
      out.append('"');
    }
  }

  static void appendEscaped(StringBuilder out, String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> appendCharacter(out, c);
      }
    }
  }

  private static void appendCharacter(StringBuilder out, char c) {
    if (c < ' ' || c == '\u2028' || c == '\u2029') {
      out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
    } else {
      out.append(c);
    }
  }

  private static void appendObject(StringBuilder out, Map<?, ?> map) {
    out.append('{');
    for (Iterator<? extends Map.Entry<?, ?>> i = map.entrySet().iterator(); i.hasNext(); ) {
      Map.Entry<?, ?> entry = i.next();
      append(out, entry.getKey());
      out.append(':');
      append(out, entry.getValue());
      out.append(i.hasNext() ? "," : "");
    }
    out.append('}');
  }

  private static void appendList(StringBuilder out, List<?> list) {
    out.append('[');
    for (Iterator<?> i = list.iterator(); i.hasNext(); ) {
      append(out, i.next());
      out.append(i.hasNext() ? "," : "");
    }
    out.append(']');
  }

  private static String number(Number number) {
    double value = number.doubleValue();
    if (!(number instanceof Double)) {
      return number.toString();
    }
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return "\"" + value + "\"";
    }
    if (value == Math.rint(value) && Math.abs(value) <= EXACT) {
      return Long.toString((long) value);
    }
    return Math.abs(value) < 1e21 && Math.abs(value) >= 1e-6
        ? new BigDecimal(Double.toString(value)).toPlainString()
        : Double.toString(value);
  }
}
