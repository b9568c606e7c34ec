package io.github.vertexmaven.core.conf.settings;

import io.github.vertexmaven.config.ConfValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * In which ways of running a pipeline each setting holds: the one table of it, which the reference
 * shows and which {@code run-local} warns by.
 */
public final class WhereSettingsHold {

  /**
   * A setting, or all that stand below a section.
   *
   * @param path its keys, names of the user's as {@code <…>}
   * @param job on Vertex AI
   * @param emulator in a job on the emulator
   * @param here in {@code run-local}
   * @param opened in a project that code opens, {@code Project.open}
   */
  record Row(String path, String job, String emulator, String here, String opened) {}

  private static final String YES = "yes";
  private static final String NO = "–";
  private static final String SHOWN = "shown, not used";

  private static final List<Row> ROWS =
      List.of(
          everyJob("host"),
          new Row("project_id", YES, "names jobs", NO, NO),
          new Row("region", YES, "names jobs", NO, NO),
          everyJob("endpoint"),
          new Row("warm_workers", NO, YES, NO, NO),
          cloud("key_file"),
          cloud("impersonate_service_account"),
          everyJob("durations"),
          everywhere("config"),
          new Row("run_config.image", YES, SHOWN, NO, NO),
          new Row("run_config.code", YES, "always staged", NO, NO),
          cloud("run_config.build"),
          new Row("run_config.jvm_flags", YES, YES, "no; -Dvertexai.jvmArgs", NO),
          new Row("run_config.template_repository", "vertexai:publish", NO, NO, NO),
          new Row("run_config.image_pull_policy", NO, NO, NO, NO),
          everyJob("run_config.root"),
          everyJob("run_config.experiment_name"),
          everyJob("run_config.scheduled_run_name"),
          everyJob("run_config.description"),
          everyJob("run_config.ttl"),
          everywhere("run_config.on_exit_pipeline"),
          new Row("run_config.service_account", YES, SHOWN, NO, NO),
          everyJob("run_config.labels"),
          new Row(
              "run_config.failure_policy", YES, YES, "no; nothing more starts", "as in run-local"),
          cloud("run_config.preflight_validations"),
          new Row("run_config.kms_key", YES, SHOWN, NO, NO),
          cloud("run_config.network"),
          new Row("run_config.resources", YES, SHOWN, NO, NO),
          new Row("run_config.node_selectors", YES, SHOWN, NO, NO),
          new Row("run_config.nodes.<node>.image", YES, SHOWN, NO, NO),
          new Row("run_config.nodes.<node>.env", YES, YES, "no; set them in the shell", NO),
          new Row("run_config.nodes.<node>.retry", YES, YES, YES, NO),
          new Row("run_config.nodes.<node>.caching", YES, YES, "no; nothing is reused", NO),
          new Row("run_config.nodes.<node>.timeout", YES, YES, YES, NO),
          everyJob("run_config.grouping"),
          everyJob("run_config.schedules"),
          new Row("run_config.masked_parameters", YES, YES, YES, NO),
          everywhere("run_config.dynamic_config_providers"),
          everywhere("run_config.hooks"),
          new Row("run_config.mlflow", YES, YES, YES, NO));

  private WhereSettingsHold() {}

  private static Row everywhere(String path) {
    return new Row(path, YES, YES, YES, YES);
  }

  private static Row everyJob(String path) {
    return new Row(path, YES, YES, NO, NO);
  }

  private static Row cloud(String path) {
    return new Row(path, YES, NO, NO, NO);
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
            A section stands for all of its keys. `run-local` warns of settings that would change what nodes do and have
            no effect there. `TestRun` of the test kit reads none of them.

            | setting | Vertex AI | emulator | `run-local` | `Project.open` |
            |---|---|---|---|---|
            """);
    for (Row row : ROWS) {
      table.append(
          "| `%s` | %s | %s | %s | %s |\n"
              .formatted(row.path(), row.job(), row.emulator(), row.here(), row.opened()));
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
