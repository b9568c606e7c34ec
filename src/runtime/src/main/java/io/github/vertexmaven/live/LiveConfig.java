package io.github.vertexmaven.live;

import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.config.Credentials;
import io.github.vertexmaven.config.Location;
import io.github.vertexmaven.contract.RunTimeSettings;
import io.github.vertexmaven.json.Json;
import io.github.vertexmaven.provider.CredentialStore;
import io.github.vertexmaven.provider.DynamicConfig;
import io.github.vertexmaven.provider.RunConfiguration;
import io.github.vertexmaven.tell.SecretTexts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

  /** The system property that names the folder of generated files. */
  static final String FOLDER = "vertexai.conf";

  private final Map<String, ConfValue.Mapping> files = new LinkedHashMap<>();
  private ConfValue.Mapping shown;
  private Optional<Path> folder = Optional.empty();

  private LiveConfig() {}

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
    LiveConfig live = new LiveConfig();
    live.files.put("catalog", names.fill(frozen.catalog()));
    live.files.put("parameters", names.fill(frozen.parameters()));
    live.shown = names.fill(frozen.shown());
    live.files.put("credentials", names.fill(mapping(frozen.credentials(), "credentials.yml")));
    live.files.put("mlflow", names.fill(mapping(settings.mlflow(), "mlflow.yml")));
    List<DynamicConfig.Named> named = new ArrayList<>();
    for (RunTimeSettings.Provider provider : settings.providers()) {
      named.add(new DynamicConfig.Named(provider.type(), names.fill(provider.params())));
    }
    SecretTexts.hide(frozen.credentials());
    DynamicConfig providers = DynamicConfig.of(named, loader);
    RunConfiguration run =
        new RunConfiguration(
            names.fill(settings.settings()), env, names.runId(), names.jobName(), pipeline);
    try {
      providers.apply(run, live.new Generated());
    } catch (RuntimeException e) {
      live.close();
      throw e;
    }
    live.files.put(
        "parameters",
        SecretParameters.filled(
            live.files.get("parameters"),
            live.files.get("credentials").entries().keySet(),
            live.credentials()));
    SecretParameters.hide(live.files.get("parameters"), live.shown);
    return live;
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
  private final class Generated implements DynamicConfig.Files {
    @Override
    public Map<String, Object> get(String file) {
      return Optional.ofNullable(files.get(key(file))).map(LiveConfig::plain).orElse(Map.of());
    }

    @Override
    public void put(String file, Map<String, Object> content) {
      String key = key(file);
      files.put(key, located(files.get(key), content, file));
      if (key.equals(file)) {
        write(file, content);
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

  /** JSON is YAML too. The folder is nobody else's to read. */
  private void write(String file, Map<String, Object> content) {
    try {
      if (folder.isEmpty()) {
        folder = Optional.of(Files.createTempDirectory("vertexai-conf"));
        System.setProperty(FOLDER, folder.get().toString());
      }
      Files.writeString(folder.get().resolve(file), Json.line(content) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Deletes generated files. */
  @Override
  public void close() {
    if (folder.isEmpty()) {
      return;
    }
    try (Stream<Path> generated = Files.list(folder.get())) {
      for (Path file : generated.toList()) {
        Files.deleteIfExists(file);
      }
      Files.deleteIfExists(folder.get());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
