package io.github.vertexmaven.core.compile.spec;

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
    return new Distinct(form, separator).of(names);
  }

  /** Forms of which no two are the same, however often one asks. */
  static final class Distinct {

    private final UnaryOperator<String> form;
    private final String separator;
    private final Set<String> taken = new HashSet<>();
    private final Map<String, Integer> next = new HashMap<>();

    Distinct(UnaryOperator<String> form, String separator) {
      this.form = form;
      this.separator = separator;
    }

    Map<String, String> of(Collection<String> names) {
      Map<String, String> forms = new LinkedHashMap<>();
      names.forEach(name -> forms.put(name, of(name)));
      return forms;
    }

    String of(String name) {
      String wanted = form.apply(name);
      String free = wanted;
      while (!taken.add(free)) {
        free = wanted + separator + next.merge(wanted, 2, (count, two) -> count + 1);
      }
      return free;
    }
  }
}
