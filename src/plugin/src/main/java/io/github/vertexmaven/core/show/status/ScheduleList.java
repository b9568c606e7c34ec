package io.github.vertexmaven.core.show.status;

import io.github.vertexmaven.core.service.ScheduleStatus;
import io.github.vertexmaven.core.service.ScheduleStatus.State;
import io.github.vertexmaven.core.show.table.Screen;
import io.github.vertexmaven.core.show.table.TableColumn;
import io.github.vertexmaven.core.show.table.TextCell;
import io.github.vertexmaven.core.show.table.TextTable;
import java.time.Instant;
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
      List<ScheduleStatus> schedules, Function<String, String> page, Instant now, Screen screen) {
    if (schedules.isEmpty()) {
      return List.of("No schedules.");
    }
    List<TableColumn> columns =
        List.of(
            TableColumn.key("Schedule"),
            TableColumn.name("Name"),
            TableColumn.word("State"),
            TableColumn.name("When"),
            TableColumn.word("Next run").ifThereIsRoom(),
            TableColumn.word("Runs").ifThereIsRoom());
    return new TextTable(columns, schedules.stream().map(one -> row(one, page, now)).toList())
        .lines(screen);
  }

  /** All that is known of one. */
  public static List<String> details(ScheduleStatus schedule, Instant now, Screen screen) {
    List<List<TextCell>> rows = new ArrayList<>();
    rows.add(TextTable.row("Name", schedule.displayName()));
    rows.add(TextTable.row("Pipeline", schedule.pipeline()));
    rows.add(TextTable.row("State", state(schedule)));
    rows.add(TextTable.row("When", when(schedule)));
    rows.add(TextTable.row("Next run", next(schedule, now) + why(schedule, now)));
    rows.add(TextTable.row("Runs", runs(schedule)));
    schedule
        .lastRun()
        .ifPresent(
            last ->
                rows.add(
                    TextTable.row("Last run", TIME.format(last.due()) + ", " + last.response())));
    return new TextTable(List.of(TableColumn.word(""), TableColumn.text("")), rows).lines(screen);
  }

  private static List<TextCell> row(
      ScheduleStatus schedule, Function<String, String> page, Instant now) {
    return List.of(
        TextCell.linked(schedule.id(), page.apply(schedule.id())),
        TextCell.of(schedule.displayName()),
        TextCell.of(state(schedule)),
        TextCell.of(when(schedule)),
        TextCell.of(next(schedule, now)),
        TextCell.of(runs(schedule)));
  }

  private static String state(ScheduleStatus schedule) {
    return schedule.state().name().toLowerCase(Locale.ROOT);
  }

  /** The expression first, then the zone, as people write it. */
  private static String when(ScheduleStatus schedule) {
    return schedule.timing().cron().replaceFirst("^(?:CRON_)?TZ=(\\S+) (.*)$", "$2 $1");
  }

  /** Never a time that is over: a service may keep the one that was due when a schedule stopped. */
  private static String next(ScheduleStatus schedule, Instant now) {
    if (!goesOn(schedule)) {
      return "none";
    }
    return isOverdue(schedule, now)
        ? "overdue"
        : schedule.nextRun().map(TIME::format).orElse("none");
  }

  private static String why(ScheduleStatus schedule, Instant now) {
    return switch (schedule.state()) {
      case PAUSED -> " while it is paused";
      case COMPLETED -> ", it has ended";
      default ->
          isOverdue(schedule, now) ? " since " + TIME.format(schedule.nextRun().orElseThrow()) : "";
    };
  }

  private static boolean goesOn(ScheduleStatus schedule) {
    return schedule.state() == State.ACTIVE || schedule.state() == State.UNKNOWN;
  }

  private static boolean isOverdue(ScheduleStatus schedule, Instant now) {
    return goesOn(schedule) && schedule.nextRun().filter(due -> due.isBefore(now)).isPresent();
  }

  private static String runs(ScheduleStatus schedule) {
    return schedule.startedRuns()
        + schedule.timing().maxRuns().map(most -> " of " + most).orElse("");
  }
}
