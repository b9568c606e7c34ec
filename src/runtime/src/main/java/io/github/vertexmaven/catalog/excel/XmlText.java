package io.github.vertexmaven.catalog.excel;

import java.io.IOException;
import java.io.Writer;
import java.util.Locale;

/** Text within an element or an attribute. */
final class XmlText {

  private XmlText() {}

  /**
   * XML has no control characters and folds line ends, so the format has escapes of its own for
   * them.
   */
  static void write(String text, Writer out) throws IOException {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '<' -> out.write("&lt;");
        case '>' -> out.write("&gt;");
        case '&' -> out.write("&amp;");
        case '"' -> out.write("&quot;");
        case '\n', '\t' -> out.write(c);
        default -> {
          if (c < ' ' || c == '\uFFFE' || c == '\uFFFF') {
            out.write(String.format(Locale.ROOT, "_x%04X_", (int) c));
          } else {
            out.write(c == '_' && Chars.isEscape(text, i) ? "_x005F_" : String.valueOf(c));
          }
        }
      }
    }
  }
}
