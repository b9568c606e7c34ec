package io.github.vertexmaven.core.config;

import io.github.vertexmaven.config.ConfValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes typed settings of values that fit the model. */
final class SettingsReader {

  private static final String ACCELERATOR = "cloud.google.com/gke-accelerator";

  private final ConfValue.Mapping settings;
  private final List<String> problems = new ArrayList<>();

  SettingsReader(ConfValue.Mapping settings) {
    this.settings = settings;
  }

  List<String> problems() {
    return problems;
  }

  Settings nothing() {
    Optional<String> none = Optional.empty();
    return new Settings(none, none, none, none, none, none, none, none, Map.of(), Map.of());
  }

  Settings read() {
    return new Settings(
        text("project_id"),
        text("region"),
        text("endpoint"),
        text("key_file"),
        text("impersonate_service_account"),
        text("run_config", "image"),
        text("run_config", "root").map(this::root),
        text("run_config", "description"),
        resources(),
        accelerators());
  }

  private Optional<ConfValue> value(String... path) {
    Optional<ConfValue> found = Optional.of(settings);
    for (String key : path) {
      found =
          found
              .filter(ConfValue.Mapping.class::isInstance)
              .flatMap(mapping -> ((ConfValue.Mapping) mapping).get(key));
    }
    return found.filter(value -> value.plain() != null);
  }

  private Optional<String> text(String... path) {
    return value(path).map(value -> String.valueOf(value.plain()));
  }

  private String root(String written) {
    String root = written.replaceFirst("^gs://", "").replaceFirst("/+$", "");
    if (!root.matches("[a-z0-9][a-z0-9._-]{1,220}[a-z0-9](/[^/\\s]+)*")) {
      problems.add(
          value("run_config", "root").orElseThrow().at()
              + ": run_config.root: '"
              + written
              + "' is not a bucket with a folder, such as my-bucket/pipelines.");
    }
    return root;
  }

  private Map<String, Resources> resources() {
    Map<String, Resources> resources = new LinkedHashMap<>();
    named("resources").forEach((name, entry) -> resources.put(name, resources(name, entry)));
    return resources;
  }

  private Map<String, ConfValue.Mapping> named(String section) {
    Map<String, ConfValue.Mapping> named = new LinkedHashMap<>();
    value("run_config", section)
        .ifPresent(
            value ->
                ((ConfValue.Mapping) value)
                    .entries()
                    .forEach(
                        (name, entry) -> {
                          if (entry instanceof ConfValue.Mapping mapping) {
                            named.put(name, mapping);
                          }
                        }));
    return named;
  }

  private Resources resources(String name, ConfValue.Mapping entry) {
    try {
      return new Resources(
          quantity(entry, "cpu"),
          quantity(entry, "memory"),
          entry.get("gpu").map(value -> (Long) value.plain()));
    } catch (IllegalArgumentException e) {
      problems.add(entry.at() + ": run_config.resources." + name + "." + e.getMessage() + ".");
      return Resources.none();
    }
  }

  private static Optional<String> quantity(ConfValue.Mapping entry, String key) {
    return entry.get(key).map(ConfValue::plain).map(String::valueOf);
  }

  private Map<String, String> accelerators() {
    Map<String, String> accelerators = new LinkedHashMap<>();
    named("node_selectors")
        .forEach(
            (name, entry) ->
                entry
                    .get(ACCELERATOR)
                    .ifPresent(value -> accelerators.put(name, String.valueOf(value.plain()))));
    return accelerators;
  }
}
