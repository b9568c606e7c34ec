package io.github.vertexmaven.live;

import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.config.Credentials;
import io.github.vertexmaven.config.Location;
import io.github.vertexmaven.contract.RunTimeSettings;
import io.github.vertexmaven.provider.CredentialStore;
import io.github.vertexmaven.provider.DynamicConfig;
import io.github.vertexmaven.provider.RunConfiguration;
import io.github.vertexmaven.tell.SecretTexts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The configuration as the nodes of one run see it: names that only a run knows are filled in, and
 * dynamic configuration has been generated.
 */
public final class LiveConfig implements AutoCloseable {

  private final Map<String, ConfValue.Mapping> files;
  private final ConfValue.Mapping shown;
  private final GeneratedFolder folder;

  private LiveConfig(
      Map<String, ConfValue.Mapping> files, ConfValue.Mapping shown, GeneratedFolder folder) {
    this.files = Map.copyOf(files);
    this.shown = shown;
    this.folder = folder;
  }

  /**
   * What there is before a run begins.
   *
   * @param catalog the entries of the catalog
   * @param parameters the run's parameters
   * @param shown the same with references in the place of secrets
   * @param credentials what is known of credentials
   */
  public record Frozen(
      ConfValue.Mapping catalog,
      ConfValue.Mapping parameters,
      ConfValue.Mapping shown,
      Map<String, Object> credentials) {}

  /**
   * Fills in and generates.
   *
   * @throws io.github.vertexmaven.config.ConfException when a provider cannot be used or fails
   */
  public static LiveConfig of(
      Frozen frozen,
      RunTimeSettings settings,
      RunTimeNames names,
      String env,
      String pipeline,
      ClassLoader loader) {
    Map<String, ConfValue.Mapping> files = new LinkedHashMap<>();
    files.put("catalog", names.fill(frozen.catalog()));
    files.put("parameters", names.fill(frozen.parameters()));
    ConfValue.Mapping shown = names.fill(frozen.shown());
    files.put("credentials", names.fill(mapping(frozen.credentials(), "credentials.yml")));
    files.put("mlflow", names.fill(mapping(settings.mlflow(), "mlflow.yml")));
    List<DynamicConfig.Named> named = new ArrayList<>();
    for (RunTimeSettings.Provider provider : settings.providers()) {
      named.add(new DynamicConfig.Named(provider.type(), names.fill(provider.params())));
    }
    SecretTexts.hide(frozen.credentials());
    DynamicConfig providers = DynamicConfig.of(named, loader);
    RunConfiguration run =
        new RunConfiguration(
            names.fill(settings.settings()), env, names.runId(), names.jobName(), pipeline);
    GeneratedFolder folder = new GeneratedFolder();
    try {
      providers.apply(run, new Generated(files, folder));
    } catch (RuntimeException e) {
      folder.close();
      throw e;
    }
    files.put(
        "parameters",
        SecretParameters.filled(
            files.get("parameters"),
            files.get("credentials").entries().keySet(),
            credentials(files)));
    SecretParameters.hide(files.get("parameters"), shown);
    return new LiveConfig(files, shown, folder);
  }

  public ConfValue.Mapping catalog() {
    return files.get("catalog");
  }

  /** What {@code mlflow.yml} says. */
  public Map<String, Object> mlflow() {
    return plain(files.get("mlflow"));
  }

  /** The parameters with references in the place of secrets, as anyone may see them. */
  public ConfValue.Mapping shownParameters() {
    return shown;
  }

  public ConfValue.Mapping parameters() {
    return files.get("parameters");
  }

  public Credentials credentials() {
    return credentials(files);
  }

  private static Credentials credentials(Map<String, ConfValue.Mapping> files) {
    Map<String, Object> values = plain(files.get("credentials"));
    SecretTexts.hide(values);
    return new HiddenCredentials(CredentialStore.of(values));
  }

  /** What they are looked up for is kept out of what is printed. */
  private record HiddenCredentials(Credentials source) implements Credentials {

    @Override
    public Map<String, Object> of(String name) {
      Map<String, Object> values = source.of(name);
      SecretTexts.hide(values);
      return values;
    }

    @Override
    public Optional<String> problem(String name) {
      return source.problem(name);
    }
  }

  private static ConfValue.Mapping mapping(Map<String, Object> plain, String source) {
    return (ConfValue.Mapping) ConfValue.of(plain, Location.of(source));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> plain(ConfValue.Mapping mapping) {
    return (Map<String, Object>) mapping.plain();
  }

  /** The files as providers see them: a kind of file is one, whatever its name goes on with. */
  private record Generated(Map<String, ConfValue.Mapping> files, GeneratedFolder folder)
      implements DynamicConfig.Files {

    @Override
    public Map<String, Object> get(String file) {
      return Optional.ofNullable(files.get(key(file))).map(LiveConfig::plain).orElse(Map.of());
    }

    @Override
    public void put(String file, Map<String, Object> content) {
      String key = key(file);
      files.put(key, located(files.get(key), content, file));
      if (key.equals(file)) {
        folder.write(file, content);
      }
    }

    private String key(String file) {
      return Stream.of("catalog", "parameters", "credentials", "mlflow")
          .filter(file::startsWith)
          .findFirst()
          .orElse(file);
    }
  }

  /** What is as it was keeps its place. */
  private static ConfValue.Mapping located(
      ConfValue.Mapping before, Map<String, Object> content, String file) {
    Location at = Location.of("generated " + file);
    Map<String, ConfValue> entries = new LinkedHashMap<>();
    Map<String, Location> keys = new LinkedHashMap<>();
    content.forEach(
        (key, value) -> {
          Optional<ConfValue> kept =
              Optional.ofNullable(before)
                  .flatMap(known -> known.get(key))
                  .filter(known -> known.plain() != null && known.plain().equals(value));
          entries.put(key, kept.orElseGet(() -> ConfValue.of(value, at)));
          keys.put(key, kept.isPresent() ? before.keyAt(key) : at);
        });
    return new ConfValue.Mapping(entries, keys, at);
  }

  /** Deletes generated files. */
  @Override
  public void close() {
    folder.close();
  }
}
