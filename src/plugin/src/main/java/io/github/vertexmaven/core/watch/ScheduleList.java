package io.github.vertexmaven.core.watch;

import io.github.vertexmaven.core.remote.ScheduleStatus;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Schedules as text: a table of many, or all that is known of one. */
public final class ScheduleList {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT)
          .withZone(ZoneId.systemDefault());

  private ScheduleList() {}

  /** Heading and a row for each schedule, in the given order. */
  public static List<String> of(List<ScheduleStatus> schedules) {
    if (schedules.isEmpty()) {
      return List.of("No schedules.");
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("Schedule", "Name", "State", "When", "Next run", "Runs"));
    schedules.forEach(schedule -> rows.add(row(schedule)));
    return Columns.aligned(rows);
  }

  /** All that is known of one. */
  public static List<String> details(ScheduleStatus schedule) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("Name", schedule.displayName()));
    rows.add(List.of("Pipeline", schedule.pipeline()));
    rows.add(List.of("State", state(schedule)));
    rows.add(List.of("When", when(schedule)));
    rows.add(List.of("Next run", next(schedule)));
    rows.add(List.of("Runs", runs(schedule)));
    schedule
        .lastRun()
        .ifPresent(
            last ->
                rows.add(List.of("Last run", TIME.format(last.due()) + ", " + last.response())));
    return Columns.aligned(rows);
  }

  private static List<String> row(ScheduleStatus schedule) {
    return List.of(
        schedule.id(),
        schedule.displayName(),
        state(schedule),
        when(schedule),
        next(schedule),
        runs(schedule));
  }

  private static String state(ScheduleStatus schedule) {
    return schedule.state().name().toLowerCase(Locale.ROOT);
  }

  /** The expression first, then the zone, as people write it. */
  private static String when(ScheduleStatus schedule) {
    return schedule.timing().cron().replaceFirst("^(?:CRON_)?TZ=(\\S+) (.*)$", "$2 $1");
  }

  private static String next(ScheduleStatus schedule) {
    return schedule.nextRun().map(TIME::format).orElse("");
  }

  private static String runs(ScheduleStatus schedule) {
    return schedule.startedRuns()
        + schedule.timing().maxRuns().map(most -> " of " + most).orElse("");
  }
}
