package io.github.vertexmaven.catalog.value;

import java.util.List;
import java.util.Map;

/** Plain values in words, for messages. */
public final class Words {

  private static final int LONGEST = 60;

  private Words() {}

  /** {@code 'text'}, {@code 3}, {@code a list}, {@code a map}, {@code null}. */
  public static String of(Object plain) {
    if (plain instanceof Map) {
      return "a map";
    }
    if (plain instanceof List) {
      return "a list";
    }
    return plain instanceof CharSequence text ? quoted(text.toString()) : String.valueOf(plain);
  }

  /** Text in quotes, cut when it is long. */
  public static String quoted(String text) {
    return "'" + (text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text) + "'";
  }
}
