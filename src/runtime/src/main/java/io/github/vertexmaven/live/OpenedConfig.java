package io.github.vertexmaven.live;

import io.github.vertexmaven.catalog.Catalog;
import io.github.vertexmaven.catalog.DataPlaces;
import io.github.vertexmaven.catalog.entry.CatalogReader;
import io.github.vertexmaven.catalog.kedro.KedroCatalog;
import io.github.vertexmaven.catalog.object.ProjectClasses;
import io.github.vertexmaven.config.ConfException;
import io.github.vertexmaven.config.ConfFiles;
import io.github.vertexmaven.config.ConfServices;
import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.config.Credentials;
import io.github.vertexmaven.config.Location;
import io.github.vertexmaven.config.MergeStrategies;
import io.github.vertexmaven.config.RuntimeParams;
import io.github.vertexmaven.config.TemplateSources;
import io.github.vertexmaven.config.Templating;
import io.github.vertexmaven.config.UnknownCredentials;
import io.github.vertexmaven.provider.CredentialStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
public record OpenedConfig(
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
  public static OpenedConfig read(Path projectDir, String env, ClassLoader loader) {
    ConfServices services = ConfServices.in(loader);
    ConfFiles plain = ConfFiles.of(projectDir, env, services);
    MergeStrategies strategies = MergeStrategies.of(plain.merging("vertexai"));
    ConfFiles files = plain.mergedBy(strategies);
    TemplateSources sources =
        new TemplateSources(
            System.getenv(),
            Templating.unquoted(name -> Optional.ofNullable(System.getProperty(name))),
            services,
            files.replacing("globals"),
            List.of(),
            RuntimeParams.none());
    sources.warning().ifPresent(System.err::println);
    Templating templating = sources.templating();
    KedroCatalog known = KedroCatalog.of(files.filled("catalog", templating));
    known.notes().forEach(System.err::println);
    ConfValue.Mapping catalog = known.entries();
    ConfValue.Mapping parameters = files.filled("parameters", templating);
    List<String> problems = new ArrayList<>(strategies.problems());
    OpenedSettings settings = OpenedSettings.read(files, sources, problems);
    Map<String, Object> credentials = new LinkedHashMap<>();
    Map<String, List<String>> lacking = new LinkedHashMap<>();
    fill(files, sources, credentials, lacking);
    Set<String> named = new LinkedHashSet<>(credentials.keySet());
    named.addAll(lacking.keySet());
    if (!named.isEmpty() && settings.runTime().providers().isEmpty()) {
      problems.addAll(
          UnknownCredentials.of(
              catalog, ConfValue.Mapping.empty(Location.of("not tracked")), named, env));
    }
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
      ConfFiles files,
      TemplateSources sources,
      Map<String, Object> credentials,
      Map<String, List<String>> lacking) {
    for (String name : files.replacing("credentials").entries().keySet()) {
      Templating templating = sources.templating();
      Optional<ConfValue> filled = files.filled("credentials", name, templating);
      if (filled.isPresent() && templating.problems().isEmpty()) {
        credentials.put(name, filled.get().plain());
      } else if (filled.isPresent()) {
        lacking.put(name, templating.problems());
      }
    }
  }

  /** The catalog as it is configured, without what a run knows or generates. */
  public Catalog openCatalog() {
    return catalog(catalog, CredentialStore.of(credentials));
  }

  /** The catalog of a run. */
  public Catalog openCatalog(LiveConfig live) {
    return catalog(live.catalog(), live.credentials());
  }

  private Catalog catalog(ConfValue.Mapping entries, Credentials known) {
    return CatalogReader.open(entries, places, ProjectClasses.inFolders(loader), guarded(known));
  }

  private Credentials guarded(Credentials known) {
    return new Credentials() {
      @Override
      public Map<String, Object> of(String name) {
        if (lacking.containsKey(name)) {
          throw new ConfException(lacking.get(name));
        }
        return known.of(name);
      }

      @Override
      public Optional<String> problem(String name) {
        return lacking.containsKey(name)
            ? Optional.of("credentials '" + name + "': " + String.join("\n", lacking.get(name)))
            : known.problem(name);
      }
    };
  }

  /** As the nodes of a run see it. */
  public LiveConfig live(RunTimeNames names, String pipeline) {
    LiveConfig.Frozen frozen = new LiveConfig.Frozen(catalog, parameters, parameters, credentials);
    return LiveConfig.of(frozen, settings.runTime(), names, env, pipeline, loader);
  }
}
