package io.github.vertexmaven.mlflow;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code mlflow.yml} and {@code run_config.mlflow} say; their form was checked before.
 *
 * @param uri of the tracking server, without a slash at its end
 * @param credentials the name of its credentials
 * @param headerProvider the class that gives headers
 * @param headerParams what its constructor gets
 * @param experiment its name
 * @param artifactLocation where a new experiment keeps artifacts
 * @param experimentTags of a new experiment
 * @param restoreIfDeleted whether a deleted experiment is brought back
 * @param runName the run's name, else the job's
 * @param disabled pipelines that are not tracked
 * @param params how parameters are written
 * @param onFailure what a failure of the server means
 */
public record TrackingSettings(
    String uri,
    Optional<String> credentials,
    Optional<String> headerProvider,
    Map<String, Object> headerParams,
    String experiment,
    Optional<String> artifactLocation,
    Map<String, Object> experimentTags,
    boolean restoreIfDeleted,
    Optional<String> runName,
    List<String> disabled,
    ParamText params,
    OnFailure onFailure) {

  /** What a failure of the tracking server means. */
  public enum OnFailure {
    /** The run fails. */
    FAIL,
    /** The run goes on, with a warning. */
    WARN
  }

  /** Copies the collections. */
  public TrackingSettings {
    headerParams = Map.copyOf(headerParams);
    experimentTags = Map.copyOf(experimentTags);
    disabled = List.copyOf(disabled);
  }

  /**
   * Nothing when no server is named.
   *
   * @param file {@code mlflow.yml}
   * @param settings {@code run_config.mlflow}
   * @param project the experiment's name when none is given
   */
  public static Optional<TrackingSettings> of(
      Map<String, Object> file, Map<String, Object> settings, String project) {
    Keys server = new Keys(file).keys("server");
    Keys tracking = new Keys(file).keys("tracking");
    Keys experiment = tracking.keys("experiment");
    Keys create = experiment.keys("create_experiment_kwargs");
    Keys header = server.keys("request_header_provider");
    Keys run = new Keys(settings);
    return server
        .text("mlflow_tracking_uri")
        .map(
            uri ->
                new TrackingSettings(
                    uri.replaceFirst("/+$", ""),
                    server.text("credentials"),
                    run.text("request_header_provider").or(() -> header.text("type")),
                    either(
                        run.keys("request_header_provider_params").map(),
                        header.keys("init_kwargs").map()),
                    experiment.text("name").orElse(project),
                    create.text("artifact_location"),
                    create.keys("tags").map(),
                    experiment.flag("restore_if_deleted").orElse(true),
                    tracking.keys("run").text("name"),
                    tracking.keys("disable_tracking").texts("pipelines"),
                    ParamText.of(tracking.keys("params").map()),
                    run.text("on_failure").filter("warn"::equals).isPresent()
                        ? OnFailure.WARN
                        : OnFailure.FAIL));
  }

  private static Map<String, Object> either(Map<String, Object> first, Map<String, Object> second) {
    return first.isEmpty() ? second : first;
  }
}
