package io.github.vertexmaven.core.conf;

import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.config.YamlReader;
import io.github.vertexmaven.core.conf.settings.Setting;
import io.github.vertexmaven.core.conf.settings.SettingsModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The resolved configuration for people and programs: every value with the place that it came from,
 * secrets masked.
 */
public final class ConfigListing {

  private static final int WIDEST = 64;

  /** A line; the place is empty for keys that only hold others. */
  private record Line(String text, String place) {}

  private final Masking masking;
  private final List<Line> lines = new ArrayList<>();
  private final Map<String, Object> places = new LinkedHashMap<>();

  private ConfigListing(ResolvedConfig config) {
    this.masking = new Masking(config.settings().run().maskedParameters());
  }

  /** Like YAML, with the places as comments in a column. */
  public static List<String> lines(ResolvedConfig config) {
    ConfigListing listing = new ConfigListing(config);
    sections(config).forEach(listing::section);
    return listing.aligned();
  }

  /**
   * For programs: the sections as plain values, and {@code places}, the place of each value by its
   * path.
   */
  public static Map<String, Object> json(ResolvedConfig config) {
    ConfigListing listing = new ConfigListing(config);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("env", config.env());
    sections(config)
        .forEach((name, tree) -> json.put(name, listing.masking.masked(name, List.of(), tree)));
    sections(config).forEach(listing::section);
    json.put("places", listing.places);
    return json;
  }

  private static Map<String, ConfValue.Mapping> sections(ResolvedConfig config) {
    Map<String, ConfValue.Mapping> sections = new LinkedHashMap<>();
    sections.put("vertexai", config.settingsTree());
    sections.put("catalog", config.catalog());
    sections.put("parameters", config.localParameters());
    sections.put("credentials", config.credentials().toBeMasked());
    sections.put("mlflow", config.mlflow());
    return sections;
  }

  private void section(String name, ConfValue.Mapping tree) {
    if (tree.entries().isEmpty() && !name.equals("vertexai")) {
      return;
    }
    lines.add(new Line(name + ":", ""));
    Optional<Setting> model =
        name.equals("vertexai") ? Optional.of(SettingsModel.ROOT) : Optional.empty();
    mapping(name, tree, List.of(), model);
  }

  private void mapping(
      String section, ConfValue.Mapping tree, List<String> path, Optional<Setting> model) {
    tree.entries()
        .forEach(
            (key, value) ->
                entry(section, key, value, with(path, key), model.flatMap(m -> below(m, key))));
    if (model.isPresent() && model.get() instanceof Setting.Group group) {
      group.keys().forEach((key, setting) -> standard(key, setting, tree, group, path));
    }
  }

  /** Below keys that the user names nothing holds by default. */
  private static Optional<Setting> below(Setting model, String key) {
    return model instanceof Setting.Group group
        ? group.key(group.older().getOrDefault(key, key))
        : Optional.empty();
  }

  private static List<String> with(List<String> path, String key) {
    List<String> longer = new ArrayList<>(path);
    longer.add(key);
    return longer;
  }

  private void entry(
      String section, String key, ConfValue value, List<String> path, Optional<Setting> model) {
    String indent = "  ".repeat(path.size());
    if (value instanceof ConfValue.Mapping mapping && !mapping.entries().isEmpty()) {
      lines.add(new Line(indent + key + ":", ""));
      mapping(section, mapping, path, model);
      return;
    }
    String shown = scalar(masking.masked(section, path, value));
    lines.add(new Line(indent + key + ": " + shown, value.at().toString()));
    places.put(section + "." + String.join(".", path), value.at().toString());
  }

  /** What holds where nothing is set. */
  private void standard(
      String key, Setting setting, ConfValue.Mapping tree, Setting.Group group, List<String> path) {
    boolean given =
        tree.get(key).isPresent()
            || group.older().entrySet().stream()
                .anyMatch(
                    older -> older.getValue().equals(key) && tree.get(older.getKey()).isPresent());
    if (!given && setting instanceof Setting.Value value && value.standard().isPresent()) {
      String indent = "  ".repeat(path.size() + 1);
      lines.add(new Line(indent + key + ": " + value.standard().get(), "default"));
    }
  }

  private static String scalar(Object value) {
    if (value instanceof Map<?, ?> map) {
      List<String> entries = new ArrayList<>();
      map.forEach((key, child) -> entries.add(key + ": " + scalar(child)));
      return "{" + String.join(", ", entries) + "}";
    }
    if (value instanceof List<?> list) {
      return list.stream().map(ConfigListing::scalar).toList().toString();
    }
    if (!(value instanceof String text)) {
      return value == null ? "~" : String.valueOf(value);
    }
    boolean plain =
        YamlReader.scalar(text) instanceof String
            && text.matches(
                "[A-Za-z0-9/._$*<][^\\n\\r\\t\"'#:,\\[\\]{}]*(:[^\\s#][^\\n\\r\\t\"'#,]*)*");
    return plain
        ? text
        : "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
  }

  private List<String> aligned() {
    int column =
        lines.stream()
            .filter(line -> !line.place().isEmpty())
            .mapToInt(line -> line.text().length())
            .filter(length -> length <= WIDEST)
            .max()
            .orElse(0);
    List<String> aligned = new ArrayList<>();
    for (Line line : lines) {
      int gap = Math.max(0, column - line.text().length()) + 2;
      String comment = line.place().isEmpty() ? "" : " ".repeat(gap) + "# " + line.place();
      aligned.add(line.text() + comment);
    }
    return aligned;
  }
}
