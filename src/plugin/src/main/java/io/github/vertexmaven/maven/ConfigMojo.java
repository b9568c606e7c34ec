package io.github.vertexmaven.maven;

import com.google.gson.GsonBuilder;
import io.github.vertexmaven.config.DidYouMean;
import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.conf.ConfigListing;
import io.github.vertexmaven.core.conf.ResolvedConfig;
import io.github.vertexmaven.core.conf.start.ConfSchemas;
import io.github.vertexmaven.core.job.reactor.Scope;
import java.util.List;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Shows the resolved configuration: every setting, dataset and parameter with the place that its
 * value came from. Secrets are masked. Problems are told as any goal tells them.
 */
@Mojo(name = "config", requiresProject = false, threadSafe = true)
public final class ConfigMojo extends ConfMojo {

  private static final List<String> FORMATS =
      List.of("yaml", "json", "schema", "catalog-schema", "mlflow-schema");

  /**
   * {@code yaml} for people; {@code json}, printed without Maven's prefixes, for programs; {@code
   * schema} for the JSON Schema of {@code vertexai.yml}, {@code catalog-schema} and {@code
   * mlflow-schema} for those of {@code catalog.yml} and {@code mlflow.yml}.
   */
  @Parameter(property = "vertexai.format", defaultValue = "yaml")
  private String format;

  @Override
  Scope scope() {
    return option("format", format).filter(name -> name.endsWith("schema")).isPresent()
        ? Scope.NO_MODULE
        : Scope.SETTINGS;
  }

  @Override
  void run() {
    String given = option("format", format).orElse("yaml");
    switch (given) {
      case "yaml" -> lines(config());
      case "json" -> System.out.println(json(config()));
      case "schema" -> System.out.print(ConfSchemas.text("vertexai"));
      case "catalog-schema" -> System.out.print(ConfSchemas.text("catalog"));
      case "mlflow-schema" -> System.out.print(ConfSchemas.text("mlflow"));
      default ->
          throw new UserException(
              "-Dvertexai.format: expected one of "
                  + String.join(", ", FORMATS)
                  + ", found '"
                  + given
                  + "'"
                  + DidYouMean.suffix(FORMATS, given));
    }
  }

  private void lines(ResolvedConfig config) {
    getLog().info("Environment " + config.env());
    ConfigListing.lines(config).forEach(line -> getLog().info(line));
  }

  private static String json(ResolvedConfig config) {
    return new GsonBuilder()
        .setPrettyPrinting()
        .disableHtmlEscaping()
        .serializeNulls()
        .serializeSpecialFloatingPointValues()
        .create()
        .toJson(ConfigListing.json(config));
  }
}
