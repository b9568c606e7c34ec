package io.github.vertexmaven.kubeflow.run;

import io.github.vertexmaven.core.service.JobContent;
import io.github.vertexmaven.core.service.JobOptions;
import io.github.vertexmaven.core.service.JobStatus;
import io.github.vertexmaven.core.service.JobStatus.State;
import io.github.vertexmaven.core.service.TaskStatus;
import io.github.vertexmaven.kubeflow.json.ApiFields;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A run of the API as a job. */
final class RunReading {

  private RunReading() {}

  /**
   * The job.
   *
   * @param labels of the run, or of the schedule that started it
   */
  static JobStatus job(
      ApiFields run,
      State state,
      SubmittedSpec spec,
      Map<String, String> labels,
      List<TaskStatus> tasks) {
    return new JobStatus(
        run.text("run_id").orElse(""),
        run.text("display_name").orElse(""),
        spec.name(),
        state,
        run.time("created_at"),
        run.time("scheduled_at").or(() -> run.time("created_at")),
        run.time("finished_at"),
        error(run),
        labels,
        root(run),
        tasks);
  }

  private static Optional<String> error(ApiFields run) {
    return run.fields("error")
        .text("message")
        .or(
            () ->
                run.list("state_history").stream()
                    .flatMap(past -> past.fields("error").text("message").stream())
                    .reduce((first, last) -> last));
  }

  /** Where run data goes; empty where the installation's own place is taken. */
  static String root(ApiFields run) {
    return run.fields("runtime_config").text("pipeline_root").orElse("").replaceFirst("/+$", "");
  }

  /** One that was asked to stop ends as FAILED there: what it was asked is remembered. */
  static State state(ApiFields run, boolean stopped) {
    return switch (run.text("state").orElse("")) {
      case "PENDING" -> State.PENDING;
      case "RUNNING" -> State.RUNNING;
      case "SUCCEEDED", "SKIPPED" -> State.SUCCEEDED;
      case "FAILED" -> stopped || wasStopped(run) ? State.CANCELLED : State.FAILED;
      case "CANCELING" -> State.CANCELLING;
      case "CANCELED" -> State.CANCELLED;
      case "PAUSED" -> State.PAUSED;
      default -> State.UNKNOWN;
    };
  }

  private static boolean wasStopped(ApiFields run) {
    return run.list("state_history").stream()
        .anyMatch(past -> past.text("state").filter("CANCELING"::equals).isPresent());
  }

  /** What a run, or a recurring one, was made of. */
  static JobContent content(ApiFields run, SubmittedSpec spec, Map<String, String> labels) {
    Map<String, String> parameters = new TreeMap<>();
    ApiFields given = run.fields("runtime_config").fields("parameters");
    given.keys().forEach(key -> parameters.put(key, given.json(key)));
    JobOptions plain = JobOptions.labelled(labels);
    return new JobContent(
        spec.file(),
        parameters,
        root(run),
        new JobOptions(
            plain.labels(),
            run.text("service_account"),
            plain.failFast(),
            plain.preflightValidations(),
            plain.kmsKey(),
            plain.network()));
  }
}
