package io.github.vertexmaven.emulator.kubeflow;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the resources of a kind can be sorted and filtered by.
 *
 * @param kind what messages call it
 * @param values each field; a text or a number
 * @param <T> the resources
 */
record Columns<T>(
    String kind, Function<T, String> id, Map<String, Function<T, Comparable<?>>> values) {

  static final String DEFAULT_ORDER = "created_at";

  private static final String METRIC = "metric:";
  private static final Pattern TAG = Pattern.compile("\"tags\\.([^\"]+)\"");

  Columns {
    values = Map.copyOf(values);
  }

  /**
   * Fields with those of tags.
   *
   * @param filter whose {@code tags.<key>} are fields
   */
  static <T> Map<String, Function<T, Comparable<?>>> withTags(
      Map<String, Function<T, Comparable<?>>> fields,
      Optional<String> filter,
      Function<T, Map<String, String>> tags) {
    Map<String, Function<T, Comparable<?>>> all = new LinkedHashMap<>(fields);
    Matcher named = TAG.matcher(filter.orElse(""));
    while (named.find()) {
      String key = named.group(1);
      all.put("tags." + key, one -> tags.apply(one).getOrDefault(key, ""));
    }
    return all;
  }

  boolean has(String field) {
    return values.containsKey(field);
  }

  /** Runs are sorted by metrics too, which are data of the API before: no run here has any. */
  boolean sorts(String field) {
    return has(field) || kind.equals("Run") && field.startsWith(METRIC);
  }

  Comparable<?> value(T resource, String field) {
    return has(field) ? values.get(field).apply(resource) : 0L;
  }

  /** A time as the server stores it. */
  static Comparable<?> seconds(Instant time) {
    return time.getEpochSecond();
  }

  static Comparable<?> seconds(Optional<Instant> time) {
    return time.map(Instant::getEpochSecond).orElse(0L);
  }
}
