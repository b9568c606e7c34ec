package io.github.vertexmaven.config;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How the text of a template goes on. */
final class TemplateText {

  static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");

  private TemplateText() {}

  /** The name that begins there, if one does. */
  static String nameAfter(String text, int start) {
    Matcher name = NAME.matcher(text);
    return name.find(start) && name.start() == start ? name.group() : "";
  }

  /** Where something else begins than these characters. */
  static int behind(String text, int from, String characters) {
    int at = from;
    while (at < text.length() && characters.indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return at;
  }

  /** Where the brace closes; those of placeholders within are passed over. Negative if nowhere. */
  static int closing(String text, int from) {
    int open = 0;
    for (int i = from; i < text.length(); i++) {
      if (text.startsWith("${", i)) {
        open++;
      } else if (text.charAt(i) == '}' && --open < 0) {
        return i;
      }
    }
    return -1;
  }

  /** Ends a literal that may be empty. */
  static void flush(StringBuilder plain, List<Template.Part> parts) {
    if (plain.length() > 0) {
      parts.add(new Template.Literal(plain.toString()));
      plain.setLength(0);
    }
  }
}
