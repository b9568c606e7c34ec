package io.github.vertexmaven.slice;

import java.util.Optional;

/**
 * Names such as {@code table@csv} and {@code table@text}: one dataset that nodes see as several
 * types, each with an entry of its own in the catalog, as in Kedro. What stands before the
 * {@code @} is the dataset.
 */
public final class Transcoding {

  private static final char SEPARATOR = '@';

  private Transcoding() {}

  /** The dataset behind a name: {@code table} for {@code table@csv} and for {@code table}. */
  public static String dataset(String name) {
    int at = name.indexOf(SEPARATOR);
    return at < 0 ? name : name.substring(0, at);
  }

  /** Whether a name says as which type the dataset is seen. */
  public static boolean isTyped(String name) {
    return name.indexOf(SEPARATOR) >= 0;
  }

  /** The same type of another dataset: {@code prices@csv} for {@code table@csv}. */
  public static String of(String dataset, String name) {
    int at = name.indexOf(SEPARATOR);
    return at < 0 ? dataset : dataset + name.substring(at);
  }

  /** What is wrong with a name, as the end of a sentence; empty when nothing is. */
  public static Optional<String> problem(String name) {
    int at = name.indexOf(SEPARATOR);
    return at >= 0 && (at != name.lastIndexOf(SEPARATOR) || at == name.length() - 1)
        ? Optional.of("has one '@' at most, between the dataset and its type, as in table@csv.")
        : Optional.empty();
  }
}
