package io.github.vertexmaven.launcher;

import io.github.vertexmaven.annotation.PipelineStatus;
import io.github.vertexmaven.contract.TaskFile;
import io.github.vertexmaven.live.LiveConfig;
import io.github.vertexmaven.live.RunTimeNames;
import io.github.vertexmaven.mlflow.Tracker;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tasks of a job that have no nodes: one starts the run of the experiment, one ends it. */
final class TrackingStep {

  private static final Pattern FAILED_TASKS =
      Pattern.compile("The failed tasks are: \\[([^\\]]*)\\]");

  private TrackingStep() {}

  static void run(
      TaskFile.Step step,
      TaskFile task,
      ExecutorInput input,
      RunTimeNames names,
      LiveConfig live,
      RunTracking tracking)
      throws IOException {
    Optional<Tracker> tracker = tracking.tracker();
    if (tracker.isPresent() && step.name().equals(TaskFile.Step.START)) {
      tracker.get().start(names.runId(), tracking.tags(step.nodeNames()), parameters(live));
    } else if (tracker.isPresent() && step.name().equals(TaskFile.Step.END)) {
      String key = task.finalStatus().orElseThrow();
      end(tracker.get(), FinalStatusReading.of(input.parameter(key)));
    }
    if (input.outputFile().isPresent()) {
      new ExecutorOutput().write(input.outputFile().get());
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> parameters(LiveConfig live) {
    return (Map<String, Object>) live.shownParameters().plain();
  }

  private static void end(Tracker tracker, PipelineStatus status) {
    switch (status.state()) {
      case "SUCCEEDED" -> tracker.end("FINISHED", Map.of());
      case "CANCELLED", "CANCELED" -> tracker.end("KILLED", Map.of());
      default -> tracker.end("FAILED", failure(status));
    }
  }

  /** The failing task itself has left the node's name; the service's words say more. */
  private static Map<String, String> failure(PipelineStatus status) {
    Map<String, String> tags = new LinkedHashMap<>();
    if (status.error().isPresent()) {
      String message = status.error().get().message();
      tags.put("failure", message);
      Matcher failed = FAILED_TASKS.matcher(message);
      if (failed.find()) {
        tags.put("failed_tasks", failed.group(1));
      }
    }
    return tags;
  }
}
