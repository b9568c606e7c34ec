package io.github.vertexmaven.catalog.object;

import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Collections and maps of the JDK. Those that can be changed keep their class; all others keep
 * their order and stay unchangeable. The order is the format: new ones go to the end.
 */
enum Holder {
  ARRAY_LIST(ArrayList.class),
  LINKED_LIST(LinkedList.class),
  ARRAY_DEQUE(ArrayDeque.class),
  HASH_SET(HashSet.class),
  LINKED_HASH_SET(LinkedHashSet.class),
  TREE_SET(TreeSet.class),
  UNCHANGEABLE_LIST(null),
  UNCHANGEABLE_SET(null),
  HASH_MAP(HashMap.class),
  LINKED_HASH_MAP(LinkedHashMap.class),
  TREE_MAP(TreeMap.class),
  CONCURRENT_HASH_MAP(ConcurrentHashMap.class),
  UNCHANGEABLE_MAP(null);

  private final Class<?> type;

  Holder(Class<?> type) {
    this.type = type;
  }

  /** Null when the class is none of these, or sorts by rules of its own. */
  static Holder of(Object value) {
    boolean sorted =
        (value instanceof SortedSet<?> set && set.comparator() != null)
            || (value instanceof SortedMap<?, ?> map && map.comparator() != null);
    if (value.getClass().getClassLoader() != null || sorted) {
      return null;
    }
    for (Holder each : values()) {
      if (value.getClass() == each.type) {
        return each;
      }
    }
    return Modifier.isPublic(value.getClass().getModifiers()) ? null : unchangeable(value);
  }

  /**
   * What {@code List.of}, {@code stream.toList()}, {@code Collections.unmodifiable…} and the like
   * return.
   */
  private static Holder unchangeable(Object value) {
    if (value instanceof List) {
      return UNCHANGEABLE_LIST;
    }
    if (value instanceof Set) {
      return UNCHANGEABLE_SET;
    }
    return value instanceof Map ? UNCHANGEABLE_MAP : null;
  }

  boolean isUnchangeable() {
    return type == null;
  }

  /** What the items go into while a file is read. */
  Collection<Object> collection() {
    return switch (this) {
      case ARRAY_LIST, UNCHANGEABLE_LIST -> new ArrayList<>();
      case LINKED_LIST -> new LinkedList<>();
      case ARRAY_DEQUE -> new ArrayDeque<>();
      case HASH_SET -> new HashSet<>();
      case LINKED_HASH_SET, UNCHANGEABLE_SET -> new LinkedHashSet<>();
      case TREE_SET -> new TreeSet<>();
      default -> throw new IllegalArgumentException(name());
    };
  }

  Map<Object, Object> map() {
    return switch (this) {
      case HASH_MAP -> new HashMap<>();
      case LINKED_HASH_MAP, UNCHANGEABLE_MAP -> new LinkedHashMap<>();
      case TREE_MAP -> new TreeMap<>();
      case CONCURRENT_HASH_MAP -> new ConcurrentHashMap<>();
      default -> throw new IllegalArgumentException(name());
    };
  }

  Object finished(Collection<Object> items) {
    return switch (this) {
      case UNCHANGEABLE_LIST -> Collections.unmodifiableList((List<Object>) items);
      case UNCHANGEABLE_SET -> Collections.unmodifiableSet((Set<Object>) items);
      default -> items;
    };
  }

  Object finished(Map<Object, Object> entries) {
    return this == UNCHANGEABLE_MAP ? Collections.unmodifiableMap(entries) : entries;
  }
}
