package io.github.vertexmaven.core.conf.settings;

import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.core.conf.settings.Setting.Free;
import io.github.vertexmaven.core.conf.settings.Setting.Group;
import io.github.vertexmaven.core.conf.settings.Setting.Kind;
import io.github.vertexmaven.core.conf.settings.Setting.Listed;
import io.github.vertexmaven.core.conf.settings.Setting.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The keys of {@code mlflow.yml}, which are those of kedro-mlflow. */
public final class MlflowFile {

  /** A folder or a file of MLflow's own, as kedro-mlflow takes it. */
  private static final String LOCAL = "(sqlite|file):[^@]*|[\\w./-]+";

  /** It may hold a password. */
  private static final Rule ADDRESS =
      new Rule.Unshown(
          Pattern.compile("https?://[^@\\s]+|" + LOCAL),
          "it is not the address of a server without a password, such as"
              + " https://mlflow.example.com; put passwords into credentials.yml");

  private static final String ADDRESS_KEY = "mlflow_tracking_uri";

  private MlflowFile() {}

  /**
   * What checking gives.
   *
   * @param sound what fits
   * @param problems of what does not
   * @param warnings of what is odd
   */
  public record Reading(ConfValue.Mapping sound, List<String> problems, List<String> warnings) {}

  private static Group model() {
    return Group.of("How runs are tracked with MLflow.")
        .with("server", server())
        .with("tracking", tracking())
        .with("ui", new Free("For the command line of kedro-mlflow.", true));
  }

  private static Group server() {
    return Group.of("The tracking server.")
        .with(
            ADDRESS_KEY,
            Value.text("The address of the tracking server; without it nothing is tracked.")
                .where(ADDRESS))
        .with(
            "mlflow_registry_uri",
            Value.text("The address of another server for models.").withoutEffect())
        .with(
            "credentials",
            Value.text(
                "An entry of credentials.yml with MLFLOW_TRACKING_TOKEN, or"
                    + " MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD."))
        .with(
            "request_header_provider",
            Group.of("A class that returns headers for requests.")
                .with("type", Value.text("Its class."))
                .with(
                    "pass_context",
                    Value.of(Kind.BOOLEAN, "Python only; params are always passed."))
                .with("init_kwargs", new Free("Parameters of its constructor, as a map.", true)));
  }

  private static Group tracking() {
    return Group.of("What is tracked.")
        .with(
            "disable_tracking",
            Group.of("What is not.")
                .with(
                    "disable_autologging",
                    Value.of(Kind.BOOLEAN, "For libraries of Python.").withoutEffect())
                .with("pipelines", new Listed("Pipelines.", Value.text("A pipeline's name."))))
        .with(
            "experiment",
            Group.of("The experiment.")
                .with("name", Value.text("Its name. The default is the name of the project."))
                .with(
                    "create_experiment_kwargs",
                    Group.of("For a new experiment.")
                        .with("artifact_location", Value.text("Where it stores artifacts."))
                        .with("tags", new Free("Its tags, as a map.", true)))
                .with(
                    "restore_if_deleted",
                    Value.of(Kind.BOOLEAN, "Whether to restore a deleted experiment.")))
        .with(
            "run",
            Group.of("The run.")
                .with("id", Value.text("An existing run to continue.").withoutEffect())
                .with("name", Value.text("Its name. The default is the name of the job."))
                .with(
                    "nested",
                    Value.of(Kind.BOOLEAN, "Whether it is part of another.").withoutEffect()))
        .with(
            "params",
            Group.of("How parameters are written.")
                .with(
                    "dict_params",
                    Group.of("Maps.")
                        .with("flatten", Value.of(Kind.BOOLEAN, "Whether keys are parameters."))
                        .with("recursive", Value.of(Kind.BOOLEAN, "Whether inner keys are too."))
                        .with("sep", Value.text("The separator between keys.")))
                .with(
                    "long_params_strategy",
                    Value.text("What to do with texts that are too long.")
                        .where(Rule.oneOf("fail", "truncate", "tag"))));
  }

  /** The file as a JSON Schema. */
  public static Map<String, Object> schema() {
    return SettingsSchema.of("mlflow.yml", model());
  }

  /** Checks the file. */
  public static Reading read(ConfValue.Mapping file) {
    SettingsCheck check = new SettingsCheck();
    List<String> warnings = new ArrayList<>();
    ConfValue.Mapping sound = check.sound(withoutLocalStore(file, warnings), model());
    warnings.addAll(check.warnings());
    return new Reading(sound, check.problems(), warnings);
  }

  /** A team that comes from Kedro often has runs in a folder, which no task elsewhere sees. */
  private static ConfValue.Mapping withoutLocalStore(
      ConfValue.Mapping file, List<String> warnings) {
    if (file.entries().get("server") instanceof ConfValue.Mapping server
        && server.entries().get(ADDRESS_KEY) instanceof ConfValue.Scalar address
        && address.plain() instanceof String text
        && text.matches(LOCAL)) {
      warnings.add(
          address.at()
              + ": server."
              + ADDRESS_KEY
              + ": '"
              + text
              + "' is a place on one machine, where tasks cannot write: nothing is tracked. Give the"
              + " address of a server, such as https://mlflow.example.com.");
      return with(
          file, "server", with(server, ADDRESS_KEY, new ConfValue.Scalar(null, address.at())));
    }
    return file;
  }

  private static ConfValue.Mapping with(ConfValue.Mapping mapping, String key, ConfValue value) {
    Map<String, ConfValue> entries = new LinkedHashMap<>(mapping.entries());
    entries.put(key, value);
    return new ConfValue.Mapping(entries, mapping.keys(), mapping.at());
  }

  /** The {@code conf/base/mlflow.yml} that a project begins with. */
  public static String sample(String project) {
    return """
    # yaml-language-server: $schema=../mlflow.schema.json
    # How runs are tracked with MLflow. A top-level key in conf/<env>/mlflow.yml replaces the one here.
    server:
      # The tracking server; without it nothing is tracked
      mlflow_tracking_uri: ${mlflow_tracking_uri|http://127.0.0.1:5000}

      # An entry of credentials.yml with MLFLOW_TRACKING_TOKEN, or
      # MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD
      credentials:

      # A class that returns headers for each request, such as
      # io.github.vertexmaven.provider.GoogleIamHeaderProvider for a server behind the
      # Identity-Aware Proxy; also run_config.mlflow in vertexai.yml
      # request_header_provider:
      #   type: io.github.vertexmaven.provider.GoogleIamHeaderProvider
      #   init_kwargs:
      #     client_id: oauth-client-id
      #     service_account: sa@example.com

    tracking:
      # Pipelines that are not tracked
      disable_tracking:
        pipelines: []

      # The experiment; it is created if it does not exist
      experiment:
        name: %s
        create_experiment_kwargs:
          artifact_location:
          tags:
        restore_if_deleted: true

      # The name of the run; by default, that of the job
      run:
        name:

      params:
        dict_params:
          # Whether each key of a map is a separate parameter, at any depth, and the separator
          flatten: true
          recursive: true
          sep: "."
        # A parameter has at most 6000 characters: fail, truncate or tag
        long_params_strategy: fail
    """
        .formatted(project);
  }
}
