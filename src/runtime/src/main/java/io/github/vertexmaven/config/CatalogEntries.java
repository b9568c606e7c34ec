package io.github.vertexmaven.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The entries of a catalog by dataset: those that are written out, and those that a pattern such as
 * {@code "{name}#csv"} makes. Of several patterns that match, the one with most characters outside
 * of its braces counts, then the one with most braces, then the first by its spelling, as in Kedro.
 */
public final class CatalogEntries {

  private final ConfValue.Mapping catalog;
  private final List<NamePattern> patterns;

  private CatalogEntries(ConfValue.Mapping catalog, List<NamePattern> patterns) {
    this.catalog = catalog;
    this.patterns = patterns;
  }

  /** Takes the merged {@code catalog*.yml}; bad patterns match nothing. */
  public static CatalogEntries of(ConfValue.Mapping catalog) {
    List<NamePattern> patterns = new ArrayList<>();
    for (String name : catalog.entries().keySet()) {
      if (isPattern(name)) {
        NamePattern.of(name).ifPresent(patterns::add);
      }
    }
    if (patterns.isEmpty()) {
      return new CatalogEntries(catalog, List.of());
    }
    patterns.sort(
        Comparator.comparingInt(NamePattern::fixedCharacters)
            .thenComparingInt(pattern -> pattern.placeholders().size())
            .reversed()
            .thenComparing(NamePattern::text));
    return new CatalogEntries(catalog, List.copyOf(patterns));
  }

  /** Whether a key of the catalog is a pattern and no dataset. */
  public static boolean isPattern(String name) {
    return name.indexOf('{') >= 0 && !name.startsWith("_");
  }

  /** The entry of a dataset, with the pattern's names filled in. */
  public Optional<ConfValue> find(String dataset) {
    Optional<ConfValue> written = catalog.get(dataset);
    boolean own = written.isPresent() && !isPattern(dataset) && !dataset.startsWith("_");
    return own ? written : pattern(dataset).map(pattern -> filled(pattern, dataset));
  }

  /** The key of the catalog that a dataset's entry comes from. */
  public Optional<String> key(String dataset) {
    boolean own = catalog.get(dataset).isPresent() && !isPattern(dataset);
    return own ? Optional.of(dataset) : pattern(dataset).map(NamePattern::text);
  }

  private Optional<NamePattern> pattern(String dataset) {
    for (NamePattern pattern : patterns) {
      if (pattern.match(dataset).isPresent()) {
        return Optional.of(pattern);
      }
    }
    return Optional.empty();
  }

  private ConfValue filled(NamePattern pattern, String dataset) {
    ConfValue body = catalog.get(pattern.text()).orElseThrow();
    return filled(body, pattern.match(dataset).orElseThrow());
  }

  private static ConfValue filled(ConfValue value, Map<String, String> names) {
    if (value instanceof ConfValue.Mapping mapping) {
      Map<String, ConfValue> entries = new LinkedHashMap<>();
      Map<String, Location> keys = new LinkedHashMap<>();
      mapping
          .entries()
          .forEach(
              (key, child) -> {
                String name = NamePattern.filled(key, names);
                entries.put(name, filled(child, names));
                keys.put(name, mapping.keyAt(key));
              });
      return new ConfValue.Mapping(entries, keys, mapping.at());
    }
    if (value instanceof ConfValue.Sequence sequence) {
      return new ConfValue.Sequence(
          sequence.items().stream().map(item -> filled(item, names)).toList(), sequence.at());
    }
    return value.plain() instanceof String text
        ? new ConfValue.Scalar(NamePattern.filled(text, names), value.at())
        : value;
  }

  /** What is wrong with the patterns, each with its place; empty when they are sound. */
  public List<String> problems() {
    List<String> problems = new ArrayList<>();
    List<String> catchAll = new ArrayList<>();
    for (Map.Entry<String, ConfValue> entry : catalog.entries().entrySet()) {
      String name = entry.getKey();
      if (isPattern(name)) {
        String place = catalog.keyAt(name) + ": " + name + ": ";
        Optional<NamePattern> pattern = NamePattern.of(name);
        if (pattern.isEmpty()) {
          problems.add(
              place + "not a pattern; write placeholders as {name}, with letters, digits and _.");
        } else {
          check(entry.getValue(), pattern.get(), place, problems);
          if (pattern.get().fixedCharacters() == 0) {
            catchAll.add(name);
          }
        }
      }
    }
    if (catchAll.size() > 1) {
      problems.add(
          catalog.keyAt(catchAll.get(1))
              + ": "
              + catchAll.get(1)
              + ": matches every dataset, as "
              + catchAll.get(0)
              + " does; keep one of them.");
    }
    return problems;
  }

  private static void check(
      ConfValue value, NamePattern pattern, String place, List<String> problems) {
    if (value instanceof ConfValue.Mapping mapping) {
      mapping.entries().values().forEach(child -> check(child, pattern, place, problems));
    } else if (value instanceof ConfValue.Sequence sequence) {
      sequence.items().forEach(item -> check(item, pattern, place, problems));
    } else if (value.plain() instanceof String text) {
      for (String used : NamePattern.placeholdersOf(text)) {
        if (!pattern.placeholders().contains(used)) {
          problems.add(
              value.at()
                  + place.substring(place.indexOf(": "))
                  + "{"
                  + used
                  + "} is not in the pattern"
                  + DidYouMean.suffix(pattern.placeholders(), used));
        }
      }
    }
  }
}
