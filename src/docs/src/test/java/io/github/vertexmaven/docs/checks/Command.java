package io.github.vertexmaven.docs.checks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A call of Maven.
 *
 * @param at where it stands
 * @param goals goals by their short names, and phases, in their order
 * @param options the {@code -D} with their values, and {@code -pl} and {@code -P}
 * @param open whether it stands there as a part of a longer one, with {@code …}
 */
record Command(
    String at, String text, List<String> goals, Map<String, String> options, boolean open) {

  private static final Pattern WORD = Pattern.compile("(?:\"[^\"]*\"|'[^']*'|[^\\s\"'])+");
  private static final Pattern FULL_NAME =
      Pattern.compile(
          "(?:io\\.github\\.vertexmaven|org\\.apache\\.maven\\.plugins)"
              + ":(?:maven-)?([\\w-]+?)(?:-maven)?-plugin:[^:]+:([\\w-]+)");

  Command {
    goals = List.copyOf(goals);
    options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
  }

  /** The call without the program's name. */
  static Command of(String at, String arguments) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(arguments.replaceAll("\\\\\\R", " ").replaceFirst(" +# .*", ""));
    while (matcher.find()) {
      words.add(matcher.group().replaceAll("[\"']", ""));
    }
    return of(at, words);
  }

  static Command of(String at, List<String> words) {
    List<String> goals = new ArrayList<>();
    Map<String, String> options = new LinkedHashMap<>();
    boolean open = words.contains("…");
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (word.startsWith("-D")) {
        String[] parts = word.substring(2).split("=", 2);
        options.put(parts[0], parts.length == 2 ? parts[1] : "true");
      } else if (word.equals("-pl") || word.equals("-t")) {
        options.put(word, words.get(++i));
      } else if (word.startsWith("-P")) {
        options.put("-P", word.substring(2));
      } else if (!word.startsWith("-") && !word.equals("…")) {
        goals.add(FULL_NAME.matcher(word).replaceFirst("$1:$2"));
      }
    }
    return new Command(at, String.join(" ", words), goals, options, open);
  }

  @Override
  public String toString() {
    return at + ": " + text;
  }
}
