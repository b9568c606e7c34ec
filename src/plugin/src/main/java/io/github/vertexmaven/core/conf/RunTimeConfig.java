package io.github.vertexmaven.core.conf;

import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.config.UnknownCredentials;
import io.github.vertexmaven.core.conf.settings.ProviderSettings;
import io.github.vertexmaven.core.conf.settings.RunSettings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The part of the configuration that matters while nodes run, in the form that the runtime reads as
 * {@code runTime}.
 */
public final class RunTimeConfig {

  private final ResolvedConfig config;
  private final RunSettings settings;
  private final boolean tracked;

  private RunTimeConfig(ResolvedConfig config, boolean tracked) {
    this.config = config;
    this.tracked = tracked;
    this.settings = config.settings().run();
  }

  /** For nodes that run on this machine in a fork of the build: credentials are values. */
  public static Map<String, Object> here(ResolvedConfig config) {
    RunTimeConfig runTime = new RunTimeConfig(config, isTracked(config));
    Map<String, Object> json = runTime.common();
    put(json, "credentials", credentialsHere(config));
    if (isTracked(config)) {
      json.put("trackingTags", trackingTags(config));
    }
    return json;
  }

  /** The values of all credentials that the project's code asks for. */
  public static Map<String, Object> credentialsHere(ResolvedConfig config) {
    Set<String> names = credentials(config, plainCatalog(config), isTracked(config));
    names.addAll(masked(config, config.parameters().entries().keySet()));
    return config.credentials().values(names);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> plainCatalog(ResolvedConfig config) {
    return (Map<String, Object>) config.catalog().plain();
  }

  /**
   * For a task of a job: credentials are references.
   *
   * @param catalog the plain entries of the catalog that the task uses
   * @param parameters the top-level parameters that it reads
   * @param tracked whether runs of its pipeline are tracked
   */
  public static Map<String, Object> sent(
      ResolvedConfig config,
      Map<String, Object> catalog,
      Collection<String> parameters,
      boolean tracked) {
    RunTimeConfig runTime = new RunTimeConfig(config, tracked);
    Map<String, Object> json = runTime.common();
    Set<String> names = credentials(config, catalog, tracked);
    names.addAll(masked(config, parameters));
    put(json, "credentials", config.credentials().references(names));
    if (!config.credentials().withheld(names).isEmpty()) {
      json.put("credentialsFile", credentialsFile(config));
    }
    return json;
  }

  /** Where tasks on this machine find the credentials of the project. */
  public static String credentialsFile(ResolvedConfig config) {
    ProjectFacts project = config.project();
    String name = project.groupId() + "_" + project.artifactId() + "_" + config.env();
    return name.replaceAll("[^A-Za-z0-9._-]", "_") + ".json";
  }

  /** Whether {@code mlflow.yml} names a server that keeps track of runs. */
  public static boolean isTracked(ResolvedConfig config) {
    return mlflowServer(config, "mlflow_tracking_uri").isPresent();
  }

  /** Whether runs of a pipeline are tracked. */
  public static boolean isTracked(ResolvedConfig config, String pipeline) {
    Object tracking = config.mlflow().get("tracking").map(ConfValue::plain).orElse(Map.of());
    Object disabled = tracking instanceof Map<?, ?> map ? map.get("disable_tracking") : null;
    Object pipelines = disabled instanceof Map<?, ?> map ? map.get("pipelines") : null;
    return isTracked(config) && !(pipelines instanceof List<?> list && list.contains(pipeline));
  }

  private static Optional<String> mlflowServer(ResolvedConfig config, String key) {
    return config
        .mlflow()
        .get("server")
        .filter(ConfValue.Mapping.class::isInstance)
        .flatMap(server -> ((ConfValue.Mapping) server).get(key))
        .map(value -> String.valueOf(value.plain()));
  }

  /** What an experiment's run says of the project. */
  public static Map<String, Object> trackingTags(ResolvedConfig config) {
    ProjectFacts project = config.project();
    Map<String, Object> tags = new LinkedHashMap<>();
    tags.put("project", project.groupId() + ":" + project.artifactId());
    tags.put("project_version", project.version());
    return tags;
  }

  /** The credentials that these entries and the tracking server ask for. */
  private static Set<String> credentials(
      ResolvedConfig config, Map<String, Object> catalog, boolean tracked) {
    Set<String> names = new TreeSet<>();
    if (tracked) {
      mlflowServer(config, "credentials").ifPresent(names::add);
    }
    for (Object entry : catalog.values()) {
      if (entry instanceof Map<?, ?> map && map.get("credentials") instanceof String name) {
        names.add(name);
      }
    }
    return names;
  }

  /** The credentials that stand for masked parameters at or below these keys. */
  private static Set<String> masked(ResolvedConfig config, Collection<String> keys) {
    Set<String> names = new TreeSet<>();
    for (String name : config.credentials().names()) {
      String path = name.startsWith(MaskedParameters.CREDENTIALS) ? path(name) : "";
      if (keys.stream().anyMatch(key -> path.equals(key) || path.startsWith(key + "."))) {
        names.add(name);
      }
    }
    return names;
  }

  private static String path(String name) {
    return name.substring(MaskedParameters.CREDENTIALS.length());
  }

  /** What of the credentials a job will not have; each text is a warning. */
  public static List<String> missing(ResolvedConfig config) {
    List<String> warnings =
        new ArrayList<>(
            UnknownCredentials.of(
                config.catalog(), config.mlflow(), config.credentials().declared(), config.env()));
    if (!config.settings().run().dynamicConfigProviders().isEmpty()) {
      warnings.clear();
    }
    if (!config.settings().onEmulator()) {
      for (String name :
          config
              .credentials()
              .withheld(credentials(config, plainCatalog(config), isTracked(config)))) {
        warnings.add(
            "Credentials '"
                + name
                + "' stand as text in credentials.yml and are not sent to Vertex AI; keep them in"
                + " Secret Manager and write {secret:"
                + " projects/<project>/secrets/<secret>/versions/latest}.");
      }
    }
    return warnings;
  }

  private Map<String, Object> common() {
    Map<String, Object> json = new LinkedHashMap<>();
    if (!settings.hooks().isEmpty()) {
      json.put("hooks", settings.hooks());
    }
    if (!settings.dynamicConfigProviders().isEmpty()) {
      json.put("providers", providers());
      json.put("settings", config.settingsTree().plain());
    }
    if (tracked) {
      json.put("project", config.project().artifactId());
      json.put("mlflow", config.mlflow().plain());
      put(json, "mlflowSettings", settings.mlflow().plain());
    }
    return json;
  }

  private List<Object> providers() {
    List<Object> providers = new ArrayList<>();
    for (ProviderSettings provider : settings.dynamicConfigProviders()) {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("cls", provider.type());
      json.put("params", provider.params());
      providers.add(json);
    }
    return providers;
  }

  private static void put(Map<String, Object> json, String key, Map<String, Object> map) {
    if (!map.isEmpty()) {
      json.put(key, map);
    }
  }
}
