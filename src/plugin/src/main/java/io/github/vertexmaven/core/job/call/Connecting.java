package io.github.vertexmaven.core.job.call;

import io.github.vertexmaven.config.PortablePath;
import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.conf.ResolvedConfig;
import io.github.vertexmaven.core.conf.RunTimeConfig;
import io.github.vertexmaven.core.conf.settings.Settings;
import io.github.vertexmaven.core.service.RemoteTarget.Ambient;
import io.github.vertexmaven.core.service.RemoteTarget.Anonymous;
import io.github.vertexmaven.core.service.RemoteTarget.Credentials;
import io.github.vertexmaven.core.service.RemoteTarget.Endpoints;
import io.github.vertexmaven.core.service.RemoteTarget.KeyFile;
import io.github.vertexmaven.core.service.VertexTarget;
import io.github.vertexmaven.core.service.connect.EmulatorHome;
import io.github.vertexmaven.core.service.connect.GoogleEndpoints;
import io.github.vertexmaven.core.service.connect.Modules;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Connects a goal to Vertex AI, or to the emulator: only the target differs. */
public final class Connecting {

  private static final String EMULATOR_PROJECT = "emulator";
  private static final String EMULATOR_REGION = "us-central1";

  private final Modules modules;
  private final Path baseDir;
  private final EmulatorHome emulator;
  private final Path taskJava;
  private final Consumer<String> log;

  /**
   * A way to connect.
   *
   * @param taskJava the {@code java} that tasks run on
   * @param log reads what is waited for
   */
  public Connecting(Modules modules, Folders folders, Path taskJava, Consumer<String> log) {
    this.modules = modules;
    this.baseDir = folders.project();
    this.emulator = new EmulatorHome(folders.emulator());
    this.taskJava = taskJava;
    this.log = log;
  }

  /** A connection to where jobs of the configuration run. */
  public Connection connect(ResolvedConfig config) {
    if (config.settings().onEmulator()) {
      // Before it is started: it would leave while we wait for a download.
      modules.connector();
    }
    VertexTarget target = target(config.settings());
    return Connection.of(modules.connector().connect(target), target);
  }

  /** One for a run whose data goes there: on this machine nobody else makes the bucket. */
  public Connection connect(ResolvedConfig config, String root) {
    if (config.settings().onEmulator()) {
      emulator.ensureBucket(root.replaceFirst("^[a-z0-9]+://", "").replaceFirst("/.*", ""));
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

  private VertexTarget target(Settings settings) {
    if (settings.onEmulator()) {
      settings.run().root().ifPresent(root -> emulator.ensureBucket(root.bucket()));
      Endpoints endpoints = emulator.join(program(), log);
      return new VertexTarget(
          settings.projectId().orElse(EMULATOR_PROJECT),
          settings.region().orElse(EMULATOR_REGION),
          Optional.of(endpoints),
          emulator.credentials());
    }
    return new VertexTarget(
        required(settings.projectId(), "project_id"),
        required(settings.region(), "region"),
        settings.endpoint().map(GoogleEndpoints::of),
        credentials(settings, baseDir));
  }

  /** The project and region that jobs are made in, as a resource name; nobody is connected to. */
  public static String parent(Settings settings) {
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
  public EmulatorHome.Program program() {
    return new EmulatorHome.Program(
        modules.jars("vertexai-emulator"), taskJava.getParent().getParent());
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

  /** Who one is for Google. */
  public static Credentials credentials(Settings settings, Path baseDir) {
    if (settings.onEmulator()) {
      return new Anonymous();
    }
    Optional<String> impersonate = settings.impersonate();
    return settings
        .keyFile()
        .<Credentials>map(file -> new KeyFile(baseDir.resolve(PortablePath.of(file)), impersonate))
        .orElseGet(() -> new Ambient(impersonate));
  }
}
