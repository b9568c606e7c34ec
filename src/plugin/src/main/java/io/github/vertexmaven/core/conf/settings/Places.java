package io.github.vertexmaven.core.conf.settings;

import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.config.Location;
import java.util.Objects;

/**
 * Where settings were written, for what only their use shows to be wrong.
 *
 * @param settings those that fit the model, under today's names of their keys
 */
public record Places(ConfValue.Mapping settings) {

  /** Refuses null. */
  public Places {
    Objects.requireNonNull(settings, "settings");
  }

  /**
   * What a message about a setting begins with: {@code conf/base/vertexai.yml:3: run_config.root}.
   *
   * @param path its keys from the top, in today's spelling
   */
  public String of(String... path) {
    ConfValue value = settings;
    Location at = settings.at();
    for (String key : path) {
      if (value instanceof ConfValue.Mapping mapping) {
        at = mapping.keyAt(key);
        value = mapping.get(key).orElse(value);
      }
    }
    return at + ": " + String.join(".", path);
  }
}
