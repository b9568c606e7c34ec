package io.github.vertexmaven.core.conf;

import io.github.vertexmaven.config.DidYouMean;
import io.github.vertexmaven.config.FileNames;
import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.conf.settings.GoalOption;
import io.github.vertexmaven.core.conf.settings.SettingsModel;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The {@code -Dvertexai.*} of a command line: options of goals, leaves of the settings, and nothing
 * else.
 */
public final class UserOptions {

  /** What all of them begin with. */
  public static final String PREFIX = "vertexai.";

  private static final Pattern READ_VARIABLE = Pattern.compile("(VERTEXAI|KEDRO)_.*");

  private UserOptions() {}

  /** Refuses what no goal and no setting knows, and values that an option does not take. */
  public static void check(Properties userProperties) {
    Set<String> given = own(userProperties);
    if (given.isEmpty()) {
      return;
    }
    Set<String> known = new TreeSet<>(SettingsModel.leafPaths());
    known.addAll(GoalOption.names());
    List<String> problems = new ArrayList<>();
    for (String name : given) {
      String option = name.substring(PREFIX.length());
      if (!known.contains(option) && !SettingsModel.isLeaf(option)) {
        problems.add("-D" + name + " is not an option" + meant(option, known));
      } else {
        problem(option, userProperties.getProperty(name)).ifPresent(problems::add);
      }
    }
    if (!problems.isEmpty()) {
      throw new UserException(problems);
    }
  }

  private static Set<String> own(Properties userProperties) {
    Set<String> own = new TreeSet<>(userProperties.stringPropertyNames());
    own.removeIf(name -> !name.startsWith(PREFIX));
    return own;
  }

  /** What the JVM of Maven could not read is refused: other characters stand in its place. */
  public static void checkCharacters(Properties userProperties, Map<String, String> variables) {
    checkCharacters(userProperties, variables, FileNames.encoding());
  }

  static void checkCharacters(
      Properties userProperties, Map<String, String> variables, Charset encoding) {
    List<String> problems = new ArrayList<>();
    for (String name : own(userProperties)) {
      if (FileNames.isDamaged(userProperties.getProperty(name), encoding)) {
        problems.add(FileNames.damaged("-D" + name, encoding));
      }
    }
    variables.forEach(
        (name, value) -> {
          if (READ_VARIABLE.matcher(name).matches() && FileNames.isDamaged(value, encoding)) {
            problems.add(FileNames.damaged("The environment variable " + name, encoding));
          }
        });
    if (!problems.isEmpty()) {
      throw new UserException(problems);
    }
  }

  private static Optional<String> problem(String option, String value) {
    boolean alone =
        value.equals("true")
            && SettingsModel.leafPaths().contains(option)
            && SettingsModel.isText(option);
    return alone
        ? Optional.of("-Dvertexai." + option + " needs a value: -Dvertexai." + option + "=….")
        : GoalOption.problem(option, value);
  }

  private static String meant(String option, Set<String> known) {
    return SettingsModel.meant(option)
        .map(near -> "; did you mean '" + near + "'?")
        .orElseGet(() -> DidYouMean.suffix(known, option));
  }

  /** The leaves of the settings that the command line sets, by path. */
  public static Map<String, String> settings(Properties userProperties) {
    Map<String, String> settings = new TreeMap<>();
    for (String name : own(userProperties)) {
      String option = name.substring(PREFIX.length());
      if (SettingsModel.isLeaf(option)) {
        settings.put(option, userProperties.getProperty(name));
      }
    }
    return settings;
  }
}
