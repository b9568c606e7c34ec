package io.github.vertexmaven.core.spec;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Names as the spec allows them, and no two of one name. */
final class Names {

  private Names() {}

  /**
   * A task's name as KFP makes it: lowercase letters, digits and single dashes, none at the ends.
   */
  static String task(String name) {
    String sanitised =
        name.toLowerCase(Locale.ROOT)
            .replaceAll("[^-0-9a-z]+", "-")
            .replaceAll("-+", "-")
            .replaceAll("^-|-$", "");
    return sanitised.isEmpty() ? "task" : sanitised;
  }

  /**
   * The key of an artifact or a parameter: placeholders are split at quotes, dots and brackets, so
   * none may be in it.
   */
  static String key(String name) {
    String sanitised = name.replaceAll("[^A-Za-z0-9_]", "_");
    return Character.isDigit(sanitised.charAt(0)) ? "_" + sanitised : sanitised;
  }

  /**
   * For each name its form in the spec; where two would get one form, the later gets a number
   * behind it.
   */
  static Map<String, String> distinct(
      Collection<String> names, UnaryOperator<String> form, String separator) {
    Map<String, String> forms = new LinkedHashMap<>();
    Set<String> taken = new HashSet<>();
    Map<String, Integer> next = new HashMap<>();
    for (String name : names) {
      String wanted = form.apply(name);
      String free = wanted;
      while (!taken.add(free)) {
        free = wanted + separator + next.merge(wanted, 2, (count, two) -> count + 1);
      }
      forms.put(name, free);
    }
    return forms;
  }
}
