package io.github.vertexmaven.maven;

import io.github.vertexmaven.config.DidYouMean;
import io.github.vertexmaven.config.FileNames;
import io.github.vertexmaven.core.config.UserException;
import io.github.vertexmaven.core.settings.SettingsModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The {@code -Dvertexai.*} of a command line: options of goals, leaves of the settings, and nothing
 * else.
 */
final class UserOptions {

  static final String PREFIX = "vertexai.";

  private static final Pattern READ_VARIABLE = Pattern.compile("(VERTEXAI|KEDRO)_.*");

  private static final Set<String> GOAL_OPTIONS =
      Set.of(
          "artifact",
          "autoBuild",
          "debug",
          "delete",
          "dryRun",
          "env",
          "envs",
          "failOnChange",
          "filter",
          "force",
          "format",
          "fromInputs",
          "fromNodes",
          "job",
          "jvmArgs",
          "limit",
          "loadVersions",
          "namespaces",
          "nodes",
          "onlyMissingOutputs",
          "params",
          "paramsFile",
          "patch",
          "pipeline",
          "projectId",
          "prune",
          "region",
          "report",
          "resume",
          "saveDurations",
          "schedule",
          "skip",
          "spec",
          "tags",
          "tar",
          "task",
          "templateTags",
          "timeout",
          "toNodes",
          "toOutputs",
          "wait",
          "withGithubActions",
          "withGitlabCi",
          "withMlflow",
          "workers",
          "yes");

  private UserOptions() {}

  /** Refuses what no goal and no setting knows. */
  static void check(Properties userProperties) {
    Set<String> settings = SettingsModel.leafPaths();
    Set<String> known = new TreeSet<>(settings);
    known.addAll(GOAL_OPTIONS);
    List<String> problems = new ArrayList<>();
    for (String name : new TreeSet<>(userProperties.stringPropertyNames())) {
      String option = name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : "skip";
      if (!known.contains(option) && !SettingsModel.isLeaf(option)) {
        problems.add("-D" + name + " is not an option" + meant(option, known));
      }
    }
    if (!problems.isEmpty()) {
      throw new UserException(problems);
    }
  }

  /** What the JVM of Maven could not read is refused: other characters stand in its place. */
  static void checkCharacters(Properties userProperties, Map<String, String> variables) {
    List<String> problems = new ArrayList<>();
    for (String name : new TreeSet<>(userProperties.stringPropertyNames())) {
      if (name.startsWith(PREFIX) && FileNames.isDamaged(userProperties.getProperty(name))) {
        problems.add(FileNames.damaged("-D" + name));
      }
    }
    variables.forEach(
        (name, value) -> {
          if (READ_VARIABLE.matcher(name).matches() && FileNames.isDamaged(value)) {
            problems.add(FileNames.damaged("The environment variable " + name));
          }
        });
    if (!problems.isEmpty()) {
      throw new UserException(problems);
    }
  }

  private static String meant(String option, Set<String> known) {
    return SettingsModel.meant(option)
        .map(near -> "; did you mean '" + near + "'?")
        .orElseGet(() -> DidYouMean.suffix(known, option));
  }

  /** The leaves of the settings that the command line sets, by path. */
  static Map<String, String> settings(Properties userProperties) {
    Map<String, String> settings = new TreeMap<>();
    for (String name : userProperties.stringPropertyNames()) {
      String option = name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : "";
      if (SettingsModel.isLeaf(option)) {
        settings.put(option, userProperties.getProperty(name));
      }
    }
    return settings;
  }
}
