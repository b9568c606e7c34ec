package io.github.vertexmaven.core.conf.settings;

import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.core.conf.settings.Setting.Group;
import io.github.vertexmaven.core.conf.settings.Setting.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is set and does nothing on the service that the environment's host chooses, as the model
 * says it of each setting: refused where a run without it would not be what was asked for, told of
 * otherwise.
 */
final class OnChosenService {

  private final ChosenService.Kind service;
  private final List<String> problems = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  private OnChosenService(ChosenService.Kind service) {
    this.service = service;
  }

  /** Looks at all that is set. */
  static OnChosenService of(ConfValue.Mapping settings, ChosenService service) {
    OnChosenService found = new OnChosenService(service.kind());
    found.group(settings, SettingsModel.ROOT, "");
    return found;
  }

  List<String> problems() {
    return problems;
  }

  List<String> warnings() {
    return warnings;
  }

  private void group(ConfValue.Mapping given, Group group, String prefix) {
    given
        .entries()
        .forEach(
            (key, value) -> {
              Optional<Effect> effect = Optional.ofNullable(group.effects().get(key));
              if (effect.isPresent()) {
                effect(given, key, prefix + key, effect.get().on(service));
              } else {
                group.key(key).ifPresent(setting -> below(value, setting, prefix + key + "."));
              }
            });
  }

  private void below(ConfValue value, Setting setting, String prefix) {
    if (!(value instanceof ConfValue.Mapping mapping)) {
      return;
    }
    if (setting instanceof Group group) {
      group(mapping, group, prefix);
    } else if (setting instanceof Named named) {
      mapping.entries().forEach((name, each) -> below(each, named.each(), prefix + name + "."));
    }
  }

  private void effect(ConfValue.Mapping given, String key, String path, String words) {
    String at = given.keyAt(key) + ": " + path;
    if (words.equals(Effect.REFUSED)) {
      problems.add(
          at
              + ": "
              + service.title()
              + " has no such setting, and a run without it would not be protected as required. Remove it from this environment with '"
              + key
              + ": ~'.");
    } else if (words.equals(Effect.WARNED)) {
      warnings.add(at + " has no effect on " + service.title() + ".");
    }
  }
}
