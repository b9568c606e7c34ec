package io.github.vertexmaven.config;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/** How programs write a text: in addresses, in JSON, in XML, in base64. */
final class SecretForms {

  /** Less is found by chance in a long line of base64. */
  private static final int SHORTEST_BASE64 = 10;

  private SecretForms() {}

  /** The text itself, and what else stands for it. */
  static Set<String> of(String text) {
    Set<String> forms = new LinkedHashSet<>();
    forms.add(text);
    String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8);
    forms.add(encoded);
    forms.add(encoded.replace("+", "%20"));
    forms.add(decoded(text));
    String json = json(text);
    forms.add(json);
    forms.add(htmlSafe(json));
    forms.add(ascii(json));
    forms.add(ascii(htmlSafe(json)));
    forms.add(xml(text));
    base64(text, forms);
    return forms;
  }

  /** A password in an address is encoded; a message has it as it is. */
  private static String decoded(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    try {
      String decoded = URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
      return decoded.length() * 2 < text.length() ? text : decoded;
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  private static String json(String text) {
    return text.replace("\\", "\\\\")
        .replace("\"", "\\\"")
        .replace("\n", "\\n")
        .replace("\r", "\\r")
        .replace("\t", "\\t");
  }

  private static String htmlSafe(String json) {
    return json.replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026")
        .replace("=", "\\u003d")
        .replace("'", "\\u0027");
  }

  private static String ascii(String text) {
    StringBuilder ascii = new StringBuilder();
    for (char c : text.toCharArray()) {
      ascii.append(c < 0x7f ? String.valueOf(c) : String.format(Locale.ROOT, "\\u%04x", (int) c));
    }
    return ascii.toString();
  }

  private static String xml(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /**
   * What base64 makes of it wherever it stands in a longer text, such as {@code user:password}: the
   * letters that nothing before or behind it changes.
   */
  private static void base64(String text, Set<String> forms) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    for (int before = 0; before < 3; before++) {
      byte[] shifted = new byte[before + bytes.length];
      System.arraycopy(bytes, 0, shifted, before, bytes.length);
      String all = Base64.getEncoder().withoutPadding().encodeToString(shifted);
      int begin = (before * 8 + 5) / 6;
      int end = shifted.length * 8 / 6;
      if (end - begin >= SHORTEST_BASE64) {
        String part = all.substring(begin, end);
        forms.add(part);
        forms.add(part.replace('+', '-').replace('/', '_'));
      }
    }
  }
}
