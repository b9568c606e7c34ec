package io.github.vertexmaven.core.conf;

import io.github.vertexmaven.config.ConfServices;
import io.github.vertexmaven.config.TemplateResolver;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * All that configuration is made of besides the files of {@code conf/}.
 *
 * @param project the project
 * @param env the environment
 * @param pomSettings the {@code <settings>} of the POM, nested maps of texts
 * @param settingOptions {@code -Dvertexai.<path>} that set a leaf of the settings, without the
 *     prefix
 * @param params {@code -Dvertexai.params}
 * @param paramsFile {@code -Dvertexai.paramsFile}
 * @param variables environment variables
 * @param userValues values for templates that the command line gives as {@code -D}
 * @param buildValues values for templates that the build knows: properties, coordinates, commit
 * @param services the project's own code that takes part
 */
public record ConfigRequest(
    ProjectFacts project,
    String env,
    Map<String, Object> pomSettings,
    Map<String, String> settingOptions,
    Optional<String> params,
    Optional<Path> paramsFile,
    Map<String, String> variables,
    Function<String, Optional<String>> userValues,
    List<TemplateResolver> buildValues,
    ConfServices services) {

  /** Copies the list. */
  public ConfigRequest {
    buildValues = List.copyOf(buildValues);
  }

  /** The same in another environment. */
  ConfigRequest in(String other) {
    return new ConfigRequest(
        project,
        other,
        pomSettings,
        settingOptions,
        params,
        paramsFile,
        variables,
        userValues,
        buildValues,
        services);
  }

  /** The same, that asks others. */
  public ConfigRequest answeredBy(
      Map<String, String> environment,
      Function<String, Optional<String>> options,
      List<TemplateResolver> build) {
    return new ConfigRequest(
        project,
        env,
        pomSettings,
        settingOptions,
        params,
        paramsFile,
        environment,
        options,
        build,
        services);
  }
}
