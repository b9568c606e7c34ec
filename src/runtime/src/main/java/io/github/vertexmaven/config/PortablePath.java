package io.github.vertexmaven.config;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Paths that are written with backslashes, as on Windows, mean the same on every machine: they are
 * separators.
 */
public final class PortablePath {

  private static final String GCS = "gs://";

  /** A URL, or a chain of them as fsspec writes it; a single letter is a drive. */
  private static final Pattern URL = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]+):(/|:).*");

  private PortablePath() {}

  /** The path with slashes. */
  public static String of(String path) {
    return path.replace('\\', '/');
  }

  /** Whether a path begins with a drive, which only Windows has. */
  public static boolean hasDrive(String path) {
    return path.matches("[A-Za-z]:[/\\\\].*");
  }

  /**
   * Why a path is none, when it is a URL of another scheme than {@code gs}. The message says no
   * more than the scheme: what follows may hold a password.
   */
  public static Optional<String> refusal(String path) {
    Matcher url = URL.matcher(of(path));
    if (!url.matches() || path.startsWith(GCS)) {
      return Optional.empty();
    }
    String scheme = url.group(1).toLowerCase(Locale.ROOT);
    String instead =
        switch (scheme) {
          case "gs", "gcs" -> "write gs://bucket/key for an object in Cloud Storage.";
          case "file", "local" -> "write the path alone, relative to the project's folder.";
          default ->
              "datasets are in the project's folder or in Cloud Storage (gs://bucket/key); copy the data there, or read it with your own dataset class.";
        };
    return Optional.of("'" + url.group(1) + ":' is not a place for a dataset: " + instead);
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
