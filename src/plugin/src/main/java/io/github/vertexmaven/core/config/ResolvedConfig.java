package io.github.vertexmaven.core.config;

import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.core.settings.Settings;
import java.util.List;

/**
 * Configuration, resolved once; nobody downstream opens a file of {@code conf/}, an environment
 * variable or a mojo.
 *
 * @param project the project
 * @param env the environment
 * @param settings what {@code vertexai.yml}, POM and {@code -D} say
 * @param settingsTree the same as it was given, with its places
 * @param catalog the entries of the catalog, with their places
 * @param parameters the parameters, with their places
 * @param credentials what {@code credentials*.yml} says; no value of it is compiled or leaves this
 *     machine
 * @param mlflow what {@code mlflow*.yml} says, with its places
 * @param warnings what is odd but no error
 */
public record ResolvedConfig(
    ProjectFacts project,
    String env,
    Settings settings,
    ConfValue.Mapping settingsTree,
    ConfValue.Mapping catalog,
    ConfValue.Mapping parameters,
    CredentialEntries credentials,
    ConfValue.Mapping mlflow,
    List<String> warnings) {

  /** Copies the list. */
  public ResolvedConfig {
    warnings = List.copyOf(warnings);
  }
}
