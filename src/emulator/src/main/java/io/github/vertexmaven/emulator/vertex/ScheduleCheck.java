package io.github.vertexmaven.emulator.vertex;

import com.google.cloud.aiplatform.v1.Schedule;
import io.github.vertexmaven.emulator.cron.CronExpression;
import io.github.vertexmaven.emulator.cron.MalformedCron;
import io.github.vertexmaven.emulator.http.Rejection;
import io.github.vertexmaven.emulator.store.ScheduleRecord.Timing;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.Optional;

/** What a schedule may ask for, and the timing that is made of it. */
final class ScheduleCheck {

  private static final System.Logger LOG = System.getLogger(ScheduleCheck.class.getName());

  private static final int LONGEST_DISPLAY_NAME = 128;

  private final Submission submission;

  ScheduleCheck(Submission submission) {
    this.submission = submission;
  }

  /**
   * Refuses what cannot be scheduled.
   *
   * @param created what the first run comes after when no start time is asked for
   */
  Timing timing(Schedule schedule, Instant created) {
    name(schedule);
    cron(schedule);
    counts(schedule);
    request(schedule);
    return new Timing(
        schedule.getCron(),
        begin(schedule, created),
        end(schedule, created),
        count(schedule.getMaxRunCount()),
        count(schedule.getMaxConcurrentActiveRunCount()),
        schedule.getAllowQueueing());
  }

  private static void name(Schedule schedule) {
    if (schedule.getDisplayName().isBlank()) {
      throw Rejection.invalid("schedule.display_name is missing.");
    }
    if (schedule.getDisplayName().length() > LONGEST_DISPLAY_NAME) {
      throw Rejection.invalid(
          "schedule.display_name is longer than " + LONGEST_DISPLAY_NAME + " characters.");
    }
  }

  private static void cron(Schedule schedule) {
    if (schedule.getCron().isBlank()) {
      throw Rejection.invalid("schedule.cron is missing.");
    }
    try {
      CronExpression.parse(schedule.getCron());
    } catch (MalformedCron e) {
      throw Rejection.invalid("schedule.cron: " + e.getMessage());
    }
  }

  private static void counts(Schedule schedule) {
    if (schedule.getMaxConcurrentRunCount() < 1) {
      throw Rejection.invalid("schedule.max_concurrent_run_count must be 1 or more.");
    }
    if (schedule.getMaxRunCount() < 0 || schedule.getMaxConcurrentActiveRunCount() < 0) {
      throw Rejection.invalid(
          "schedule.max_run_count and max_concurrent_active_run_count cannot be negative.");
    }
  }

  private void request(Schedule schedule) {
    if (schedule.hasCreateNotebookExecutionJobRequest()) {
      throw Rejection.of(
          Rejection.Kind.NOT_SERVED,
          "The emulator runs no notebooks; send a create_pipeline_job_request.");
    }
    if (!schedule.hasCreatePipelineJobRequest()) {
      throw Rejection.invalid("schedule.create_pipeline_job_request is missing.");
    }
    if (!schedule.getCreatePipelineJobRequest().getPipelineJobId().isEmpty()) {
      throw Rejection.invalid(
          "schedule.create_pipeline_job_request.pipeline_job_id: a schedule makes the ids of its"
              + " jobs itself.");
    }
    submission
        .scheduled(schedule.getCreatePipelineJobRequest())
        .ifPresent(
            why ->
                LOG.log(
                    Level.WARNING,
                    "The schedule '"
                        + schedule.getDisplayName()
                        + "' is accepted, as by the service, and none of its runs will be: "
                        + why));
  }

  private static Instant begin(Schedule schedule, Instant created) {
    return schedule.hasStartTime() ? ScheduleFields.instant(schedule.getStartTime()) : created;
  }

  private static Optional<Instant> end(Schedule schedule, Instant created) {
    if (!schedule.hasEndTime()) {
      return Optional.empty();
    }
    Instant end = ScheduleFields.instant(schedule.getEndTime());
    if (!end.isAfter(begin(schedule, created))) {
      throw Rejection.invalid("schedule.end_time must be later than start_time.");
    }
    return Optional.of(end);
  }

  /** A count of zero is one that is not set. */
  private static Optional<Long> count(long count) {
    return count == 0 ? Optional.empty() : Optional.of(count);
  }
}
