package io.github.vertexmaven.emulator.store;

import java.util.stream.Stream;

/** The logs of all tries of all tasks. */
public final class ProjectLogs {

  private final Jobs jobs;

  private ProjectLogs(Jobs jobs) {
    this.jobs = jobs;
  }

  public static ProjectLogs of(Jobs jobs) {
    return new ProjectLogs(jobs);
  }

  /**
   * What one try wrote.
   *
   * @param attempt its CustomJob is what Cloud Logging knows the lines by
   */
  public record Entry(
      JobDefinition job, TaskRecord task, TaskRecord.Attempt attempt, TaskLog log) {}

  /** Those of a project, named by id or number. */
  public Stream<Entry> of(String project) {
    return jobs.all().stream()
        .filter(job -> isOf(project, job.request()))
        .flatMap(ProjectLogs::entries);
  }

  private static boolean isOf(String project, JobDefinition request) {
    return project.equals(request.project())
        || project.equals(Long.toString(request.key().projectNumber()));
  }

  private static Stream<Entry> entries(Job job) {
    return job.tasks().stream()
        .flatMap(
            task ->
                task.attempts().stream()
                    .map(tried -> new Entry(job.request(), task, tried, job.log(task, tried))));
  }
}
