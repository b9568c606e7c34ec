package io.github.vertexmaven.core.conf.settings;

import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.config.Location;
import io.github.vertexmaven.core.conf.cron.Cron;
import io.github.vertexmaven.core.conf.settings.Setting.Free;
import io.github.vertexmaven.core.conf.settings.Setting.Group;
import io.github.vertexmaven.core.conf.settings.Setting.Kind;
import io.github.vertexmaven.core.conf.settings.Setting.Named;
import io.github.vertexmaven.core.conf.settings.Setting.Value;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * When pipelines run automatically.
 *
 * @param displayName what schedules are called in the console, {@code scheduled_run_name}
 * @param declared in the file's order
 */
public record Schedules(Optional<String> displayName, List<Schedule> declared) {

  /** Copies the list. */
  public Schedules {
    declared = List.copyOf(declared);
  }

  /**
   * A schedule of a pipeline.
   *
   * @param pipeline the pipeline
   * @param name unique among the pipeline's schedules
   * @param at where it is declared
   * @param cron five fields; daily at midnight when not given
   * @param zone in which the cron expression is meant
   * @param start before which no run starts
   * @param end after which no run starts
   * @param maxRuns after so many runs it is done
   * @param maxConcurrentRuns how many of its runs may start at once
   * @param maxActiveRuns how many of its runs may be alive at once
   * @param allowQueueing whether a run that may not start yet waits, instead of being skipped
   * @param parameters of its runs, by top-level key
   * @param paused whether it rests
   */
  public record Schedule(
      String pipeline,
      String name,
      Location at,
      String cron,
      ZoneId zone,
      Optional<Instant> start,
      Optional<Instant> end,
      Optional<Long> maxRuns,
      long maxConcurrentRuns,
      Optional<Long> maxActiveRuns,
      boolean allowQueueing,
      ConfValue.Mapping parameters,
      boolean paused) {}

  /** Zones that Java has and the time zone database, by which the service goes, has not. */
  private static final String OF_JAVA = "SystemV/";

  /** Once a day at midnight. */
  public static final String DAILY = "0 0 * * *";

