package io.github.vertexmaven.core.conf.settings;

import io.github.vertexmaven.config.MergeStrategies;
import io.github.vertexmaven.core.conf.settings.Setting.Group;
import io.github.vertexmaven.core.conf.settings.Setting.Kind;
import io.github.vertexmaven.core.conf.settings.Setting.Value;
import java.util.Optional;

/**
 * What {@code vertexai.yml} says, checked and typed.
 *
 * @param service what pipelines run on
 * @param projectId the Google Cloud project
 * @param region the region
 * @param endpoint {@code emulator}, or the host of a private endpoint; Google's own when empty
 * @param warmWorkers how many JVMs the emulator may keep waiting for tasks; its own rule when empty
 * @param emulator how the emulator plays the service
 * @param keyFile the key of a service account to sign in with
 * @param impersonate a service account to act as
 * @param kubeflow how an installation of Kubeflow Pipelines is reached
 * @param run how pipelines run
 * @param places where it was written
 */
public record Settings(
    ChosenService service,
    Optional<String> projectId,
    Optional<String> region,
    Optional<String> endpoint,
    Optional<Integer> warmWorkers,
    EmulatorSettings emulator,
    Optional<String> keyFile,
    Optional<String> impersonate,
    KubeflowSettings kubeflow,
    RunSettings run,
    Places places) {

  private static final int MOST_WARM_WORKERS = 1000;

  private static final String EMULATOR = "emulator";

  static Group model() {
    return Group.of("Configuration used to run the pipelines of the project.")
        .with(
            "host",
            Effect.EVERY_JOB,
            Value.text(
                    "The service for pipelines: 'vertex-ai-pipelines', or the address of an installation of Kubeflow Pipelines, or 'kubeflow' for Kubeflow Pipelines on the emulator.")
                .where(
                    Rule.form(
                        ChosenService.VERTEX_AI
                            + "|"
                            + ChosenService.KUBEFLOW
                            + "|https?://([A-Za-z0-9.-]+|\\[[0-9A-Fa-f:.]+\\])(:[0-9]{1,5})?(/[^\\s?#@]*)?",
                        "vertex-ai-pipelines, kubeflow, or the address of Kubeflow Pipelines such as"
                            + " https://kubeflow.example.com/pipeline",
                        ChosenService.VERTEX_AI,
                        ChosenService.KUBEFLOW))
                .example("https://kubeflow.example.com/pipeline")
                .standard(ChosenService.VERTEX_AI))
        .with(
            "project_id",
            Effect.VERTEX_AI.onEmulator("names jobs"),
            Value.text("The Google Cloud project that pipelines run in."))
        .with(
            "region",
            Effect.VERTEX_AI.onEmulator("names jobs"),
            Value.text("The region that pipelines run in.").example("europe-west1"))
        .with(
            "endpoint",
            Effect.EVERY_JOB.onKubeflow("only 'emulator'"),
            Value.text(
                    "Where pipelines run: 'emulator' for this machine, a host (and port) for a private or regional endpoint, nothing for Google's public endpoint.")
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
                    "How many JVMs the emulator starts ahead for the next tasks of a job, about 50 MB each; 0 starts each JVM with its task. The default is the number of cores, at least 2.")
                .where(Rule.between(0, MOST_WARM_WORKERS)))
        .with("emulator", Effect.EMULATOR, EmulatorSettings.model())
        .with(
            "key_file",
            Effect.CLOUD,
            Value.text("The JSON key file of a service account for the login."))
        .with(
            "impersonate_service_account",
            Effect.CLOUD,
            Value.text("The e-mail of a service account to impersonate.")
                .where(Rule.serviceAccount()))
        .with(
            "kubeflow",
            Effect.KUBEFLOW.onEmulator("namespace and time_zone"),
            KubeflowSettings.model())
        .with("durations", Effect.EVERY_JOB, GroupingSettings.measuredModel())
        .with("config", Effect.EVERYWHERE, configModel())
        .with("run_config", RunSettings.model());
  }

  private static Group configModel() {
    Group strategies =
        Group.of(
            "How files of an environment override those of conf/base, by kind: 'soft' merges maps deeply, 'destructive' replaces the whole value of a top-level key. The same as merge_strategy in Kedro's settings.py. vertexai.yml itself is always merged deeply.");
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
    ChosenService service = ChosenService.of(root.text("host"));
    checkEndpoint(root, service);
    RunSettings.checkAccount(root.section("run_config"), service);
    RunSettings.checkRoot(root.section("run_config"), service);
    return new Settings(
        service,
        root.text("project_id"),
        root.text("region"),
        root.text("endpoint"),
        root.integer("warm_workers").map(Long::intValue),
        EmulatorSettings.read(root.section("emulator")),
        root.text("key_file"),
        root.text("impersonate_service_account"),
        KubeflowSettings.read(root.section("kubeflow"), root.section("run_config")),
        RunSettings.read(
            root.section("run_config"), root.section("durations"), isOutOfReach(root, service)),
        places);
  }

  /** On the emulator every bucket is a folder. */
  private static boolean isOutOfReach(Section root, ChosenService service) {
    return service.isKubeflow()
        && !root.text("endpoint").equals(Optional.of(EMULATOR))
        && root.section("kubeflow").section("store").isEmpty()
        && root.section("run_config")
            .text("root")
            .filter(written -> !RunRoot.of(written).isGoogle())
            .isPresent();
  }

  private static void checkEndpoint(Section root, ChosenService service) {
    Optional<String> endpoint = root.text("endpoint");
    boolean here = endpoint.filter(EMULATOR::equals).isPresent();
    if (!service.isKubeflow() || here) {
      return;
    }
    if (endpoint.isPresent()) {
      root.problem(
          "endpoint",
          "a private endpoint is for Vertex AI, but host is the address of Kubeflow Pipelines. Remove it with 'endpoint: ~'.");
    } else if (service.address().isEmpty()) {
      root.problem(
          "host",
          "'kubeflow' is Kubeflow Pipelines on the emulator. Add 'endpoint: emulator', or set host to the address of an installation such as https://kubeflow.example.com/pipeline.");
    }
  }

  /** Whether runs go to the emulator on this machine. */
  public boolean onEmulator() {
    return endpoint.filter(EMULATOR::equals).isPresent();
  }

  /** Whether this machine can write to where tasks find what is staged for them. */
  public boolean writesToRoot() {
    return !service.isKubeflow()
        || onEmulator()
        || kubeflow.store().isPresent()
        || run.root().filter(root -> !root.isGoogle()).isEmpty();
  }

  /**
   * Whether tasks find their code in their image: on the emulator only if each runs in its own, and
   * never those of Kubeflow Pipelines.
   */
  public boolean codeInImage() {
    boolean here = emulator.inImages() && !service.isKubeflow();
    return run.build().inImage() && (!onEmulator() || here);
  }
}
