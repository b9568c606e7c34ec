package io.github.vertexmaven.core.conf.settings;

import io.github.vertexmaven.config.MergeStrategies;
import io.github.vertexmaven.core.conf.settings.Setting.Group;
import io.github.vertexmaven.core.conf.settings.Setting.Kind;
import io.github.vertexmaven.core.conf.settings.Setting.Value;
import java.util.Optional;

/**
 * What {@code vertexai.yml} says, checked and typed.
 *
 * @param projectId the Google Cloud project
 * @param region the region
 * @param endpoint {@code emulator}, or the host of a private endpoint; Google's own when empty
 * @param warmWorkers how many JVMs the emulator may keep waiting for tasks; its own rule when empty
 * @param keyFile the key of a service account to sign in with
 * @param impersonate a service account to act as
 * @param run how pipelines run
 * @param places where it was written
 */
public record Settings(
    Optional<String> projectId,
    Optional<String> region,
    Optional<String> endpoint,
    Optional<Integer> warmWorkers,
    Optional<String> keyFile,
    Optional<String> impersonate,
    RunSettings run,
    Places places) {

  private static final int MOST_WARM_WORKERS = 1000;

  static Group model() {
    return Group.of("Configuration used to run the pipelines of the project.")
        .with(
            "host",
            Effect.EVERY_JOB,
            Value.text("The service that pipelines run on; there is one.")
                .where(Rule.oneOf("vertex-ai-pipelines")))
        .with(
            "project_id",
            Effect.CLOUD.onEmulator("names jobs"),
            Value.text("The Google Cloud project that pipelines run in."))
        .with(
            "region",
            Effect.CLOUD.onEmulator("names jobs"),
            Value.text("The region that pipelines run in.").example("europe-west1"))
        .with(
            "endpoint",
            Effect.EVERY_JOB,
            Value.text(
                    "Where pipelines run: 'emulator' for this machine, a host (and port) for a"
                        + " private or regional endpoint, nothing for Google's own.")
                .where(
                    Rule.form(
                        // A word without dot and port is a slip rather than a host.
                        "emulator|(localhost|[A-Za-z0-9][A-Za-z0-9-]*(\\.[A-Za-z0-9-]+)+\\.?"
                            + "|[A-Za-z0-9][A-Za-z0-9-]*(?=:))(:[0-9]{1,5})?",
                        "'emulator' or a host name, which has a dot or a port",
                        "emulator")))
        .with(
            "warm_workers",
            Effect.EMULATOR,
            Value.of(
                    Kind.INTEGER,
                    "How many JVMs the emulator may keep waiting for the tasks of a job that come"
                        + " next, about 50 MB each; 0 starts each JVM when its task is due. As many"
                        + " as there are cores, at least 2, when it is not set.")
                .where(Rule.between(0, MOST_WARM_WORKERS)))
        .with(
            "key_file",
            Effect.CLOUD,
            Value.text("The JSON key of a service account to sign in with."))
        .with(
            "impersonate_service_account",
            Effect.CLOUD,
            Value.text("The e-mail of a service account to act as.").where(Rule.serviceAccount()))
        .with("durations", Effect.EVERY_JOB, GroupingSettings.measuredModel())
        .with("config", Effect.EVERYWHERE, configModel())
        .with("run_config", RunSettings.model());
  }

  private static Group configModel() {
    Group strategies =
        Group.of(
            "How files of an environment lie over those of conf/base, by kind: 'soft' merges maps"
                + " deeply, 'destructive' replaces the value of a top-level key as a whole. What"
                + " merge_strategy is in Kedro's settings.py. vertexai.yml itself is always merged"
                + " deeply.");
    for (String kind : MergeStrategies.KINDS) {
      strategies =
          strategies.with(
              kind,
              Value.text("How " + kind + "*.yml files are merged.")
                  .where(Rule.oneOf(MergeStrategies.STRATEGIES.toArray(String[]::new)))
                  .standard("destructive"));
    }
    return Group.of("How the files of conf are read.").with("merge_strategy", strategies);
  }

  /** Reads what is sound. */
  static Settings of(Section root, Places places) {
    return new Settings(
        root.text("project_id"),
        root.text("region"),
        root.text("endpoint"),
        root.integer("warm_workers").map(Long::intValue),
        root.text("key_file"),
        root.text("impersonate_service_account"),
        RunSettings.read(root.section("run_config"), root.section("durations")),
        places);
  }

  /** Whether runs go to the emulator on this machine. */
  public boolean onEmulator() {
    return endpoint.filter("emulator"::equals).isPresent();
  }

  /** Whether tasks find their code in their image: never on the emulator, which pulls none. */
  public boolean codeInImage() {
    return run.build().inImage() && !onEmulator();
  }
}
