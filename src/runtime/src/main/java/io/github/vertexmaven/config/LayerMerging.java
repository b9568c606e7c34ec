package io.github.vertexmaven.config;

import java.util.LinkedHashMap;
import java.util.Map;

/** The ways in which a later mapping changes an earlier one. */
public final class LayerMerging {

  private LayerMerging() {}

  /** The entries of both; those of the later replace. */
  static ConfValue.Mapping replaced(ConfValue.Mapping earlier, ConfValue.Mapping later) {
    Map<String, ConfValue> entries = new LinkedHashMap<>(earlier.entries());
    Map<String, Location> keys = new LinkedHashMap<>(earlier.keys());
    entries.putAll(later.entries());
    keys.putAll(later.keys());
    return new ConfValue.Mapping(entries, keys, later.at());
  }

  /**
   * The deep merge of two mappings: maps merge, lists and scalars of the later replace, its nulls
   * remove.
   */
  public static ConfValue.Mapping merged(ConfValue.Mapping earlier, ConfValue.Mapping later) {
    Map<String, ConfValue> entries = new LinkedHashMap<>(earlier.entries());
    Map<String, Location> keys = new LinkedHashMap<>(earlier.keys());
    later
        .entries()
        .forEach(
            (key, value) -> {
              if (value instanceof ConfValue.Scalar scalar && scalar.value() == null) {
                entries.remove(key);
                keys.remove(key);
                return;
              }
              entries.merge(key, value, LayerMerging::mergedValue);
              keys.put(key, later.keyAt(key));
            });
    return new ConfValue.Mapping(entries, keys, later.at());
  }

  private static ConfValue mergedValue(ConfValue earlier, ConfValue later) {
    return earlier instanceof ConfValue.Mapping e && later instanceof ConfValue.Mapping l
        ? merged(e, l)
        : later;
  }

  /** The deep merge of two mappings in which a null of the later is a value. */
  static ConfValue.Mapping overlaid(ConfValue.Mapping earlier, ConfValue.Mapping later) {
    Map<String, ConfValue> entries = new LinkedHashMap<>(earlier.entries());
    Map<String, Location> keys = new LinkedHashMap<>(earlier.keys());
    later
        .entries()
        .forEach(
            (key, value) -> {
              entries.merge(key, value, LayerMerging::overlaidValue);
              keys.put(key, later.keyAt(key));
            });
    return new ConfValue.Mapping(entries, keys, later.at());
  }

  static ConfValue overlaidValue(ConfValue earlier, ConfValue later) {
    return earlier instanceof ConfValue.Mapping e && later instanceof ConfValue.Mapping l
        ? overlaid(e, l)
        : later;
  }
}