  /** The one of a project that declares none: once a day. */
  public static Schedule daily(String pipeline) {
    Location nowhere = Location.of("no schedule is declared");
    return new Schedule(
        pipeline,
        "daily",
        nowhere,
        DAILY,
        ZoneId.of("UTC"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        1,
        Optional.empty(),
        false,
        ConfValue.Mapping.empty(nowhere),
        false);
  }

  /**
   * What a schedule is called in the console: as is asked for, made different where there are
   * several; else after the pipeline's spec.
   */
  public String displayName(Schedule schedule, String spec) {
    String name = displayName.orElse(spec + " " + schedule.name());
    return declared.size() < 2 || displayName.isEmpty()
        ? name
        : name + " (" + schedule.pipeline() + "/" + schedule.name() + ")";
  }

  static Named model() {
    return new Named(
        "When pipelines run automatically.",
        "pipeline",
        new Named("The schedules of this pipeline.", "schedule", schedule()));
  }

  private static Group schedule() {
    return Group.of("A schedule.")
        .with(
            "cron",
            Effect.EVERY_JOB,
            Value.text("When it runs: minute, hour, day of month, month, day of week.")
                .where(Rule.form("\\S+( +\\S+){4}", "five fields such as '0 3 * * *'"))
                .where(new Rule.Check(Schedules::cronProblem))
                .example("0 3 * * *")
                .standard(DAILY))
        .with(
            "time_zone",
            Effect.EVERY_JOB.onKubeflow("the installation's zone only"),
            Value.text("The time zone of cron, start and end.")
                .where(new Rule.Check(Schedules::zoneProblem))
                .example("Europe/Oslo")
                .standard("UTC"))
        .with("start", Effect.EVERY_JOB, time("No run starts before this time."))
        .with("end", Effect.EVERY_JOB, time("No run starts after this time."))
        .with(
            "max_runs",
            Effect.EVERY_JOB.onKubeflow(Effect.REFUSED),
            Value.of(Kind.INTEGER, "The number of runs after which the schedule ends.")
                .where(Rule.atLeast(1)))
        .with(
            "max_concurrent_runs",
            Effect.EVERY_JOB.onKubeflow("1 to 10, active runs"),
            Value.of(Kind.INTEGER, "How many of its runs may start at the same time.")
                .where(Rule.atLeast(1))
                .standard("1"))
        .with(
            "max_active_runs",
            Effect.EVERY_JOB.onKubeflow(Effect.WARNED),
            Value.of(Kind.INTEGER, "How many of its runs may be active at the same time.")
                .where(Rule.atLeast(1)))
        .with(
            "allow_queueing",
            Effect.EVERY_JOB.onKubeflow(Effect.WARNED),
            Value.of(
                    Kind.BOOLEAN,
                    "Whether a run waits if too many are active; otherwise it is skipped.")
                .standard("false"))
        .with(
            "parameters",
            Effect.EVERY_JOB,
            new Free("Parameters of its runs, as in parameters.yml.", true))
        .with(
            "paused",
            Effect.EVERY_JOB,
            Value.of(Kind.BOOLEAN, "Whether the schedule is paused.").standard("false"));
  }

  private static Value time(String doc) {
    return Value.text(doc)
        .where(
            Rule.form(
                "[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2})?(Z|[+-][0-9]{2}:[0-9]{2})?)?",
                "a time such as 2026-01-31T06:00 or 2026-01-31T06:00:00Z"))
        .example("2026-01-31T06:00");
  }

  /** A wrong number of fields is told by the form of the value. */
  private static Optional<String> cronProblem(Object value) {
    String cron = String.valueOf(value).strip();
    return cron.split(" +").length == 5
        ? Cron.problem(cron).map(why -> "'" + value + "' is not a cron expression: " + why)
        : Optional.empty();
  }

  private static Optional<String> zoneProblem(Object value) {
    String zone = String.valueOf(value);
    return ZoneId.getAvailableZoneIds().contains(zone) && !zone.startsWith(OF_JAVA)
        ? Optional.empty()
        : Optional.of("'" + value + "' is not a time zone such as Europe/Oslo");
  }

  static Schedules read(Section run) {
    List<Schedule> declared = new ArrayList<>();
    run.named("schedules")
        .forEach(
            (pipeline, schedules) ->
                schedules
                    .sections()
                    .forEach((name, section) -> declared.add(schedule(pipeline, name, section))));
    return new Schedules(run.text("scheduled_run_name"), declared);
  }

  private static Schedule schedule(String pipeline, String name, Section section) {
    ZoneId zone = ZoneId.of(section.text("time_zone").orElse("UTC"));
    return new Schedule(
        pipeline,
        name,
        section.at(),
        section.text("cron").orElse(DAILY),
        zone,
        time(section, "start", zone),
        time(section, "end", zone),
        section.integer("max_runs"),
        section.integer("max_concurrent_runs").orElse(1L),
        section.integer("max_active_runs"),
        section.flag("allow_queueing").orElse(false),
        parameters(section),
        section.flag("paused").orElse(false));
  }

  private static ConfValue.Mapping parameters(Section section) {
    Optional<ConfValue> given = section.value("parameters");
    if (given.isPresent() && !(given.get() instanceof ConfValue.Mapping)) {
      section.problem(
          "parameters", "expected keys with values, found " + given.get().words() + ".");
    }
    return given
        .filter(ConfValue.Mapping.class::isInstance)
        .map(ConfValue.Mapping.class::cast)
        .orElseGet(() -> ConfValue.Mapping.empty(section.at()));
  }

  private static Optional<Instant> time(Section section, String key, ZoneId zone) {
    try {
      return section.text(key).map(text -> time(text, zone));
    } catch (DateTimeException e) {
      section.problem(
          key, "'" + section.text(key).orElseThrow() + "' is not a day of the calendar.");
      return Optional.empty();
    }
  }

  private static Instant time(String text, ZoneId zone) {
    if (!text.contains("T")) {
      return LocalDateTime.parse(text + "T00:00").atZone(zone).toInstant();
    }
    boolean anywhere = !text.matches(".*(Z|[+-][0-9]{2}:[0-9]{2})");
    return anywhere
        ? LocalDateTime.parse(text).atZone(zone).toInstant()
        : OffsetDateTime.parse(text).toInstant();
  }
}
