package io.github.vertexmaven.core.conf.settings;

import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.core.conf.settings.Setting.Free;
import io.github.vertexmaven.core.conf.settings.Setting.Group;
import io.github.vertexmaven.core.conf.settings.Setting.Value;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Code that generates configuration when a task starts.
 *
 * @param type its class
 * @param params what its constructor gets
 */
public record ProviderSettings(String type, Map<String, Object> params) {

  /** Copies the map, keeping its order. */
  public ProviderSettings {
    params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
  }

  static Group model() {
    return Group.of("A provider.")
        .with(
            "cls",
            Value.text("Its class, which implements DynamicConfigProvider.")
                .example("com.acme.TokenProvider"))
        .with("params", new Free("Parameters of its constructor, as a map.", true));
  }

  static ProviderSettings read(Section section) {
    Optional<String> type = section.text("cls");
    if (type.isEmpty()) {
      section.problem("cls", "is missing: the class of the provider.");
    }
    return new ProviderSettings(type.orElse(""), map(section, "params"));
  }

  /** A map of anything. */
  static Map<String, Object> map(Section section, String key) {
    Optional<ConfValue> value = section.value(key);
    if (value.isPresent() && !(value.get() instanceof ConfValue.Mapping)) {
      section.problem(key, "expected keys with values, found " + value.get().words() + ".");
      return Map.of();
    }
    Map<String, Object> map = new LinkedHashMap<>();
    value.ifPresent(
        mapping ->
            ((ConfValue.Mapping) mapping)
                .entries()
                .forEach((name, each) -> map.put(name, each.plain())));
    return map;
  }
}
