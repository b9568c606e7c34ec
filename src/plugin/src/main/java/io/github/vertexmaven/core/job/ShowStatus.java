package io.github.vertexmaven.core.job;

import io.github.vertexmaven.core.conf.ResolvedConfig;
import io.github.vertexmaven.core.job.call.Call;
import io.github.vertexmaven.core.job.call.Connection;
import io.github.vertexmaven.core.job.run.LatestJob;
import io.github.vertexmaven.core.job.watch.NodeDurations;
import io.github.vertexmaven.core.job.watch.SavedDurations;
import io.github.vertexmaven.core.service.JobQuery;
import io.github.vertexmaven.core.service.JobStatus;
import io.github.vertexmaven.core.service.Remote;
import io.github.vertexmaven.core.service.ScheduleStatus;
import io.github.vertexmaven.core.show.status.JobList;
import io.github.vertexmaven.core.show.status.JobTable;
import io.github.vertexmaven.core.show.status.ScheduleList;
import io.github.vertexmaven.core.show.status.TaskNotes;
import io.github.vertexmaven.core.show.table.Paragraph;
import io.github.vertexmaven.core.show.table.Screen;
import io.github.vertexmaven.core.show.terminal.Console;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Shows one job and its tasks, or a schedule and its runs.
 *
 * @param job its id; the latest job when left out
 * @param schedule a schedule instead
 * @param saveDurations where it is kept how long nodes took, when it is
 */
public record ShowStatus(
    Call call, Optional<String> job, Optional<String> schedule, Optional<String> saveDurations) {

  /** So many runs of a schedule are shown. */
  private static final int MOST_RUNS = 20;

  /** Does it. */
  public void run() {
    ServiceCall.with(call, this::show);
  }

  private void show(Connection connection, ResolvedConfig config) {
    if (schedule.isPresent()) {
      showSchedule(connection, connection.remote().schedules().get(schedule.get()));
      return;
    }
    Remote remote = connection.remote();
    JobStatus status = remote.jobs().get(LatestJob.orGiven(remote.jobs(), job, config));
    showJob(connection, status);
    saveDurations.ifPresent(
        given ->
            SavedDurations.of(given, call.folders().project(), config.env())
                .save(NodeDurations.of(status, remote.objects()), call.console()));
  }

  private void showSchedule(Connection connection, ScheduleStatus status) {
    Console console = call.console();
    console.info("Schedule " + status.id());
    console.info(connection.target().schedulePage(status.id()));
    Screen screen = console.screen();
    ScheduleList.details(status, Instant.now(), screen).forEach(console::info);
    console.info("");
    List<JobStatus> jobs =
        connection.remote().jobs().list(new JobQuery.OfSchedule(status), MOST_RUNS);
    JobList.of(jobs, connection.target()::jobPage, screen).forEach(console::info);
  }

  private void showJob(Connection connection, JobStatus status) {
    Console console = call.console();
    Remote remote = connection.remote();
    console.info("Job " + status.jobId() + ": " + status.state().name().toLowerCase(Locale.ROOT));
    console.info(connection.target().jobPage(status.jobId()));
    Map<String, String> notes = TaskNotes.of(status, remote.jobs(), remote.objects());
    Screen screen = console.screen();
    JobTable.of(status, notes, screen).forEach(console::info);
    status.error().stream()
        .flatMap(String::lines)
        .flatMap(line -> Paragraph.of("", line, screen).stream())
        .forEach(console::info);
  }
}
