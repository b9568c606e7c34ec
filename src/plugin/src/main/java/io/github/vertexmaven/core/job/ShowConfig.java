package io.github.vertexmaven.core.job;

import io.github.vertexmaven.config.DidYouMean;
import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.conf.ConfigListing;
import io.github.vertexmaven.core.conf.ResolvedConfig;
import io.github.vertexmaven.core.conf.start.ConfSchemas;
import io.github.vertexmaven.core.job.call.Call;
import io.github.vertexmaven.core.json.PlainJson;
import java.io.PrintStream;
import java.util.List;

/**
 * Shows the resolved configuration, or the schema of a file of it.
 *
 * @param format how, or what
 * @param out what programs read
 */
public record ShowConfig(Call call, String format, PrintStream out) {

  private static final List<String> FORMATS =
      List.of("yaml", "json", "schema", "catalog-schema", "mlflow-schema");

  /** Does it. */
  public void run() {
    switch (format) {
      case "yaml" -> lines(resolved());
      case "json" -> out.println(json());
      case "schema" -> out.print(ConfSchemas.text("vertexai"));
      case "catalog-schema" -> out.print(ConfSchemas.text("catalog"));
      case "mlflow-schema" -> out.print(ConfSchemas.text("mlflow"));
      default ->
          throw new UserException(
              "-Dvertexai.format: expected one of "
                  + String.join(", ", FORMATS)
                  + ", found '"
                  + format
                  + "'"
                  + DidYouMean.suffix(FORMATS, format));
    }
  }

  /** Without the nodes it is open whether they read what {@code conf/} lacks. */
  private ResolvedConfig resolved() {
    ResolvedConfig config = call.configurations().ofRun();
    config
        .given()
        .forEach(
            given ->
                call.console()
                    .warn(
                        given.place()
                            + ": "
                            + given.key()
                            + " is not in conf/. A run takes it if a node reads it."));
    return config;
  }

  private String json() {
    return PlainJson.pretty(ConfigListing.json(resolved()));
  }

  private void lines(ResolvedConfig config) {
    call.console().info("Environment " + config.env());
    ConfigListing.lines(config).forEach(call.console()::info);
  }
}
