package io.github.vertexmaven.core.job.schedule;

import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.config.Location;
import io.github.vertexmaven.core.conf.settings.Schedules.Schedule;
import io.github.vertexmaven.core.service.JobOptions;
import io.github.vertexmaven.core.service.JobTemplate;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/** Declared schedules, as settings would give them. */
record Declarations(
    String pipeline,
    String name,
    String displayName,
    String cron,
    String zone,
    Optional<Instant> start,
    Optional<Instant> end,
    Optional<Long> maxRuns,
    long maxConcurrent,
    Optional<Long> maxActive,
    boolean queueing,
    boolean paused,
    String spec,
    Map<String, Object> parameters) {

  static final ScheduleIdentity.Owner OWNER =
      new ScheduleIdentity.Owner("com.acme", "flights", "prod");

  static Declarations daily(String pipeline, String name) {
    return new Declarations(
        pipeline,
        name,
        "flights " + name,
        "0 3 * * *",
        "Europe/Oslo",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        1,
        Optional.empty(),
        false,
        false,
        "{}",
        Map.of());
  }

  Declarations named(String other) {
    return copy(other, cron, start, end, maxRuns, queueing, paused, spec, parameters);
  }

  Declarations at(String other) {
    return copy(displayName, other, start, end, maxRuns, queueing, paused, spec, parameters);
  }

  Declarations starting(Instant other) {
    return copy(
        displayName,
        cron,
        Optional.ofNullable(other),
        end,
        maxRuns,
        queueing,
        paused,
        spec,
        parameters);
  }

  Declarations ending(Instant other) {
    return copy(
        displayName,
        cron,
        start,
        Optional.ofNullable(other),
        maxRuns,
        queueing,
        paused,
        spec,
        parameters);
  }

  Declarations runs(long other) {
    Optional<Long> most = other == 0 ? Optional.empty() : Optional.of(other);
    return copy(displayName, cron, start, end, most, queueing, paused, spec, parameters);
  }

  Declarations queueing(boolean other) {
    return copy(displayName, cron, start, end, maxRuns, other, paused, spec, parameters);
  }

  Declarations paused(boolean other) {
    return copy(displayName, cron, start, end, maxRuns, queueing, other, spec, parameters);
  }

  Declarations spec(String other) {
    return copy(displayName, cron, start, end, maxRuns, queueing, paused, other, parameters);
  }

  Declarations parameters(Map<String, Object> other) {
    return copy(displayName, cron, start, end, maxRuns, queueing, paused, spec, other);
  }

  private Declarations copy(
      String otherName,
      String otherCron,
      Optional<Instant> from,
      Optional<Instant> to,
      Optional<Long> runs,
      boolean queues,
      boolean rests,
      String otherSpec,
      Map<String, Object> values) {
    return new Declarations(
        pipeline,
        name,
        otherName,
        otherCron,
        zone,
        from,
        to,
        runs,
        maxConcurrent,
        maxActive,
        queues,
        rests,
        otherSpec,
        values);
  }

  Declared build() {
    return build(OWNER);
  }

  Declared build(ScheduleIdentity.Owner owner) {
    Location at = Location.of("conf/base/vertexai.yml");
    Schedule schedule =
        new Schedule(
            pipeline,
            name,
            at,
            cron,
            ZoneId.of(zone),
            start,
            end,
            maxRuns,
            maxConcurrent,
            maxActive,
            queueing,
            ConfValue.Mapping.empty(at),
            paused);
    JobTemplate job =
        new JobTemplate(
            displayName,
            spec,
            "gs://acme/runs",
            parameters,
            JobOptions.labelled(Map.of("team", "ml")));
    return Declared.of(owner, schedule, displayName, job);
  }
}
