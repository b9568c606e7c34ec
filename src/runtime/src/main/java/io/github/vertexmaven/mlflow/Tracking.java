package io.github.vertexmaven.mlflow;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.vertexmaven.config.Credentials;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The run of a job on the tracking server. It is known by the job's tag, so that no task has to be
 * told its id.
 */
final class Tracking {

  static final String JOB_NAME = "vertexai_job_name";
  static final String RUN_ID = "vertexai_run_id";

  private static final int MAX_CREATIONS = 4;

  private final TrackingSettings settings;
  private final MlflowClient client;

  Tracking(TrackingSettings settings, MlflowClient client) {
    this.settings = settings;
    this.client = client;
  }

  static Tracking of(TrackingSettings settings, Credentials credentials, ClassLoader loader) {
    return new Tracking(
        settings,
        new MlflowClient(
            settings.uri(),
            Headers.of(settings, credentials, loader),
            Duration.ofMillis(Long.getLong("vertexai.mlflow.pause", 1000))));
  }

  MlflowClient client() {
    return client;
  }

  /**
   * Starts the job's run; one that is there already, because a start is tried again, goes on.
   *
   * @param parameters what the pipeline reads, by top-level name
   */
  TrackedRun start(String jobName, Map<String, String> tags, Map<String, Object> parameters) {
    ParamText.Texts texts = settings.params().texts(parameters);
    String experiment = experiment();
    TrackedRun run = foundOrMade(experiment, jobName, TrackedRun.cut(tags));
    run.params(texts.params());
    run.tags(texts.tags());
    return run;
  }

  /** A call that was lost may have made the run: it is looked for before it is made again. */
  private TrackedRun foundOrMade(String experiment, String jobName, Map<String, String> tags) {
    Duration pause = client.firstPause();
    for (int i = 1; ; i++) {
      Optional<TrackedRun> there = find(experiment, jobName);
      if (there.isPresent()) {
        there.get().status("RUNNING");
        return there.get();
      }
      try {
        return create(experiment, jobName, tags);
      } catch (TrackingException e) {
        if (i == MAX_CREATIONS) {
          throw e;
        }
        MlflowClient.sleep(pause);
        pause = pause.multipliedBy(2);
      }
    }
  }

  private TrackedRun create(String experiment, String jobName, Map<String, String> tags) {
    String name = settings.runName().orElse(jobName);
    Map<String, String> all = new LinkedHashMap<>();
    all.put("mlflow.runName", name);
    all.putAll(tags);
    JsonObject body = new JsonObject();
    body.addProperty("experiment_id", experiment);
    body.addProperty("run_name", name);
    body.addProperty("start_time", System.currentTimeMillis());
    body.add("tags", TrackedRun.pairs(all.entrySet()));
    return TrackedRun.of(client, client.postOnce("runs/create", body).getAsJsonObject("run"));
  }

  /**
   * The job's run.
   *
   * @throws TrackingException when there is none
   */
  TrackedRun find(String jobName) {
    return sought(jobName)
        .orElseThrow(
            () ->
                new TrackingException(
                    "experiment '"
                        + settings.experiment()
                        + "' has no run with the tag "
                        + JOB_NAME
                        + " = "
                        + jobName
                        + "; the task mlflow-start-run makes it."));
  }

  /** The job's run, when there is one. */
  Optional<TrackedRun> sought(String jobName) {
    return find(experiment(), jobName);
  }

  private Optional<TrackedRun> find(String experiment, String jobName) {
    JsonObject body = new JsonObject();
    JsonArray experiments = new JsonArray();
    experiments.add(experiment);
    body.add("experiment_ids", experiments);
    body.addProperty("filter", "tags." + JOB_NAME + " = '" + jobName.replace("'", "") + "'");
    body.addProperty("max_results", 1);
    JsonArray runs = client.post("runs/search", body).getAsJsonArray("runs");
    return runs == null || runs.isEmpty()
        ? Optional.empty()
        : Optional.of(TrackedRun.of(client, runs.get(0).getAsJsonObject()));
  }

  private String experiment() {
    Optional<JsonObject> known = known();
    if (known.isPresent()) {
      return id(known.get());
    }
    JsonObject body = new JsonObject();
    body.addProperty("name", settings.experiment());
    settings.artifactLocation().ifPresent(uri -> body.addProperty("artifact_location", uri));
    body.add("tags", TrackedRun.pairs(settings.experimentTags().entrySet()));
    try {
      return client.tryPost("experiments/create", body).get("experiment_id").getAsString();
    } catch (MlflowClient.Refused e) {
      // Another run has made it meanwhile.
      return known().map(Tracking::id).orElseThrow(() -> new TrackingException(e.getMessage()));
    }
  }

  private Optional<JsonObject> known() {
    String name = URLEncoder.encode(settings.experiment(), StandardCharsets.UTF_8);
    try {
      JsonObject experiment =
          client
              .tryGet("experiments/get-by-name?experiment_name=" + name)
              .getAsJsonObject("experiment");
      restore(experiment);
      return Optional.of(experiment);
    } catch (MlflowClient.Refused e) {
      if (e.code().equals("RESOURCE_DOES_NOT_EXIST")) {
        return Optional.empty();
      }
      throw new TrackingException(e.getMessage());
    }
  }

  private void restore(JsonObject experiment) {
    boolean deleted =
        experiment.has("lifecycle_stage")
            && experiment.get("lifecycle_stage").getAsString().equals("deleted");
    if (!deleted) {
      return;
    }
    if (!settings.restoreIfDeleted()) {
      throw new TrackingException(
          "experiment '"
              + settings.experiment()
              + "' is deleted; restore it, or set tracking.experiment.restore_if_deleted.");
    }
    JsonObject body = new JsonObject();
    body.addProperty("experiment_id", id(experiment));
    client.post("experiments/restore", body);
  }

  private static String id(JsonObject experiment) {
    return experiment.get("experiment_id").getAsString();
  }
}
