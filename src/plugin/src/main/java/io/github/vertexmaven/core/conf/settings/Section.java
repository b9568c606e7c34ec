package io.github.vertexmaven.core.conf.settings;

import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.config.Location;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the keys of one map of the settings, whose values fit the model. */
final class Section {

  private final ConfValue.Mapping values;
  private final String path;
  private final List<String> problems;

  /**
   * A section.
   *
   * @param path with a dot at its end; empty for the root
   * @param problems receives what only several values together show
   */
  Section(ConfValue.Mapping values, String path, List<String> problems) {
    this.values = values;
    this.path = path;
    this.problems = problems;
  }

  Optional<String> text(String key) {
    return value(key).map(value -> String.valueOf(value.plain()));
  }

  Optional<Long> integer(String key) {
    return value(key).map(value -> (Long) value.plain());
  }

  Optional<Double> number(String key) {
    return value(key).map(value -> ((Number) value.plain()).doubleValue());
  }

  Optional<Boolean> flag(String key) {
    return value(key).map(value -> (Boolean) value.plain());
  }

  Optional<Duration> duration(String key) {
    return value(key).map(value -> Durations.of(value.plain()));
  }

  List<String> texts(String key) {
    return items(key).stream().map(item -> String.valueOf(item.plain())).toList();
  }

  /** The maps of a list. */
  List<Section> sections(String key) {
    return items(key).stream().map(item -> section(item, path + key)).toList();
  }

  /** A map, empty when it is not given. */
  Section section(String key) {
    return value(key)
        .map(value -> section(value, path + key))
        .orElseGet(() -> new Section(ConfValue.Mapping.empty(at(key)), path + key + ".", problems));
  }

  /** The maps below keys that the user named, in the file's order. */
  Map<String, Section> named(String key) {
    return section(key).sections();
  }

  /** This section's own keys, when the user named them. */
  Map<String, Section> sections() {
    Map<String, Section> named = new LinkedHashMap<>();
    values.entries().forEach((name, value) -> named.put(name, section(value, path + name)));
    return Collections.unmodifiableMap(named);
  }

  /** The texts below keys that the user named, in the file's order. */
  Map<String, String> namedTexts(String key) {
    Map<String, String> named = new LinkedHashMap<>();
    section(key)
        .values
        .entries()
        .forEach((name, value) -> named.put(name, String.valueOf(value.plain())));
    return Collections.unmodifiableMap(named);
  }

  /** The keys that are given, in the file's order. */
  List<String> keys() {
    return List.copyOf(values.entries().keySet());
  }

  /** A value of any kind. */
  Optional<ConfValue> value(String key) {
    return values.get(key).filter(value -> value.plain() != null);
  }

  /** Where the section begins. */
  Location at() {
    return values.at();
  }

  boolean isEmpty() {
    return values.entries().isEmpty();
  }

  /** Where a key was written; the section's own place when it is not given. */
  Location at(String key) {
    return value(key).map(ConfValue::at).orElse(values.keyAt(key));
  }

  /** Reports a problem of a key. */
  void problem(String key, String what) {
    problems.add(at(key) + ": " + path + key + ": " + what);
  }

  private List<ConfValue> items(String key) {
    return value(key).map(value -> ((ConfValue.Sequence) value).items()).orElse(List.of());
  }

  private Section section(ConfValue value, String at) {
    return new Section((ConfValue.Mapping) value, at + ".", problems);
  }
}
