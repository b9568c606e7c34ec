package io.github.vertexmaven.core.job.schedule;

import io.github.vertexmaven.core.conf.cron.Cron;
import io.github.vertexmaven.core.conf.settings.Schedules.Schedule;
import io.github.vertexmaven.core.service.Experiment;
import io.github.vertexmaven.core.service.JobTemplate;
import io.github.vertexmaven.core.service.ScheduleRequest;
import io.github.vertexmaven.core.service.ScheduleTiming;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A schedule as it shall be.
 *
 * @param identity what makes it the same one in the next call
 * @param request what the service is asked for
 * @param paused whether it rests
 * @param cron its times, without their zone
 * @param zone of its times
 */
public record Declared(
    ScheduleIdentity identity, ScheduleRequest request, boolean paused, String cron, ZoneId zone) {

  /**
   * Of a schedule in the settings.
   *
   * @param displayName what the console shows
   * @param job what its runs are made of
   */
  public static Declared of(
      ScheduleIdentity.Owner owner, Schedule schedule, String displayName, JobTemplate job) {
    ScheduleIdentity identity = new ScheduleIdentity(owner, schedule.pipeline(), schedule.name());
    Map<String, String> labels = new TreeMap<>(identity.labels());
    labels.put(JobDigest.LABEL, JobDigest.of(job).label());
    return new Declared(
        identity,
        new ScheduleRequest(displayName, timing(schedule), job.labelled(labels)),
        schedule.paused(),
        schedule.cron(),
        schedule.zone());
  }

  /** The same with runs that belong to an experiment. */
  public Declared in(Optional<Experiment> experiment) {
    return new Declared(identity, request.in(experiment), paused, cron, zone);
  }

  private static ScheduleTiming timing(Schedule schedule) {
    return new ScheduleTiming(
        "TZ=" + schedule.zone() + " " + schedule.cron(),
        schedule.start(),
        schedule.end(),
        schedule.maxRuns(),
        schedule.maxConcurrentRuns(),
        schedule.maxActiveRuns(),
        schedule.allowQueueing());
  }

  /** Whether its end has come. */
  boolean isOver(Instant now) {
    return request.timing().end().filter(end -> !end.isAfter(now)).isPresent();
  }

  JobDigest digest() {
    return JobDigest.in(request.job().options().labels()).orElseThrow();
  }

  /** The times of the next runs, in its zone; fewer where its end comes before. */
  List<ZonedDateTime> next(Instant now, int count) {
    Instant begin = request.timing().start().filter(now::isBefore).orElse(now);
    return Cron.of(cron, zone).after(begin.minusNanos(1).atZone(zone), count + 1).stream()
        .filter(time -> time.toInstant().isAfter(now))
        .filter(time -> request.timing().end().filter(time.toInstant()::isAfter).isEmpty())
        .limit(count)
        .toList();
  }
}
