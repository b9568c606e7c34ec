package io.github.vertexmaven.catalog.excel;

import java.util.Locale;

/** How text stands within an element or an attribute. */
final class XmlText {

  private static final String ESCAPED = "<>&\"_";

  private static final boolean[] PLAIN = new boolean[0x80];

  static {
    for (char c = ' '; c < PLAIN.length; c++) {
      PLAIN[c] = ESCAPED.indexOf(c) < 0;
    }
    PLAIN['\n'] = true;
    PLAIN['\t'] = true;
  }

  private XmlText() {}

  /** Whether a char of ASCII stands for itself wherever it is. */
  static boolean isPlain(char c) {
    return c < PLAIN.length && PLAIN[c];
  }

  /**
   * What stands for the char at this place; null when it is the char itself. XML has no control
   * characters and folds line ends, so the format has escapes of its own for them.
   */
  static String escape(String text, int at) {
    char c = text.charAt(at);
    return switch (c) {
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      case '&' -> "&amp;";
      case '"' -> "&quot;";
      case '\n', '\t' -> null;
      case '_' -> Chars.isEscape(text, at) ? "_x005F_" : null;
      default ->
          c < ' ' || c == '\uFFFE' || c == '\uFFFF'
              ? String.format(Locale.ROOT, "_x%04X_", (int) c)
              : null;
    };
  }

  /** Whether readers may drop white space of a text that does not say that it is to be kept. */
  static boolean hasOuterSpace(String text) {
    return text.isEmpty()
        || text.charAt(0) <= ' '
        || text.charAt(text.length() - 1) <= ' '
        || text.indexOf('\n') >= 0
        || text.indexOf('\t') >= 0;
  }
}
