package io.github.vertexmaven.catalog.object;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** The order in which the items of a collection are written. */
final class StableOrder {

  private StableOrder() {}

  /**
   * {@code Set.of} and {@code Map.of} iterate in another order in each JVM, and a file must not.
   */
  static Collection<?> of(Collection<?> items) {
    boolean shuffled =
        items.getClass().getName().contains("Immutable")
            || items.getClass().getName().contains("AbstractMap");
    Object first = items.isEmpty() ? null : items.iterator().next();
    boolean comparable =
        first instanceof Comparable
            && items.stream().allMatch(item -> item != null && item.getClass() == first.getClass());
    if (!shuffled || !comparable) {
      return items;
    }
    List<Object> sorted = new ArrayList<>(items);
    sorted.sort(natural());
    return sorted;
  }

  @SuppressWarnings("unchecked")
  private static Comparator<Object> natural() {
    return (Comparator<Object>) (Comparator<?>) Comparator.naturalOrder();
  }
}
