package io.github.vertexmaven.core.conf;

import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.contract.GivenParameter;
import io.github.vertexmaven.core.conf.settings.Settings;
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
 * @param parameters the parameters as they may be compiled, sent and shown: masked ones are
 *     references
 * @param localParameters the parameters as they are, for code that runs on this machine
 * @param given what of the parameters {@code conf/} lacks: what the run gives that some node has to
 *     read
 * @param withheld why these parameters cannot be sent to Vertex AI; empty when they can
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
    ConfValue.Mapping localParameters,
    List<GivenParameter> given,
    List<String> withheld,
    CredentialEntries credentials,
    ConfValue.Mapping mlflow,
    List<String> warnings) {

  /** Copies the lists. */
  public ResolvedConfig {
    given = List.copyOf(given);
    withheld = List.copyOf(withheld);
    warnings = List.copyOf(warnings);
  }

  /** The same with other entries in the catalog. */
  public ResolvedConfig withCatalog(ConfValue.Mapping entries) {
    return new ResolvedConfig(
        project,
        env,
        settings,
        settingsTree,
        entries,
        parameters,
        localParameters,
        given,
        withheld,
        credentials,
        mlflow,
        warnings);
  }
}
