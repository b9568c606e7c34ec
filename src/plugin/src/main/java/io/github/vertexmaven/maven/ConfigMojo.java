package io.github.vertexmaven.maven;

import com.google.gson.GsonBuilder;
import io.github.vertexmaven.core.config.ConfigListing;
import io.github.vertexmaven.core.config.ResolvedConfig;
import io.github.vertexmaven.core.config.UserException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Shows the resolved configuration: every setting, dataset and parameter with the place that its
 * value came from. Secrets are masked. Problems are told as any goal tells them.
 */
@Mojo(name = "config", requiresProject = false, threadSafe = true)
public final class ConfigMojo extends ConfMojo {

  /**
   * {@code yaml} for people; {@code json}, printed without Maven's prefixes, for programs; {@code
   * schema} for the JSON Schema of {@code vertexai.yml}.
   */
  @Parameter(property = "vertexai.format", defaultValue = "yaml")
  private String format;

  @Override
  boolean needsProject() {
    return false;
  }

  @Override
  void run() {
    switch (option("format", format).orElse("yaml")) {
      case "yaml" -> lines(config());
      case "json" -> System.out.println(json(config()));
      case "schema" -> System.out.println(schema());
      default ->
          throw new UserException(
              "-Dvertexai.format: expected one of yaml, json, schema, found '" + format + "'.");
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
