package io.github.vertexmaven.core.schedule;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A plan as lines of text, its columns aligned. */
public final class PlanTable {

  private static final int RUNS = 5;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm", Locale.ENGLISH);
  private static final List<String> HEAD = List.of("Action", "Pipeline", "Schedule", "When", "Why");

  private PlanTable() {}

  /** A line for each schedule, then the next runs of each that runs. */
  public static List<String> of(Plan plan, Instant now) {
    List<List<String>> rows = new ArrayList<>(List.of(HEAD));
    plan.schedules().forEach(planned -> rows.add(row(planned)));
    List<String> lines = new ArrayList<>(aligned(rows));
    lines.add("");
    plan.schedules().stream()
        .filter(planned -> planned.declared().isPresent())
        .map(planned -> next(planned, planned.declared().get(), now))
        .forEach(lines::add);
    return lines;
  }

  private static List<String> row(Planned planned) {
    return List.of(
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

  private static List<String> aligned(List<List<String>> rows) {
    int[] widths = new int[HEAD.size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    return rows.stream().map(row -> line(row, widths)).toList();
  }

  private static String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
    }
    return line.toString().stripTrailing();
  }
}
