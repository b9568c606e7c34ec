package io.github.vertexmaven.core.conf.settings;

import io.github.vertexmaven.core.conf.settings.Setting.Group;
import io.github.vertexmaven.core.conf.settings.Setting.Kind;
import io.github.vertexmaven.core.conf.settings.Setting.Listed;
import io.github.vertexmaven.core.conf.settings.Setting.Named;
import io.github.vertexmaven.core.conf.settings.Setting.Value;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How pipelines run.
 *
 * @param image the container image of tasks
 * @param imagePullPolicy when it is pulled, on Kubeflow Pipelines
 * @param root bucket and folder for code and run data
 * @param description what the pipeline is for
 * @param experiment the experiment that runs belong to
 * @param ttl how long the data of a finished run is kept
 * @param onExitPipeline the pipeline that runs last whatever happens
 * @param serviceAccount who the tasks are; the project's default account when empty
 * @param labels of jobs, besides our own
 * @param failFast whether no further task starts after a failure
 * @param preflightValidations whether the service checks more before it starts a job
 * @param kmsKey the key that run data is encrypted with
 * @param network the network that tasks join
 * @param nodes what nodes ask of their machines and of the service
 * @param grouping which nodes share a task
 * @param schedules when pipelines run by themselves
 * @param dynamicConfigProviders code that generates configuration when a task starts
 * @param hooks classes of hooks, in the order in which they are called
 * @param maskedParameters paths of parameters whose values are secrets
 * @param build where tasks find their code, and how an image with it is built
 * @param mlflow how runs reach the tracking server
 */
