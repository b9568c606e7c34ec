package io.github.vertexmaven.core.watch;

import io.github.vertexmaven.core.remote.JobStatus;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Jobs as a table. */
public final class JobList {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT)
          .withZone(ZoneId.systemDefault());

  private JobList() {}

  /** Heading and a row for each job, in the given order. */
  public static List<String> of(List<JobStatus> jobs) {
    if (jobs.isEmpty()) {
      return List.of("No pipeline jobs.");
    }
    int width = jobs.stream().mapToInt(job -> job.jobId().length()).max().orElse(3);
    List<String> lines = new ArrayList<>();
    lines.add(row("Job", "State", "Created", "Seconds", width));
    for (JobStatus job : jobs) {
      lines.add(
          row(
              job.jobId(),
              job.state().name().toLowerCase(Locale.ROOT),
              job.created().map(TIME::format).orElse(""),
              seconds(job),
              width));
    }
    return lines;
  }

  private static String seconds(JobStatus job) {
    if (job.created().isEmpty() || job.ended().isEmpty()) {
      return "";
    }
    Instant created = job.created().get();
    double millis = job.ended().get().toEpochMilli() - created.toEpochMilli();
    return String.format(Locale.ROOT, "%.1f", millis / 1000);
  }

  private static String row(String job, String state, String created, String seconds, int width) {
    String format = "%-" + width + "s  %-10s  %-19s  %8s";
    return String.format(Locale.ROOT, format, job, state, created, seconds).stripTrailing();
  }
}
