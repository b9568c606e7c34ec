package io.github.vertexmaven.core.show.status;

import io.github.vertexmaven.core.service.JobStatus;
import io.github.vertexmaven.core.show.table.Screen;
import io.github.vertexmaven.core.show.table.TableColumn;
import io.github.vertexmaven.core.show.table.TextCell;
import io.github.vertexmaven.core.show.table.TextTable;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Jobs as a table. */
public final class JobList {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneId.systemDefault());

  private JobList() {}

  /**
   * Heading and a row for each job, in the given order.
   *
   * @param page where a job is shown, by its id
   */
  public static List<String> of(
      List<JobStatus> jobs, Function<String, String> page, Screen screen) {
    if (jobs.isEmpty()) {
      return List.of("No pipeline jobs.");
    }
    List<TableColumn> columns =
        List.of(
            TableColumn.key("Job"),
            TableColumn.word("State").atLeast(10),
            TableColumn.word("Created").atLeast(16).ifThereIsRoom(),
            TableColumn.number("Seconds").atLeast(8).ifThereIsRoom());
    return new TextTable(columns, jobs.stream().map(job -> row(job, page)).toList()).lines(screen);
  }

  private static List<TextCell> row(JobStatus job, Function<String, String> page) {
    return List.of(
        TextCell.linked(job.jobId(), page.apply(job.jobId())),
        TextCell.of(job.state().name().toLowerCase(Locale.ROOT)),
        TextCell.of(job.created().map(TIME::format).orElse("")),
        TextCell.of(seconds(job)));
  }

  private static String seconds(JobStatus job) {
    if (job.created().isEmpty() || job.ended().isEmpty()) {
      return "";
    }
    Instant created = job.created().get();
    double millis = job.ended().get().toEpochMilli() - created.toEpochMilli();
    return String.format(Locale.ROOT, "%.1f", millis / 1000);
  }
}