public record RunSettings(
    Optional<String> image,
    Optional<String> imagePullPolicy,
    Optional<RunRoot> root,
    Optional<String> description,
    Optional<String> experiment,
    Optional<Duration> ttl,
    Optional<String> onExitPipeline,
    Optional<String> serviceAccount,
    Map<String, String> labels,
    boolean failFast,
    boolean preflightValidations,
    Optional<String> kmsKey,
    NetworkSettings network,
    NodeSettings nodes,
    GroupingSettings grouping,
    Schedules schedules,
    List<ProviderSettings> dynamicConfigProviders,
    List<String> hooks,
    List<String> maskedParameters,
    BuildSettings build,
    MlflowSettings mlflow) {

  private static final int SHORTEST_CONTEXT = 4;
  private static final int LONGEST_CONTEXT = 128;
  private static final String GOOGLE_ACCOUNT = "[^@\\s]+@[^@\\s]+";

  /** A DNS name, as Kubernetes takes them. */
  private static final String KUBERNETES_ACCOUNT =
      "[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*";

  /** Copies the collections, keeping their order. */
  public RunSettings {
    dynamicConfigProviders = List.copyOf(dynamicConfigProviders);
    hooks = List.copyOf(hooks);
    labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    maskedParameters = List.copyOf(maskedParameters);
  }

  /** How long the data of a finished run is kept: a week, when nothing is set. */
  public Duration timeToLive() {
    return ttl.orElse(Duration.ofDays(7));
  }

  /**
   * The id of the experiment's context (metadata_service.proto, {@code context_id}): 4 to 128
   * letters, digits and dashes; empty when the name has too few or too many for one.
   */
  public Optional<String> experimentId() {
    return experiment
        .map(
            name ->
                name.toLowerCase(Locale.ROOT)
                    .replaceAll("[^a-z0-9]+", "-")
                    .replaceAll("^-+|-+$", ""))
        .filter(id -> id.length() >= SHORTEST_CONTEXT && id.length() <= LONGEST_CONTEXT);
  }

  static Group model() {
    return Group.of("How a pipeline runs.")
        .with(
            "image",
            Effect.IN_CONTAINERS,
            Value.text("The container image that tasks run in; it needs a Java runtime."))
        .with("code", Effect.IN_CONTAINERS, BuildSettings.codeModel())
        .with("build", Effect.IN_CONTAINERS, BuildSettings.buildModel())
        .with(
            "jvm_flags",
            Effect.EVERY_JOB.inRunLocal("no; -Dvertexai.jvmArgs"),
            BuildSettings.jvmFlagsModel())
        .with(
            "template_repository",
            Effect.NOWHERE.onVertex("vertexai:publish"),
            BuildSettings.templateRepositoryModel())
        .with(
            "image_pull_policy",
            Effect.KUBEFLOW.onVertex(Effect.WARNED),
            Value.text("When to pull images on Kubeflow Pipelines. Vertex AI always pulls them.")
                .where(Rule.oneOf("Always", "IfNotPresent", "Never"))
                .example("Always"))
        .with(
            "root",
            Effect.EVERY_JOB,
            Value.text(
                    "Bucket and folder for code and run data: bucket_name/folder, with or without"
                        + " gs://; on Kubeflow Pipelines also s3:// or minio://.")
                .where(
                    Rule.form(
                        "((gs|s3|minio)://)?[a-z0-9][a-z0-9._-]{1,220}[a-z0-9](/[^/\\s]+)*/*",
                        "a bucket with a folder, such as my-bucket/pipelines"))
                .example("my-bucket/pipelines"))
        .with(
            "experiment_name",
            Effect.EVERY_JOB,
            Value.text("The experiment for runs. The plugin creates it if it does not exist.")
                .example("MyExperiment"))
        .with(
            "scheduled_run_name",
            Effect.EVERY_JOB,
            Value.text("The name of schedules and their runs in the console.")
                .example("MyExperimentRun"))
        .with(
            "description",
            Effect.EVERY_JOB,
            Value.text("A description of the pipeline for the console.")
                .example("Very important pipeline"))
        .with(
            "ttl",
            Effect.EVERY_JOB.onKubeflow(
                "data, and from kubeflow.minimum_version 2.17 on workflows"),
            Value.of(
                    Kind.DURATION,
                    "How long to keep the data of a finished run before vertexai:clean-runs deletes it. For the same time, the cache of Vertex AI reuses results and Kubeflow Pipelines, from 2.17, keeps the workflow of a run.")
                .standard("7d"))
        .with(
            "on_exit_pipeline",
            Effect.EVERYWHERE,
            Value.text("The pipeline that always runs last; its nodes can read how the run ended.")
                .example("notify"))
        .with(
            "service_account",
            Effect.SHOWN_BY_EMULATOR,
            Value.text(
                    "The service account that tasks run as: on Vertex AI an e-mail address, on Kubeflow Pipelines the name of a Kubernetes account. The default is the environment variable SERVICE_ACCOUNT, then the default account of the service.")
                .where(
                    Rule.form(
                        GOOGLE_ACCOUNT + "|" + KUBERNETES_ACCOUNT,
                        "the e-mail of a service account, or the name of a Kubernetes account")))
        .older("SERVICE_ACCOUNT", "service_account")
        .with(
            "labels",
            Effect.EVERY_JOB.onKubeflow("in the description, as far as there is room"),
            new Named("Labels of jobs.", "label", Value.of(Kind.QUANTITY, "The label's value.")))
        .with(
            "failure_policy",
            Effect.EVERY_JOB
                .onKubeflow(Effect.WARNED)
                .inRunLocal("no; no further task starts")
                .inOpenedProject("as in run-local"),
            Value.text(
                    "What happens to other tasks after a failure: 'fast' starts no further task, 'slow' runs all tasks that do not depend on the failed one.")
                .where(Rule.oneOf("fast", "slow"))
                .standard("slow"))
        .with(
            "preflight_validations",
            Effect.CLOUD.onKubeflow(Effect.WARNED),
            Value.of(Kind.BOOLEAN, "Whether the service runs more checks before it starts a job.")
                .standard("false"))
        .with(
            "kms_key",
            Effect.SHOWN_BY_EMULATOR.onKubeflow(Effect.REFUSED),
            Value.text("The Cloud KMS key that run data is encrypted with.")
                .where(
                    Rule.form(
                        "projects/[^/]+/locations/[^/]+/keyRings/[^/]+/cryptoKeys/[^/]+",
                        "projects/…/locations/…/keyRings/…/cryptoKeys/…")))
        .with("network", NetworkSettings.model())
        .older("vertex_ai_networking", "network")
        .with("resources", Effect.IN_CONTAINERS, NodeSettings.resourcesModel())
        .with("node_selectors", Effect.SHOWN_BY_EMULATOR, NodeSettings.selectorsModel())
        .with("nodes", NodeSettings.nodesModel())
        .with("grouping", Effect.EVERY_JOB, GroupingSettings.model())
        .with("schedules", Schedules.model())
        .with(
            "masked_parameters",
            Effect.EVERY_RUN,
            new Listed(
                "Paths of parameters whose values are secrets. The plugin never shows, compiles or sends them. In the cloud, such a value is a reference, {secret:"
                    + " projects/<project>/secrets/<secret>/versions/latest}.",
                Value.text("A path.").example("model_options.api_key")))
        .with(
            "dynamic_config_providers",
            Effect.EVERYWHERE,
            new Listed(
                "Code that generates configuration when a task starts.", ProviderSettings.model()))
        .with(
            "hooks",
            Effect.EVERYWHERE,
            new Listed(
                "Classes that implement Hook, in the order of their calls. Hooks in META-INF/services come after them.",
                Value.text("The name of a class.").example("com.acme.AuditHook")))
        .with("mlflow", Effect.EVERY_RUN, MlflowSettings.model());
  }

  /**
   * Reads the section.
   *
   * @param measured how long nodes took in earlier runs
   * @param outOfReach whether this machine cannot write to the store of the root
   */
  static RunSettings read(Section section, Section measured, boolean outOfReach) {
    return new RunSettings(
        section.text("image"),
        section.text("image_pull_policy"),
        section.text("root").map(RunRoot::of),
        section.text("description"),
        section.text("experiment_name"),
        section.duration("ttl"),
        section.text("on_exit_pipeline"),
        section.text("service_account"),
        section.namedTexts("labels"),
        section.text("failure_policy").filter("fast"::equals).isPresent(),
        section.flag("preflight_validations").orElse(false),
        section.text("kms_key"),
        NetworkSettings.read(section.section("network")),
        NodeSettings.read(section),
        GroupingSettings.read(section.section("grouping"), measured),
        Schedules.read(section),
        section.sections("dynamic_config_providers").stream().map(ProviderSettings::read).toList(),
        section.texts("hooks"),
        section.texts("masked_parameters"),
        BuildSettings.read(section, outOfReach),
        MlflowSettings.read(section.section("mlflow")));
  }

  /** Vertex AI knows no other store than Google's. */
  static void checkRoot(Section section, ChosenService service) {
    section
        .text("root")
        .filter(root -> !service.isKubeflow() && !RunRoot.of(root).isGoogle())
        .ifPresent(
            root ->
                section.problem(
                    "root",
                    "'"
                        + root
                        + "' is not in Cloud Storage, where runs of Vertex AI keep their data."));
  }

  /** Each service has accounts of its own. */
  static void checkAccount(Section section, ChosenService service) {
    Optional<String> account = section.text("service_account");
    if (service.isKubeflow() && account.filter(name -> name.contains("@")).isPresent()) {
      section.problem(
          "service_account",
          "'"
              + account.get()
              + "' is an account of Google Cloud; Kubeflow Pipelines needs the name of a Kubernetes service account, such as pipeline-runner.");
    } else if (!service.isKubeflow() && account.filter(name -> !name.contains("@")).isPresent()) {
      section.problem(
          "service_account", "'" + account.get() + "' is not the e-mail of a service account.");
    }
  }
}
