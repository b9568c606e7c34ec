package io.github.vertexmaven.catalog;

import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The parts of a partitioned dataset by name. A node that takes {@code Partitions<DataFrame>} loads
 * one part at a time. A node that returns {@code Partitions} can compute each part when it is
 * written.
 *
 * @param <T> the type of each part, such as {@code DataFrame} or {@code List<Trip>}
 */
public final class Partitions<T> implements Iterable<Partitions.Partition<T>> {

  /** One part. */
  public static final class Partition<T> {
    private final String name;
    private final Supplier<? extends T> loading;

    private Partition(String name, Supplier<? extends T> loading) {
      this.name = name;
      this.loading = loading;
    }

    /** The path below the folder of the dataset without the suffix, such as {@code 2026/01}. */
    public String name() {
      return name;
    }

    /** Loads the content, again with each call. */
    public T load() {
      return loading.get();
    }
  }

  private final Map<String, Supplier<? extends T>> parts;

  private Partitions(Map<String, Supplier<? extends T>> parts) {
    this.parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
  }

  /** Returns parts that are in memory. */
  public static <T> Partitions<T> of(Map<String, ? extends T> parts) {
    Map<String, Supplier<? extends T>> suppliers = new LinkedHashMap<>();
    parts.forEach((name, part) -> suppliers.put(name, () -> part));
    return new Partitions<>(suppliers);
  }

  /** Returns parts that are computed on request. */
  public static <T> Partitions<T> lazy(Map<String, ? extends Supplier<? extends T>> parts) {
    parts.values().forEach(Objects::requireNonNull);
    return new Partitions<>(new LinkedHashMap<>(parts));
  }

  /** The names of the parts, in order. */
  public Set<String> names() {
    return parts.keySet();
  }

  /** The number of parts. */
  public int size() {
    return parts.size();
  }

  /**
   * Loads one part.
   *
   * @throws IllegalArgumentException if no part has this name
   */
  public T load(String name) {
    Supplier<? extends T> part = parts.get(name);
    if (part == null) {
      throw new IllegalArgumentException("There is no partition '" + name + "' among " + names());
    }
    return part.get();
  }

  /** All parts, without loading them. */
  public Stream<Partition<T>> stream() {
    return parts.entrySet().stream().map(part -> new Partition<T>(part.getKey(), part.getValue()));
  }

  @Override
  public Iterator<Partition<T>> iterator() {
    return stream().iterator();
  }

  /** The names only. */
  @Override
  public String toString() {
    return "Partitions" + List.copyOf(names());
  }
}
