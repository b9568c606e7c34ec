package io.github.vertexmaven.emulator.vertex;

import io.github.vertexmaven.emulator.http.Rejection;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** The {@code order_by} of a list: fields, each perhaps with {@code desc}, by commas. */
final class Ordering {

  private Ordering() {}

  /** What can be put in order. */
  interface Fields {
    Instant time(String name);

    /** Decides between equals, so that pages never overlap. */
    String identity();
  }

  static <T extends Fields> Comparator<T> of(String orderBy, String absent, List<String> known) {
    Comparator<T> order = Comparator.comparing(item -> 0);
    for (String part : (orderBy.isBlank() ? absent : orderBy).split(",")) {
      order = order.thenComparing(one(part.trim().split("\\s+"), known));
    }
    return order.thenComparing(Fields::identity);
  }

  private static <T extends Fields> Comparator<T> one(String[] words, List<String> known) {
    boolean descending = words.length == 2 && words[1].equals("desc");
    boolean ascending = words.length == 1 || words.length == 2 && words[1].equals("asc");
    if (!known.contains(words[0]) || !descending && !ascending) {
      throw Rejection.invalid(
          "order_by: '"
              + String.join(" ", words)
              + "' is not an order; the fields are "
              + String.join(", ", known)
              + ", each perhaps followed by desc.");
    }
    Comparator<T> order = Comparator.comparing(item -> item.time(words[0]));
    return descending ? order.reversed() : order;
  }
}
