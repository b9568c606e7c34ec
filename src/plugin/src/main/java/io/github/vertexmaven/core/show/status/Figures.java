package io.github.vertexmaven.core.show.status;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The numbers of metrics, in one order and one form wherever they are shown. */
public final class Figures {

  /** More make a line that nobody reads. */
  private static final int MOST = 8;

  /** Beyond this a double does not know its last digit. */
  private static final double EXACT = 1L << 53;

  private static final Pattern PART = Pattern.compile("[0-9]+|[^0-9]+");

  /** Names with numbers in them are sorted as people count: {@code fold[2]}, {@code fold[10]}. */
  private static final Comparator<String> BY_NAME =
      Comparator.comparing(Figures::sortable).thenComparing(Comparator.naturalOrder());

  private Figures() {}

  /** {@code mae = 499.1, r2 = 0.5465}; empty when there are none. */
  public static String line(Map<String, Double> numbers) {
    List<String> names = numbers.keySet().stream().sorted(BY_NAME).toList();
    List<String> shown =
        names.stream().limit(MOST).map(name -> name + " = " + rounded(numbers.get(name))).toList();
    int more = names.size() - shown.size();
    return String.join(", ", shown) + (more > 0 ? " and " + more + " more" : "");
  }

  /** All of them, each as exactly as it is known, by name. */
  public static Map<String, String> exact(Map<String, Double> numbers) {
    Map<String, String> texts = new java.util.LinkedHashMap<>();
    numbers.keySet().stream()
        .sorted(BY_NAME)
        .forEach(name -> texts.put(name, exact(numbers.get(name))));
    return texts;
  }

  private static String exact(double number) {
    return isWhole(number) ? String.valueOf((long) number) : String.valueOf(number);
  }

  private static String rounded(double number) {
    return isWhole(number)
        ? String.valueOf((long) number)
        : String.format(Locale.ROOT, "%.4g", number);
  }

  private static boolean isWhole(double number) {
    return Math.rint(number) == number && Math.abs(number) <= EXACT;
  }

  private static String sortable(String name) {
    StringBuilder sortable = new StringBuilder();
    Matcher parts = PART.matcher(name);
    while (parts.find()) {
      String part = parts.group();
      boolean digits = Character.isDigit(part.charAt(0));
      sortable.append(digits ? "0".repeat(Math.max(0, 20 - part.length())) : "").append(part);
    }
    return sortable.toString();
  }
}
