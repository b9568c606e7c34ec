package io.github.vertexmaven.core.job.call;

import io.github.vertexmaven.core.Log;
import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.conf.ResolvedConfig;
import io.github.vertexmaven.core.conf.RunTimeConfig;
import io.github.vertexmaven.core.conf.settings.RunRoot;
import io.github.vertexmaven.core.conf.settings.Settings;
import io.github.vertexmaven.core.job.submit.KubeflowRequestText;
import io.github.vertexmaven.core.job.submit.RequestText;
import io.github.vertexmaven.core.job.submit.VertexRequestText;
import io.github.vertexmaven.core.service.JobQuery;
import io.github.vertexmaven.core.service.KubeflowConnector;
import io.github.vertexmaven.core.service.KubeflowTarget;
import io.github.vertexmaven.core.service.RemoteConnector;
import io.github.vertexmaven.core.service.RemoteTarget.Endpoints;
import io.github.vertexmaven.core.service.StoreAccess;
import io.github.vertexmaven.core.service.VertexTarget;
import io.github.vertexmaven.core.service.connect.EmulatorHome;
import io.github.vertexmaven.core.service.connect.EmulatorProgram;
import io.github.vertexmaven.core.service.connect.GoogleEndpoints;
import io.github.vertexmaven.core.service.connect.Modules;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Connects a goal to the service that its configuration chooses, or to the emulator. */
public final class Connecting {

  private static final String EMULATOR_PROJECT = "emulator";
  private static final String EMULATOR_REGION = "us-central1";
  private static final String CLIENT = "client";

  private final Modules modules;
  private final Path baseDir;
  private final Path home;
  private final EmulatorHome emulator;
  private final Path taskJava;
  private final Map<String, String> variables;
  private final Log log;

  /**
   * A way to connect.
   *
   * @param taskJava the {@code java} that tasks run on
   * @param variables the environment
   * @param log reads what is waited for
   */
  public Connecting(
      Modules modules, Folders folders, Path taskJava, Map<String, String> variables, Log log) {
    this.modules = modules;
    this.baseDir = folders.project();
    this.home = folders.emulator();
    this.emulator = new EmulatorHome(home);
    this.taskJava = taskJava;
    this.variables = Map.copyOf(variables);
    this.log = log;
  }

  /**
   * Begins, before the configuration is known, to load the client where an emulator runs already.
   */
  public void begin() {
    if (emulator.isAnnounced()) {
      prepare();
    }
  }

  private void prepare() {
    modules.early().begin(CLIENT, () -> modules.connector().prepare());
  }

  private void prepareNow() {
    prepare();
    modules.early().await(CLIENT);
  }

  /**
   * Begins, beside what the build does meanwhile, what takes long at the first connection to an
   * emulator: its start, and that of the client. What goes wrong is told by {@link
   * #connect(ResolvedConfig)}.
   */
  public void begin(ResolvedConfig config) {
    if (config.settings().onEmulator()) {
      modules.early().begin(home, () -> tryOut(config));
    }
  }

  private void tryOut(ResolvedConfig config) {
    emulator.keepPreferences(preferences(config.settings()));
    try (Connection connection = reached(config)) {
      // Two clients with libraries of their own.
      prepare();
      modules.early().begin(List.of(home, "bucket"), () -> tryOutBucket(connection, config));
      connection.remote().jobs().list(new JobQuery.All(), 1);
      modules.early().await(List.of(home, "bucket"));
    }
  }

  private static void tryOutBucket(Connection connection, ResolvedConfig config) {
    config
        .settings()
        .run()
        .root()
        .ifPresent(root -> connection.remote().objects().problemWithBucket(root.bucket()));
  }

  /** A connection to where jobs of the configuration run. */
  public Connection connect(ResolvedConfig config) {
    modules.early().await(home);
    return reached(config);
  }

  private Connection reached(ResolvedConfig config) {
    return config.settings().service().isKubeflow() ? kubeflow(config) : vertex(config.settings());
  }

