package io.github.vertexmaven.emulator.kubeflow;

import io.github.vertexmaven.emulator.http.Percent;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words behind a value of a header (RFC 2045, RFC 6266): {@code form-data; name="file"}. */
final class HeaderWords {

  private static final Pattern WORD =
      Pattern.compile(";\\s*([^\\s;=]+)\\s*=\\s*(?:\"((?:\\\\.|[^\"\\\\])*)\"|([^;\\s]*))");

  private HeaderWords() {}

  /** Each word by its name in lower case; one in the extended form wins. */
  static Map<String, String> of(String header) {
    Map<String, String> words = new LinkedHashMap<>();
    Map<String, String> extended = new LinkedHashMap<>();
    Matcher word = WORD.matcher(header);
    while (word.find()) {
      String name = word.group(1).toLowerCase(Locale.ROOT);
      String value =
          word.group(2) == null ? word.group(3) : word.group(2).replaceAll("\\\\(.)", "$1");
      if (name.endsWith("*")) {
        extended.put(
            name.substring(0, name.length() - 1),
            Percent.decoded(value.substring(value.lastIndexOf('\'') + 1)));
      } else {
        words.put(name, value);
      }
    }
    words.putAll(extended);
    return words;
  }
}
