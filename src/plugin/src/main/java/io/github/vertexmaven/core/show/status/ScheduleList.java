package io.github.vertexmaven.core.show.status;

import io.github.vertexmaven.core.service.ScheduleStatus;
import io.github.vertexmaven.core.show.table.Cell;
import io.github.vertexmaven.core.show.table.Column;
import io.github.vertexmaven.core.show.table.Screen;
import io.github.vertexmaven.core.show.table.Table;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Schedules as text: a table of many, or all that is known of one. */
public final class ScheduleList {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneId.systemDefault());

  private ScheduleList() {}

  /**
   * Heading and a row for each schedule, in the given order.
   *
   * @param page where a schedule is shown, by its id
   */
  public static List<String> of(
      List<ScheduleStatus> schedules, Function<String, String> page, Screen screen) {
    if (schedules.isEmpty()) {
      return List.of("No schedules.");
    }
    List<Column> columns =
        List.of(
            Column.key("Schedule"),
            Column.name("Name"),
            Column.word("State"),
            Column.name("When"),
            Column.word("Next run").ifThereIsRoom(),
            Column.word("Runs").ifThereIsRoom());
    return new Table(columns, schedules.stream().map(one -> row(one, page)).toList()).lines(screen);
  }

  /** All that is known of one. */
  public static List<String> details(ScheduleStatus schedule, Screen screen) {
    List<List<Cell>> rows = new ArrayList<>();
    rows.add(Table.row("Name", schedule.displayName()));
    rows.add(Table.row("Pipeline", schedule.pipeline()));
    rows.add(Table.row("State", state(schedule)));
    rows.add(Table.row("When", when(schedule)));
    rows.add(Table.row("Next run", next(schedule)));
    rows.add(Table.row("Runs", runs(schedule)));
    schedule
        .lastRun()
        .ifPresent(
            last ->
                rows.add(Table.row("Last run", TIME.format(last.due()) + ", " + last.response())));
    return new Table(List.of(Column.word(""), Column.text("")), rows).lines(screen);
  }

  private static List<Cell> row(ScheduleStatus schedule, Function<String, String> page) {
    return List.of(
        Cell.linked(schedule.id(), page.apply(schedule.id())),
        Cell.of(schedule.displayName()),
        Cell.of(state(schedule)),
        Cell.of(when(schedule)),
        Cell.of(next(schedule)),
        Cell.of(runs(schedule)));
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