  /** One for a run whose data goes there: on this machine nobody else makes the bucket. */
  public Connection connect(ResolvedConfig config, String root) {
    if (config.settings().onEmulator()) {
      emulator.ensureBucket(RunRoot.of(root).bucket());
      emulator.keepPreferences(preferences(config.settings()));
      emulator.keepCredentials(
          RunTimeConfig.credentialsFile(config), RunTimeConfig.credentialsHere(config));
    }
    return connect(config);
  }

  private static Map<String, Object> preferences(Settings settings) {
    Map<String, Object> wanted = new LinkedHashMap<>();
    settings.warmWorkers().ifPresent(count -> wanted.put("warmWorkers", count));
    wanted.putAll(settings.emulator().preferences());
    return wanted;
  }

  private Connection vertex(Settings settings) {
    // Before an emulator is started: it would leave while we wait for a download.
    RemoteConnector google = modules.connector();
    VertexTarget target =
        settings.onEmulator() ? here(settings, joined(settings)) : there(settings);
    return Connection.of(google.connect(target), target);
  }

  private Connection kubeflow(ResolvedConfig config) {
    Settings settings = config.settings();
    KubeflowConnector kubeflow = modules.kubeflow();
    if (settings.onEmulator()) {
      modules.connector();
      Endpoints endpoints = joined(settings);
      return connected(
          config,
          kubeflow,
          KubeflowPlace.emulator(settings.kubeflow(), endpoints, emulator.credentials()),
          here(settings, endpoints),
          Optional.empty());
    }
    return connected(
        config,
        kubeflow,
        new KubeflowPlace(variables, baseDir, log).installation(config),
        store(settings),
        StorePlace.of(config));
  }

  /**
   * A connection whose run data lies with Google or another, or where the emulator plays Google.
   */
  private Connection connected(
      ResolvedConfig config,
      KubeflowConnector kubeflow,
      KubeflowTarget target,
      VertexTarget store,
      Optional<StoreAccess> other) {
    LentServices lent =
        new LentServices(
            modules, () -> modules.connector().connect(store), other, config.settings(), log);
    return Connection.of(kubeflow.connect(target, lent), target);
  }

  private Endpoints joined(Settings settings) {
    settings.run().root().ifPresent(root -> emulator.ensureBucket(root.bucket()));
    return emulator.join(program(), log::info, this::prepareNow);
  }

  private VertexTarget here(Settings settings, Endpoints endpoints) {
    return new VertexTarget(
        settings.projectId().orElse(EMULATOR_PROJECT),
        settings.region().orElse(EMULATOR_REGION),
        Optional.of(endpoints),
        emulator.credentials());
  }

  private VertexTarget there(Settings settings) {
    return new VertexTarget(
        required(settings.projectId(), "project_id"),
        required(settings.region(), "region"),
        settings.endpoint().map(GoogleEndpoints::of),
        GoogleAccount.of(settings, baseDir));
  }

  /** Google for its buckets alone, which need neither project nor region. */
  private VertexTarget store(Settings settings) {
    return new VertexTarget(
        settings.projectId().orElse(""),
        settings.region().orElse(""),
        Optional.empty(),
        GoogleAccount.of(settings, baseDir));
  }

  /** How a job is asked for; nobody is connected to. */
  public static RequestText request(Settings settings) {
    return settings.service().isKubeflow()
        ? new KubeflowRequestText(settings.service().address().orElse(""))
        : new VertexRequestText(parent(settings));
  }

  private static String parent(Settings settings) {
    boolean here = settings.onEmulator();
    return "projects/"
        + settings.projectId().orElse(here ? EMULATOR_PROJECT : "<project_id is not set>")
        + "/locations/"
        + settings.region().orElse(here ? EMULATOR_REGION : "<region is not set>");
  }

  /** The emulator of the build. */
  public EmulatorHome emulator() {
    return emulator;
  }

  /** How to start it. */
  public EmulatorProgram program() {
    return new EmulatorProgram(
        modules.jars("vertexai-emulator"),
        taskJava.getParent().getParent(),
        modules.sharedClasses());
  }

  private static String required(Optional<String> value, String key) {
    return value.orElseThrow(
        () ->
            new UserException(
                key
                    + " is not set: add it to conf/base/vertexai.yml or give -Dvertexai."
                    + key
                    + "=…"));
  }
}
