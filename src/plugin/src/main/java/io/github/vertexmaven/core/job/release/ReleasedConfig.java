package io.github.vertexmaven.core.job.release;

import io.github.vertexmaven.config.ConfServices;
import io.github.vertexmaven.core.conf.ConfigRequest;
import io.github.vertexmaven.core.conf.ConfigResolver;
import io.github.vertexmaven.core.conf.ProjectFacts;
import io.github.vertexmaven.core.conf.ResolvedConfig;
import io.github.vertexmaven.core.json.PlainJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The configuration of a released environment: the settings that travelled with it, and over them
 * what the command line says. No file of {@code conf/} is looked for where the release is run.
 */
public final class ReleasedConfig {

  private ReleasedConfig() {}

  /**
   * Resolves it.
   *
   * @param options leaves of the settings that the command line gives, by path
   * @param variables environment variables
   */
  public static ResolvedConfig of(
      Release release, String env, Map<String, String> options, Map<String, String> variables) {
    try (TemporaryFolder temporary = TemporaryFolder.create()) {
      Path folder = temporary.path();
      write(folder.resolve("conf"), env, release.environments().get(env).settings());
      return ConfigResolver.resolve(
          new ConfigRequest(
              new ProjectFacts(release.groupId(), release.artifactId(), release.version(), folder),
              env,
              Map.of(),
              options,
              Optional.empty(),
              Optional.empty(),
              variables,
              name -> Optional.empty(),
              List.of(),
              ConfServices.none()));
    }
  }

  /** JSON is YAML; what was filled in when the release was built is not filled in again. */
  private static void write(Path conf, String env, Map<String, Object> settings) {
    String json = PlainJson.compact(PlainJson.withoutNulls(settings));
    try {
      Files.createDirectories(conf.resolve("base"));
      Files.createDirectories(conf.resolve(env));
      Files.writeString(conf.resolve(env).resolve("vertexai.yml"), json.replace("${", "$${"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
