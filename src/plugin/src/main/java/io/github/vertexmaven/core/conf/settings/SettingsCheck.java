package io.github.vertexmaven.core.conf.settings;

import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.config.DidYouMean;
import io.github.vertexmaven.config.Location;
import io.github.vertexmaven.config.Templating;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Holds the settings against the model; what does not fit is reported and left out. */
final class SettingsCheck {

  private static final Pattern RUN_TIME_NAME =
      Pattern.compile("\\$\\{(" + String.join("|", Templating.RUN_TIME_NAMES) + ")[|}]");

  private final List<String> problems = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  List<String> problems() {
    return problems;
  }

  List<String> warnings() {
    return warnings;
  }

  /** The values that fit, under today's names of their keys. */
  ConfValue.Mapping sound(ConfValue.Mapping settings) {
    return sound(settings, SettingsModel.ROOT);
  }

  /** The same for another file with a model. */
  ConfValue.Mapping sound(ConfValue.Mapping file, Setting.Group model) {
    return group(file, model, "");
  }

  private Optional<ConfValue> sound(ConfValue value, Setting setting, String path) {
    boolean empty = value instanceof ConfValue.Scalar scalar && scalar.value() == null;
    if (empty) {
      return Optional.empty();
    }
    if (setting instanceof Setting.Value single) {
      return single(value, single, path);
    }
    if (setting instanceof Setting.Free free) {
      if (!free.effective()) {
        warn(value.at(), path, "has no effect in this version");
      }
      return Optional.of(value);
    }
    if (setting instanceof Setting.Listed list && value instanceof ConfValue.Sequence sequence) {
      return Optional.of(list(sequence, list, path));
    }
    if (setting instanceof Setting.Group group && value instanceof ConfValue.Mapping mapping) {
      return Optional.of(group(mapping, group, path + "."));
    }
    if (setting instanceof Setting.Named named && value instanceof ConfValue.Mapping mapping) {
      return Optional.of(named(mapping, named, path + "."));
    }
    return wrongKind(value, setting, path);
  }

  private ConfValue.Mapping group(ConfValue.Mapping mapping, Setting.Group group, String prefix) {
    Map<String, ConfValue> entries = new LinkedHashMap<>();
    Map<String, Location> keys = new LinkedHashMap<>();
    for (Map.Entry<String, ConfValue> entry : mapping.entries().entrySet()) {
      Location at = mapping.keyAt(entry.getKey());
      String name = group.older().getOrDefault(entry.getKey(), entry.getKey());
      Optional<Setting> setting = group.key(name);
      if (setting.isEmpty()) {
        problems.add(
            at
                + ": "
                + prefix
                + entry.getKey()
                + " is not a setting"
                + meant(group, entry.getKey()));
      } else if (!name.equals(entry.getKey()) && mapping.get(name).isPresent()) {
        problems.add(
            at
                + ": "
                + prefix
                + entry.getKey()
                + " is an older spelling of "
                + name
                + ", which is also set in "
                + mapping.keyAt(name)
                + "; keep one of the two.");
      } else {
        sound(entry.getValue(), setting.get(), prefix + entry.getKey())
            .ifPresent(
                value -> {
                  entries.put(name, value);
                  keys.put(name, at);
                });
      }
    }
    return new ConfValue.Mapping(entries, keys, mapping.at());
  }

  /** A key beside it with nearly this name, else one of this name at another level. */
  private static String meant(Setting.Group group, String key) {
    return DidYouMean.among(group.keys().keySet(), key)
        .or(
            () ->
                SettingsModel.leafPaths().stream()
                    .filter(path -> path.endsWith("." + key))
                    .findFirst())
        .map(near -> "; did you mean " + near + "?")
        .orElse(".");
  }

  private ConfValue.Mapping named(ConfValue.Mapping mapping, Setting.Named named, String prefix) {
    Map<String, ConfValue> entries = new LinkedHashMap<>();
    Map<String, Location> keys = new LinkedHashMap<>();
    mapping
        .entries()
        .forEach(
            (key, value) ->
                each(key, value, named, prefix + key)
                    .ifPresent(
                        fit -> {
                          entries.put(key, fit);
                          keys.put(key, mapping.keyAt(key));
                        }));
    return new ConfValue.Mapping(entries, keys, mapping.at());
  }

  /** Who forgets a level writes a setting where a name belongs. */
  private Optional<ConfValue> each(String key, ConfValue value, Setting.Named named, String path) {
    boolean single = value instanceof ConfValue.Scalar scalar && scalar.value() != null;
    if (single && named.each() instanceof Setting.Group) {
      String read = "; '" + key + "' is read as the name of a " + named.what();
      return wrongKind(value, named.each(), path, read);
    }
    return sound(value, named.each(), path);
  }

  private ConfValue list(ConfValue.Sequence sequence, Setting.Listed list, String path) {
    List<ConfValue> items = new ArrayList<>();
    sequence.items().forEach(item -> sound(item, list.each(), path).ifPresent(items::add));
    return new ConfValue.Sequence(items, sequence.at());
  }

  private Optional<ConfValue> single(ConfValue value, Setting.Value setting, String path) {
    setting.warning().ifPresent(text -> warn(value.at(), path, text));
    Object plain = value instanceof ConfValue.Scalar scalar ? scalar.value() : value;
    boolean fits =
        switch (setting.type()) {
          case TEXT -> plain instanceof String text && !text.isBlank();
          case INTEGER -> plain instanceof Long;
          case NUMBER -> plain instanceof Number;
          case BOOLEAN -> plain instanceof Boolean;
          case QUANTITY -> plain instanceof String || plain instanceof Number;
          case DURATION -> Durations.isDuration(plain);
        };
    if (!fits) {
      return wrongKind(value, setting, path);
    }
    if (setting.type() == Setting.Kind.TEXT && RUN_TIME_NAME.matcher((String) plain).find()) {
      problems.add(
          value.at()
              + ": "
              + path
              + ": '"
              + plain
              + "' has a value only when a task runs; only catalog and parameters can use it.");
      return Optional.empty();
    }
    for (Rule rule : setting.rules()) {
      Optional<String> problem = rule.problem(plain);
      if (problem.isPresent()) {
        String end = problem.get().endsWith("?") ? "" : ".";
        problems.add(value.at() + ": " + path + ": " + problem.get() + end);
        return Optional.empty();
      }
    }
    return Optional.of(value);
  }

  private Optional<ConfValue> wrongKind(ConfValue value, Setting setting, String path) {
    return wrongKind(value, setting, path, hint(value, setting));
  }

  private Optional<ConfValue> wrongKind(
      ConfValue value, Setting setting, String path, String hint) {
    problems.add(
        value.at()
            + ": "
            + path
            + ": expected "
            + setting.kind()
            + ", found "
            + value.words()
            + hint
            + ".");
    return Optional.empty();
  }

  private static String hint(ConfValue value, Setting setting) {
    boolean wantsText = setting instanceof Setting.Value v && v.type() == Setting.Kind.TEXT;
    boolean unquoted = value instanceof ConfValue.Scalar s && !(s.value() instanceof String);
    return wantsText && unquoted ? "; write it in quotes" : "";
  }

  private void warn(Location at, String path, String text) {
    warnings.add(at + ": " + path + " " + text + ".");
  }
}
