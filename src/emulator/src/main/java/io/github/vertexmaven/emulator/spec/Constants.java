package io.github.vertexmaven.emulator.spec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Constants whose strings, at any depth, may hold placeholders. */
public final class Constants {

  private Constants() {}

  /** The constant with every string replaced. */
  public static Object mapped(Object value, UnaryOperator<String> strings) {
    if (value instanceof String text) {
      return strings.apply(text);
    }
    if (value instanceof List<?> list) {
      List<Object> copy = new ArrayList<>();
      list.forEach(element -> copy.add(mapped(element, strings)));
      return copy;
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> copy = new LinkedHashMap<>();
      map.forEach((key, entry) -> copy.put((String) key, mapped(entry, strings)));
      return copy;
    }
    return value;
  }

  static void check(Object value, Grammar grammar, Consumer<String> problems) {
    mapped(
        value,
        text -> {
          TextTemplate.read(text, grammar, problems);
          return text;
        });
  }

  /** Whether any string in it, at any depth, has placeholders. */
  public static boolean hasPlaceholders(Object value, Grammar grammar) {
    boolean[] found = {false};
    mapped(
        value,
        text -> {
          found[0] |= TextTemplate.read(text, grammar, problem -> {}).hasPlaceholders();
          return text;
        });
    return found[0];
  }

  /** Whether the type of the value can only be known once placeholders are filled in. */
  static boolean templated(Object value) {
    return value instanceof String text && text.contains("{{$");
  }
}
