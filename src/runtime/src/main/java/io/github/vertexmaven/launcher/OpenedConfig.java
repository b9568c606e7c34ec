package io.github.vertexmaven.launcher;

import io.github.vertexmaven.catalog.Catalog;
import io.github.vertexmaven.catalog.DataPlaces;
import io.github.vertexmaven.catalog.object.ProjectClasses;
import io.github.vertexmaven.config.ConfException;
import io.github.vertexmaven.config.ConfFiles;
import io.github.vertexmaven.config.ConfServices;
import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.config.Credentials;
import io.github.vertexmaven.config.Location;
import io.github.vertexmaven.config.TemplateSources;
import io.github.vertexmaven.config.Templating;
import io.github.vertexmaven.provider.CredentialStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The configuration of a project that code opens, read from its files alone.
 *
 * @param env the environment
 * @param places where data lies
 * @param catalog the entries of the catalog
 * @param parameters what {@code parameters.yml} says
 * @param credentials the entries of {@code credentials.yml} whose values are known
 * @param lacking what is wrong with the others, by name
 * @param settings the user's code that takes part
 * @param loader of the project's classes
 */
record OpenedConfig(
    String env,
    DataPlaces places,
    ConfValue.Mapping catalog,
    ConfValue.Mapping parameters,
    Map<String, Object> credentials,
    Map<String, List<String>> lacking,
    OpenedSettings settings,
    ClassLoader loader) {

  /**
   * Reads it.
   *
   * @throws ConfException with all problems
   */
  static OpenedConfig read(Path projectDir, String env, ClassLoader loader) {
    ConfServices services = ConfServices.in(loader);
    ConfFiles files = ConfFiles.of(projectDir, env, services);
    TemplateSources sources =
        new TemplateSources(
            System.getenv(),
            Templating.unquoted(name -> Optional.ofNullable(System.getProperty(name))),
            services,
            files.replacing("globals"),
            List.of());
    sources.warning().ifPresent(System.err::println);
    Templating templating = sources.templating();
    ConfValue.Mapping catalog = templating.fill(files.replacing("catalog"));
    ConfValue.Mapping parameters = templating.fill(files.replacing("parameters"));
    List<String> problems = new ArrayList<>();
    OpenedSettings settings = OpenedSettings.read(files, sources, problems);
    Map<String, Object> credentials = new LinkedHashMap<>();
    Map<String, List<String>> lacking = new LinkedHashMap<>();
    fill(files.replacing("credentials"), sources, credentials, lacking);
    problems.addAll(files.problems());
    problems.addAll(templating.problems());
    if (!problems.isEmpty()) {
      throw new ConfException(problems);
    }
    Optional<Path> mount = Optional.ofNullable(System.getenv("VERTEXAI_GCS_MOUNT")).map(Path::of);
    return new OpenedConfig(
        env,
        new DataPlaces(projectDir, mount),
        catalog,
        parameters,
        credentials,
        lacking,
        settings,
        loader);
  }

  /** One by one: what an entry lacks matters only to who asks for it. */
  private static void fill(
      ConfValue.Mapping written,
      TemplateSources sources,
      Map<String, Object> credentials,
      Map<String, List<String>> lacking) {
    for (Map.Entry<String, ConfValue> entry : written.entries().entrySet()) {
      String name = entry.getKey();
      Templating templating = sources.templating();
      Map<String, Location> key = Map.of(name, written.keyAt(name));
      ConfValue.Mapping alone =
          new ConfValue.Mapping(Map.of(name, entry.getValue()), key, written.at());
      Object filled = templating.fill(alone).get(name).orElseThrow().plain();
      if (templating.problems().isEmpty()) {
        credentials.put(name, filled);
      } else {
        lacking.put(name, templating.problems());
      }
    }
  }

  /** The catalog as it is configured, without what a run knows or generates. */
  Catalog openCatalog() {
    return catalog(catalog, CredentialStore.of(credentials));
  }

  /** The catalog of a run. */
  Catalog openCatalog(LiveConfig live) {
    return catalog(live.catalog(), live.credentials());
  }

  private Catalog catalog(ConfValue.Mapping entries, Credentials known) {
    return Catalog.open(entries, places, ProjectClasses.inFolders(loader), guarded(known));
  }

  private Credentials guarded(Credentials known) {
    return name -> {
      if (lacking.containsKey(name)) {
        throw new ConfException(lacking.get(name));
      }
      return known.of(name);
    };
  }

  /** As the nodes of a run see it. */
  LiveConfig live(RunTimeNames names, String pipeline) {
    LiveConfig.Frozen frozen = new LiveConfig.Frozen(catalog, parameters, parameters, credentials);
    return LiveConfig.of(frozen, settings.runTime(), names, env, pipeline, loader);
  }
}
