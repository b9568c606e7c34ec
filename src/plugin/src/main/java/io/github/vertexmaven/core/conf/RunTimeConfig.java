package io.github.vertexmaven.core.conf;

import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.config.UnknownCredentials;
import io.github.vertexmaven.contract.RunTimeSettings;
import io.github.vertexmaven.core.conf.settings.RunSettings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The part of the configuration that matters while nodes run. */
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
  public static RunTimeSettings here(ResolvedConfig config) {
    boolean tracked = isTracked(config);
    return new RunTimeConfig(config, tracked)
        .settings(credentialsHere(config), Optional.empty())
        .withTrackingTags(tracked ? trackingTags(config) : Map.of());
  }

  /** The values of all credentials that the project's code asks for. */
  public static Map<String, Object> credentialsHere(ResolvedConfig config) {
    Set<String> names = credentials(config, plainCatalog(config), isTracked(config));
    names.addAll(masked(config, config.parameters().entries().keySet()));
    return config.credentials().values(names);
  }

  private static Map<String, Object> plainCatalog(ResolvedConfig config) {
    return plain(config.catalog());
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> plain(ConfValue.Mapping mapping) {
    return (Map<String, Object>) mapping.plain();
  }

  /**
   * For a task of a job: credentials are references.
   *
   * @param catalog the plain entries of the catalog that the task uses
   * @param parameters the top-level parameters that it reads
   * @param tracked whether runs of its pipeline are tracked
   */
  public static RunTimeSettings sent(
      ResolvedConfig config,
      Map<String, Object> catalog,
      Collection<String> parameters,
      boolean tracked) {
    Set<String> names = credentials(config, catalog, tracked);
    names.addAll(masked(config, parameters));
    return new RunTimeConfig(config, tracked)
        .settings(
            config.credentials().references(names),
            config.credentials().withheld(names).isEmpty()
                ? Optional.empty()
                : Optional.of(credentialsFile(config)));
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
                + "' are plain text in credentials.yml and are not sent to Vertex AI; store them in Secret Manager and write {secret:"
                + " projects/<project>/secrets/<secret>/versions/latest}.");
      }
    }
    return warnings;
  }

  private RunTimeSettings settings(Map<String, Object> credentials, Optional<String> file) {
    List<RunTimeSettings.Provider> providers =
        settings.dynamicConfigProviders().stream()
            .map(provider -> new RunTimeSettings.Provider(provider.type(), provider.params()))
            .toList();
    return new RunTimeSettings(
        settings.hooks(),
        providers,
        providers.isEmpty() ? Map.of() : plain(config.settingsTree()),
        tracked ? Optional.of(config.project().artifactId()) : Optional.empty(),
        tracked ? plain(config.mlflow()) : Map.of(),
        tracked ? settings.mlflow().plain() : Map.of(),
        credentials,
        file,
        Map.of());
  }
}
