package io.github.vertexmaven.core.conf;

import io.github.vertexmaven.core.conf.settings.GoalOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * The {@code -D} of a command line. It wins over the POM, unlike Maven's own rule.
 *
 * @param properties all of them, not the plugin's alone
 */
public record GivenOptions(Properties properties) {

  /** What {@code -Dvertexai.<name>} says. */
  public Optional<String> typed(String name) {
    return Optional.ofNullable(properties.getProperty(UserOptions.PREFIX + name));
  }

  /** The value of an option; nothing when nobody gives one. */
  public Optional<String> text(String name, String fromPom) {
    return typed(name).or(() -> Optional.ofNullable(fromPom));
  }

  /** The same, where what is blank is not given. */
  public Optional<String> filled(String name, String fromPom) {
    return text(name, fromPom).filter(text -> !text.isBlank());
  }

  /** The same, where false is as if it were not given. */
  public Optional<String> unlessFalse(String name, String fromPom) {
    return text(name, fromPom).filter(text -> !text.equals("false"));
  }

  /** Whether it is on. */
  public boolean flag(String name, boolean fromPom) {
    return Boolean.parseBoolean(text(name, String.valueOf(fromPom)).orElseThrow());
  }

  /** Several values, separated by commas. */
  public List<String> list(String name, String fromPom) {
    return text(name, fromPom).stream()
        .flatMap(text -> Arrays.stream(text.split(",")))
        .map(String::strip)
        .filter(value -> !value.isEmpty())
        .toList();
  }

  /** How many. */
  public Optional<Integer> count(String name, String fromPom) {
    return text(name, fromPom).map(value -> GoalOption.count(name, value));
  }

  /** How long. */
  public Optional<Duration> duration(String name, String fromPom) {
    return text(name, fromPom).map(value -> GoalOption.duration(name, value));
  }

  /** The leaves of the settings that it sets, by path. */
  public Map<String, String> settings() {
    return UserOptions.settings(properties);
  }

  /** A value for templates. */
  public Optional<String> property(String name) {
    return Optional.ofNullable(properties.getProperty(name));
  }
}
