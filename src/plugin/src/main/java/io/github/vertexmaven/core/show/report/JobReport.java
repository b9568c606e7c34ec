package io.github.vertexmaven.core.show.report;

import io.github.vertexmaven.core.service.JobStatus;
import io.github.vertexmaven.core.service.TaskStatus;
import io.github.vertexmaven.core.show.report.TestReport.Case;
import io.github.vertexmaven.core.show.report.TestReport.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The tasks of a job that has ended as a report. */
public final class JobReport {

  private JobReport() {}

  /** A case for each task but the one that holds all others. */
  public static TestReport of(String name, JobStatus job) {
    List<Case> cases =
        job.tasks().stream()
            .filter(task -> task.parentId().isPresent())
            .map(JobReport::of)
            .toList();
    return new TestReport(name, cases);
  }

  private static Case of(TaskStatus task) {
    return switch (task.state()) {
      case SUCCEEDED -> new Case(task.name(), seconds(task), Outcome.PASSED, Optional.empty());
      case FAILED ->
          new Case(
              task.name(),
              seconds(task),
              Outcome.FAILED,
              Optional.of(task.error().orElse("The task failed.")));
      case SKIPPED -> skipped(task, "An earlier result was reused.");
      case NOT_TRIGGERED -> skipped(task, "It was not needed.");
      default -> skipped(task, "It did not finish.");
    };
  }

  private static Case skipped(TaskStatus task, String why) {
    return new Case(task.name(), 0, Outcome.SKIPPED, Optional.of(why));
  }

  private static double seconds(TaskStatus task) {
    return task.started()
        .flatMap(start -> task.ended().map(end -> Duration.between(start, end).toMillis() / 1e3))
        .orElse(0.0);
  }
}
