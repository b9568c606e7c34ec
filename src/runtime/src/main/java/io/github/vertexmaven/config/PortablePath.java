package io.github.vertexmaven.config;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Paths that are written with backslashes, as on Windows, mean the same on every machine: they are
 * separators.
 */
public final class PortablePath {

  private PortablePath() {}

  /** The path with slashes. */
  public static String of(String path) {
    return path.replace('\\', '/');
  }

  /** Whether a path begins with a drive, which only Windows has. */
  public static boolean hasDrive(String path) {
    return path.matches("[A-Za-z]:[/\\\\].*");
  }

  /** The entries of a catalog, whose paths may be written either way. */
  static ConfValue.Mapping inCatalog(ConfValue.Mapping catalog) {
    Map<String, ConfValue> entries = new LinkedHashMap<>();
    catalog.entries().forEach((name, entry) -> entries.put(name, inEntry(entry)));
    return new ConfValue.Mapping(entries, catalog.keys(), catalog.at());
  }

  private static ConfValue inEntry(ConfValue value) {
    if (!(value instanceof ConfValue.Mapping entry)) {
      return value;
    }
    String type = String.valueOf(entry.get("type").map(ConfValue::plain).orElse(""));
    boolean partitioned = type.toLowerCase(Locale.ROOT).contains("partitioned");
    Map<String, ConfValue> entries = new LinkedHashMap<>(entry.entries());
    entries.computeIfPresent("filepath", (key, path) -> portable(path));
    if (partitioned) {
      entries.computeIfPresent("path", (key, path) -> portable(path));
    }
    return new ConfValue.Mapping(entries, entry.keys(), entry.at());
  }

  private static ConfValue portable(ConfValue path) {
    return path.plain() instanceof String text && text.indexOf('\\') >= 0
        ? new ConfValue.Scalar(of(text), path.at())
        : path;
  }
}
