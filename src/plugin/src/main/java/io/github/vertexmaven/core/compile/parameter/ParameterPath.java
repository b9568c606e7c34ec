package io.github.vertexmaven.core.compile.parameter;

import io.github.vertexmaven.config.ConfValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where a parameter stands: the keys that lead to it from the top of the tree. A path sorts before
 * all that is below it.
 *
 * @param steps at least one key
 */
public record ParameterPath(List<String> steps) implements Comparable<ParameterPath> {

  private static final Pattern PLAIN = Pattern.compile("[^\\s.,\"]+");
  private static final Pattern STEP =
      Pattern.compile("([^\\s.,\"]+|\"(?:[^\"\\\\]|\\\\.)*\")(\\.|$)");

  /** Copies the list. */
  public ParameterPath {
    steps = List.copyOf(steps);
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("no steps");
    }
  }

  /**
   * What a node reads that asks for a key. As at run time, a key with a dot in its name is found
   * before a path. What is not there yet, because a value above it is null or a reference to a
   * secret, is read from that value.
   */
  public static ParameterPath of(ConfValue.Mapping tree, String key) {
    List<String> there = steps(tree, key);
    if (!there.isEmpty()) {
      return new ParameterPath(there);
    }
    List<String> above = above(tree, key);
    int dot = key.indexOf('.');
    return new ParameterPath(
        above.isEmpty() ? List.of(dot < 0 ? key : key.substring(0, dot)) : above);
  }

  private static List<String> steps(ConfValue.Mapping mapping, String key) {
    if (mapping.get(key).isPresent()) {
      return List.of(key);
    }
    for (int dot = key.indexOf('.'); dot > 0; dot = key.indexOf('.', dot + 1)) {
      String first = key.substring(0, dot);
      if (mapping.get(first).orElse(null) instanceof ConfValue.Mapping child) {
        List<String> rest = steps(child, key.substring(dot + 1));
        if (!rest.isEmpty()) {
          return followed(first, rest);
        }
      }
    }
    return List.of();
  }

  private static List<String> above(ConfValue.Mapping mapping, String key) {
    for (int dot = key.indexOf('.'); dot > 0; dot = key.indexOf('.', dot + 1)) {
      String first = key.substring(0, dot);
      Optional<ConfValue> child = mapping.get(first);
      if (child.isPresent()) {
        return child.get() instanceof ConfValue.Mapping inner
            ? followed(first, above(inner, key.substring(dot + 1)))
            : List.of(first);
      }
    }
    return List.of();
  }

  private static List<String> followed(String first, List<String> rest) {
    List<String> all = new ArrayList<>();
    all.add(first);
    all.addAll(rest);
    return all;
  }

  /** The top-level key. */
  public String top() {
    return steps.get(0);
  }

  public boolean isTop() {
    return steps.size() == 1;
  }

  /** Whether another path leads into what this one names. */
  public boolean contains(ParameterPath other) {
    return other.steps.size() > steps.size() && other.steps.subList(0, steps.size()).equals(steps);
  }

  /** What stands there. */
  public Optional<ConfValue> in(ConfValue.Mapping tree) {
    Optional<ConfValue> found = Optional.of(tree);
    for (String step : steps) {
      found =
          found
              .filter(ConfValue.Mapping.class::isInstance)
              .flatMap(value -> ((ConfValue.Mapping) value).get(step));
    }
    return found;
  }

  /** As a node asks for it. */
  public String key() {
    return String.join(".", steps);
  }

  /** The same for people, and so that it can be read back: keys with a dot stand in quotes. */
  @Override
  public String toString() {
    return steps.stream()
        .map(
            step ->
                PLAIN.matcher(step).matches()
                    ? step
                    : '"' + step.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
        .collect(Collectors.joining("."));
  }

  /** Reads what {@link #toString} writes. */
  static Optional<ParameterPath> parse(String text) {
    List<String> steps = new ArrayList<>();
    Matcher step = STEP.matcher(text);
    int end = 0;
    while (end < text.length() && step.find() && step.start() == end) {
      String key = step.group(1);
      steps.add(
          key.startsWith("\"")
              ? key.substring(1, key.length() - 1).replaceAll("\\\\(.)", "$1")
              : key);
      end = step.end();
    }
    boolean whole = end == text.length() && !steps.isEmpty() && !text.endsWith(".");
    return whole ? Optional.of(new ParameterPath(steps)) : Optional.empty();
  }

  @Override
  public int compareTo(ParameterPath other) {
    for (int i = 0; i < Math.min(steps.size(), other.steps.size()); i++) {
      int order = steps.get(i).compareTo(other.steps.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(steps.size(), other.steps.size());
  }
}
