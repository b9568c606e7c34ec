package io.github.vertexmaven;

import io.github.vertexmaven.config.ConfServices;
import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.core.conf.ConfigRequest;
import io.github.vertexmaven.core.conf.ConfigResolver;
import io.github.vertexmaven.core.conf.Configurations;
import io.github.vertexmaven.core.conf.ProjectFacts;
import io.github.vertexmaven.core.conf.ResolvedConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The configuration of a project that a test writes. */
public final class Configs {

  private final Path dir;
  private String artifactId = "space";
  private String env = "local";
  private Map<String, Object> pom = Map.of();
  private final Map<String, String> settingOptions = new HashMap<>();
  private final Map<String, String> variables = new HashMap<>();
  private final Map<String, String> userValues = new HashMap<>();
  private final Map<String, String> buildValues = new HashMap<>();
  private Optional<String> params = Optional.empty();
  private Optional<Path> paramsFile = Optional.empty();
  private ConfServices services = ConfServices.none();
  private Optional<ConfValue.Mapping> scheduled = Optional.empty();

  private Configs(Path dir) {
    this.dir = dir;
  }

  public static Configs in(Path dir) {
    return new Configs(dir);
  }

  /** A file below {@code conf/}. */
  public Configs conf(String name, String text) {
    return file("conf/" + name, text);
  }

  public Configs file(String name, String text) {
    try {
      Path file = dir.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Configs artifactId(String given) {
    artifactId = given;
    return this;
  }

  public Configs env(String given) {
    env = given;
    return this;
  }

  public Configs pom(Map<String, Object> settings) {
    pom = settings;
    return this;
  }

  public Configs settingOption(String path, String value) {
    settingOptions.put(path, value);
    return this;
  }

  public Configs variable(String name, String value) {
    variables.put(name, value);
    return this;
  }

  public Configs userValue(String name, String value) {
    userValues.put(name, value);
    return this;
  }

  public Configs buildValue(String name, String value) {
    buildValues.put(name, value);
    return this;
  }

  public Configs services(ConfServices given) {
    services = given;
    return this;
  }

  public Configs params(String given) {
    params = Optional.of(given);
    return this;
  }

  public Configs paramsFile(String name) {
    paramsFile = Optional.of(dir.resolve(name));
    return this;
  }

  /** Parameters of a schedule. */
  public Configs scheduled(ConfValue.Mapping given) {
    scheduled = Optional.of(given);
    return this;
  }

  public ResolvedConfig resolve() {
    ConfigRequest request = request();
    return scheduled
        .map(given -> ConfigResolver.resolve(request, given))
        .orElseGet(() -> ConfigResolver.resolve(request));
  }

  /** As a spec has it. */
  public ResolvedConfig resolveForSpec() {
    return ConfigResolver.resolveForSpec(request());
  }

  /** As goals ask for it. */
  public Configurations configurations(Consumer<String> warnings) {
    return new Configurations(
        this::request, Optional.of(env), Optional.empty(), warnings, config -> {});
  }

  private ConfigRequest request() {
    return new ConfigRequest(
        new ProjectFacts("com.acme", artifactId, "1.0", dir),
        env,
        pom,
        settingOptions,
        params,
        paramsFile,
        variables,
        name -> Optional.ofNullable(userValues.get(name)),
        List.of(name -> Optional.ofNullable(buildValues.get(name))),
        services);
  }
}
