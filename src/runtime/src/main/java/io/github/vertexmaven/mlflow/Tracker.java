package io.github.vertexmaven.mlflow;

import io.github.vertexmaven.config.Credentials;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Tracks one job: starts its run, finds it again, ends it. What a failure of the server means is
 * decided here alone.
 */
public final class Tracker {

  private final TrackingSettings settings;
  private final Tracking tracking;
  private final String jobName;
  private TrackedRun run;
  private boolean off;

  /**
   * A tracker of a job.
   *
   * @param loader finds the header provider's class
   * @throws TrackingException when the settings cannot be used
   */
  public Tracker(
      TrackingSettings settings, Credentials credentials, String jobName, ClassLoader loader) {
    this.settings = settings;
    this.jobName = jobName;
    this.tracking = Tracking.of(settings, credentials, loader);
  }

  MlflowClient client() {
    return tracking.client();
  }

  String jobName() {
    return jobName;
  }

  /**
   * Starts the run.
   *
   * @param runId identifies the run among all runs of pipelines
   * @param tags what else the run is known by
   * @param parameters what the pipeline reads
   */
  public void start(String runId, Map<String, String> tags, Map<String, Object> parameters) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put(Tracking.RUN_ID, runId);
    all.put(Tracking.JOB_NAME, jobName);
    all.putAll(tags);
    guarded(() -> run = tracking.start(jobName, all, parameters));
    off |= run == null;
  }

  /**
   * Ends the run.
   *
   * @param status {@code FINISHED}, {@code FAILED} or {@code KILLED}
   * @param tags what is known now
   */
  public void end(String status, Map<String, String> tags) {
    with(
        found -> {
          found.tags(tags);
          found.status(status);
        });
  }

  /** Ends the run as killed, if it was begun and nothing has ended it: its job is gone. */
  public void endLeft() {
    guarded(
        () ->
            tracking
                .sought(jobName)
                .filter(TrackedRun::isRunning)
                .ifPresent(left -> left.status("KILLED")));
  }

  /** Does something to the run, which is looked for once. */
  void with(Consumer<TrackedRun> action) {
    guarded(() -> action.accept(run()));
  }

  private synchronized TrackedRun run() {
    if (run == null) {
      run = tracking.find(jobName);
    }
    return run;
  }

  private void guarded(Runnable action) {
    if (off) {
      return;
    }
    try {
      action.run();
    } catch (TrackingException e) {
      if (settings.onFailure() == TrackingSettings.OnFailure.FAIL) {
        throw e;
      }
      off |= e.isAway();
      System.err.println("Warning: " + e.getMessage());
    }
  }
}
