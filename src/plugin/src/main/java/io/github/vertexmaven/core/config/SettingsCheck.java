package io.github.vertexmaven.core.config;

import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.config.DidYouMean;
import io.github.vertexmaven.config.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Holds the settings against the model. */
final class SettingsCheck {

  private final List<String> problems = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  static SettingsCheck of(ConfValue.Mapping settings) {
    SettingsCheck check = new SettingsCheck();
    check.group(settings, SettingsModel.ROOT, "");
    return check;
  }

  List<String> problems() {
    return problems;
  }

  List<String> warnings() {
    return warnings;
  }

  private void check(ConfValue value, Setting setting, String path) {
    boolean empty = value instanceof ConfValue.Scalar scalar && scalar.value() == null;
    if (empty) {
      return;
    }
    if (setting instanceof Setting.Value single) {
      single(value, single, path);
    } else if (setting instanceof Setting.Free free) {
      warnIf(!free.effective(), value.at(), path);
    } else if (setting instanceof Setting.Listed list) {
      list(value, list, path);
    } else if (value instanceof ConfValue.Mapping mapping) {
      mapping(mapping, setting, path);
    } else {
      wrongKind(value, setting, path);
    }
  }

  private void mapping(ConfValue.Mapping mapping, Setting setting, String path) {
    if (setting instanceof Setting.Group group) {
      group(mapping, group, path + ".");
    } else if (setting instanceof Setting.Named named) {
      mapping.entries().forEach((key, value) -> check(value, named.each(), path + "." + key));
    }
  }

  private void group(ConfValue.Mapping mapping, Setting.Group group, String prefix) {
    for (Map.Entry<String, ConfValue> entry : mapping.entries().entrySet()) {
      String path = prefix + entry.getKey();
      Setting setting = group.key(entry.getKey()).orElse(null);
      if (setting == null) {
        problems.add(
            mapping.keyAt(entry.getKey())
                + ": "
                + path
                + " is not a setting"
                + DidYouMean.suffix(group.keys().keySet(), entry.getKey()).replace("'", ""));
      } else {
        check(entry.getValue(), setting, path);
      }
    }
  }

  private void list(ConfValue value, Setting.Listed list, String path) {
    if (value instanceof ConfValue.Sequence sequence) {
      sequence.items().forEach(item -> check(item, list.each(), path));
    } else {
      wrongKind(value, list, path);
    }
  }

  private void single(ConfValue value, Setting.Value setting, String path) {
    warnIf(!setting.effective(), value.at(), path);
    Object plain = value instanceof ConfValue.Scalar scalar ? scalar.value() : value;
    boolean fits =
        switch (setting.type()) {
          case TEXT -> plain instanceof String text && !text.isBlank();
          case INTEGER -> plain instanceof Long;
          case NUMBER -> plain instanceof Number;
          case BOOLEAN -> plain instanceof Boolean;
          case QUANTITY -> plain instanceof String || plain instanceof Number;
        };
    boolean allowed =
        setting.allowed().isEmpty() || setting.allowed().contains(String.valueOf(plain));
    if (!fits || !allowed) {
      wrongKind(value, setting, path);
    }
  }

  private void wrongKind(ConfValue value, Setting setting, String path) {
    problems.add(
        value.at()
            + ": "
            + path
            + ": expected "
            + setting.kind()
            + ", found "
            + value.words()
            + ".");
  }

  private void warnIf(boolean ineffective, Location at, String path) {
    if (ineffective) {
      warnings.add(at + ": " + path + " has no effect in this version.");
    }
  }
}
