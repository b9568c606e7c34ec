package io.github.vertexmaven.core.job.schedule;

import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.conf.ResolvedConfig;
import io.github.vertexmaven.core.conf.settings.Schedules;
import io.github.vertexmaven.core.conf.settings.Schedules.Schedule;
import io.github.vertexmaven.core.job.run.JobRun;
import java.util.Locale;

/**
 * A schedule and what its jobs are made of.
 *
 * @param job to be shipped
 */
public record Scheduled(Declared declared, JobRun job) {

  /** What the service takes for a display name. */
  private static final int LONGEST_NAME = 128;

  /** A schedule that starts such a job. */
  static Scheduled of(Schedule schedule, JobRun job, ResolvedConfig config) {
    String displayName = displayName(schedule, job, config.settings().run().schedules());
    ScheduleIdentity.Owner owner = ScheduleIdentity.Owner.of(config);
    return new Scheduled(
        Declared.of(owner, schedule, displayName, job.job().template(displayName))
            .in(job.experiment()),
        job);
  }

  private static String displayName(Schedule schedule, JobRun job, Schedules settings) {
    String name = settings.displayName(schedule, job.pipeline());
    if (name.length() > LONGEST_NAME) {
      throw new UserException(
          String.format(
              Locale.ROOT,
              "%s: the name '%s' is longer than %d characters.\n"
                  + "  Shorten run_config.scheduled_run_name.",
              schedule.at(),
              name,
              LONGEST_NAME));
    }
    return name;
  }
}
