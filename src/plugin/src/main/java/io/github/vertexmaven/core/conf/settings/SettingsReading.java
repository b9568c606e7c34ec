package io.github.vertexmaven.core.conf.settings;

import io.github.vertexmaven.config.ConfValue;
import java.util.ArrayList;
import java.util.List;

/**
 * What reading settings gives.
 *
 * @param settings of all that is sound
 * @param problems of what is not
 * @param warnings of what is odd
 */
public record SettingsReading(Settings settings, List<String> problems, List<String> warnings) {

  /** Copies the lists. */
  public SettingsReading {
    problems = List.copyOf(problems);
    warnings = List.copyOf(warnings);
  }

  /** Checks and reads them. */
  public static SettingsReading of(ConfValue.Mapping settings) {
    SettingsCheck check = new SettingsCheck();
    ConfValue.Mapping sound = check.sound(settings);
    List<String> problems = check.problems();
    Settings read = Settings.of(new Section(sound, "", problems), new Places(sound));
    OnChosenService onService = OnChosenService.of(sound, read.service());
    problems.addAll(onService.problems());
    List<String> warnings = new ArrayList<>(check.warnings());
    warnings.addAll(onService.warnings());
    return new SettingsReading(read, problems, warnings);
  }
}
