package io.github.vertexmaven.core.conf.settings;

import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.core.conf.settings.Setting.Group;
import io.github.vertexmaven.core.conf.settings.Setting.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * In which ways of running a pipeline each setting holds, as the model says it: the table of the
 * reference, and what {@code run-local} warns of.
 */
public final class WhereSettingsHold {

  /**
   * A setting, or all that stand below a section.
   *
   * @param path its keys, names of the user's as {@code <…>}
   */
  record Row(String path, Effect effect) {}

  private static final List<Row> ROWS = rows("", SettingsModel.ROOT);

  private WhereSettingsHold() {}

  private static List<Row> rows(String path, Group group) {
    List<Row> rows = new ArrayList<>();
    group
        .keys()
        .forEach(
            (key, setting) -> {
              String below = path.isEmpty() ? key : path + "." + key;
              Effect effect = group.effects().get(key);
              if (effect != null) {
                rows.add(new Row(below, effect));
              } else {
                rows.addAll(below(below, setting));
              }
            });
    return rows;
  }

  private static List<Row> below(String path, Setting setting) {
    if (setting instanceof Named named) {
      return below(path + ".<" + named.what().replaceAll("\\W.*", "") + ">", named.each());
    }
    return setting instanceof Group group ? rows(path, group) : List.of();
  }

  /** In the order in which the reference shows them. */
  static List<Row> rows() {
    return ROWS;
  }

  /** All of it as Markdown. */
  public static String table() {
    StringBuilder table =
        new StringBuilder(
            """
            A section stands for all of its keys. A service refuses a setting if the run would otherwise differ from what you
            asked for. The emulator refuses and warns like the service that it emulates. `run-local` gives a warning for settings that would change what nodes do but have
            no effect there. `TestRun` of the test kit reads no settings.

            | setting | Vertex AI | Kubeflow Pipelines | emulator | `run-local` | `Project.open` |
            |---|---|---|---|---|---|
            """);
    for (Row row : ROWS) {
      table.append(
          "| `%s` | %s | %s | %s | %s | %s |\n"
              .formatted(
                  row.path(),
                  row.effect().vertex(),
                  row.effect().kubeflow(),
                  row.effect().emulator(),
                  row.effect().here(),
                  row.effect().opened()));
    }
    return table.toString();
  }

  /**
   * What of the settings would change what nodes do or which of them run, and has no effect when
   * they run in one process here; a sentence for each, with its place.
   */
  public static List<String> withoutEffectHere(Settings settings) {
    List<String> notes = new ArrayList<>();
    if (!settings.run().build().jvmFlags().isEmpty()) {
      notes.add(
          settings.places().of("run_config", "jvm_flags")
              + " has no effect in run-local; give flags with -Dvertexai.jvmArgs.");
    }
    if (isSlow(settings)) {
      notes.add(
          settings.places().of("run_config", "failure_policy")
              + ": slow has no effect in run-local; after a failure no further node starts.");
    }
    if (!settings.run().network().hostAliases().isEmpty()) {
      notes.add(
          settings.places().of("run_config", "network", "host_aliases")
              + " has no effect in run-local; add the names to the hosts file of this machine.");
    }
    settings
        .run()
        .nodes()
        .tasks()
        .forEach(
            (name, task) -> {
              if (!task.env().isEmpty()) {
                notes.add(
                    settings.places().of("run_config", "nodes", name, "env")
                        + " has no effect in run-local, where all nodes share one process; set "
                        + String.join(", ", task.env().keySet())
                        + " in the shell.");
              }
            });
    return notes;
  }

  /** Only where it is written: it is the standard. */
  private static boolean isSlow(Settings settings) {
    Optional<ConfValue> run = settings.places().settings().get("run_config");
    return run.filter(ConfValue.Mapping.class::isInstance)
        .flatMap(section -> ((ConfValue.Mapping) section).get("failure_policy"))
        .filter(value -> "slow".equals(value.plain()))
        .isPresent();
  }
}
