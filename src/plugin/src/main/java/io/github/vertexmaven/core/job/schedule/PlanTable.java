package io.github.vertexmaven.core.job.schedule;

import io.github.vertexmaven.core.show.table.Paragraph;
import io.github.vertexmaven.core.show.table.Screen;
import io.github.vertexmaven.core.show.table.TableColumn;
import io.github.vertexmaven.core.show.table.TextCell;
import io.github.vertexmaven.core.show.table.TextTable;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A plan as lines of text. */
public final class PlanTable {

  private static final int RUNS = 5;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm", Locale.ENGLISH);
  private static final List<TableColumn> COLUMNS =
      List.of(
          TableColumn.word("Action"),
          TableColumn.name("Pipeline"),
          TableColumn.name("Schedule"),
          TableColumn.name("When"),
          TableColumn.text("Why"));

  private PlanTable() {}

  /** A line for each schedule, then the next runs of each that runs. */
  public static List<String> of(SchedulePlan plan, Instant now, Screen screen) {
    List<List<TextCell>> rows = plan.schedules().stream().map(PlanTable::row).toList();
    List<String> lines = new ArrayList<>(new TextTable(COLUMNS, rows).lines(screen));
    lines.add("");
    plan.schedules().stream()
        .filter(planned -> planned.declared().isPresent())
        .map(planned -> next(planned, planned.declared().get(), now))
        .forEach(next -> lines.addAll(Paragraph.of("", next, screen)));
    return lines;
  }

  private static List<TextCell> row(Planned planned) {
    return TextTable.row(
        planned.action().word(),
        planned.pipeline(),
        planned.name(),
        planned.declared().map(one -> one.cron() + " " + one.zone()).orElse(""),
        String.join(", ", planned.reasons()));
  }

  private static String next(Planned planned, Declared declared, Instant now) {
    long most = planned.remaining().filter(left -> left < RUNS).orElse((long) RUNS);
    List<ZonedDateTime> times = declared.next(now, (int) most);
    String runs =
        declared.paused()
            ? "none while it is paused"
            : times.isEmpty()
                ? "none"
                : times.stream().map(TIME::format).collect(Collectors.joining(", "));
    return "Next runs of " + planned + " (" + declared.zone() + "): " + runs;
  }
}
