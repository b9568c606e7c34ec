package io.github.vertexmaven.maven;

import io.github.vertexmaven.core.conf.ResolvedConfig;
import io.github.vertexmaven.core.job.watch.NodeDurations;
import io.github.vertexmaven.core.service.JobStatus;
import io.github.vertexmaven.core.service.ScheduleStatus;
import io.github.vertexmaven.core.show.status.JobList;
import io.github.vertexmaven.core.show.status.JobTable;
import io.github.vertexmaven.core.show.status.ScheduleList;
import io.github.vertexmaven.core.show.status.TaskNotes;
import io.github.vertexmaven.core.show.table.Paragraph;
import io.github.vertexmaven.core.show.table.Screen;
import java.util.List;
import java.util.Map;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.eclipse.aether.RepositorySystem;

/**
 * Shows one job and its tasks, or a schedule and its runs: of a task also from which run a reused
 * result came, or what made it run again.
 */
@Mojo(name = "status", requiresProject = false, threadSafe = true)
public final class StatusMojo extends RemoteMojo {

  private static final int MOST_RUNS = 20;

  /** The job's id; the latest job when left out. */
  @Parameter(property = "vertexai.job")
  private String job;

  /** The number of a schedule, as {@code list-pipelines} shows it. */
  @Parameter(property = "vertexai.schedule")
  private String schedule;

  /**
   * Keeps how long nodes took in {@code conf/<env>/vertexai-durations.yml}, for {@code
   * run_config.grouping}; with {@code base} in {@code conf/base}. Commit the file: compiling reads
   * it, and nothing else that is measured.
   */
  @Parameter(property = "vertexai.saveDurations")
  private String saveDurations;

  @Inject
  StatusMojo(RepositorySystem repositories) {
    super(repositories);
  }

  @Override
  void run(Connecting.Connection connection, ResolvedConfig config) {
    if (schedule == null) {
      showJob(connection, config);
    } else {
      showSchedule(connection, connection.remote().schedules().get(schedule));
    }
  }

  private void showSchedule(Connecting.Connection connection, ScheduleStatus status) {
    getLog().info("Schedule " + status.id());
    getLog().info(scheduleUrl(connection.target(), status.id()));
    Screen screen = terminal().log();
    ScheduleList.details(status, screen).forEach(line -> getLog().info(line));
    getLog().info("");
    String runs = "schedule_name=\"" + status.resource() + "\"";
    List<JobStatus> jobs = connection.remote().jobs().list(runs, MOST_RUNS);
    JobList.of(jobs, id -> jobUrl(connection.target(), id), screen)
        .forEach(line -> getLog().info(line));
  }

  private void showJob(Connecting.Connection connection, ResolvedConfig config) {
    JobStatus status =
        connection.remote().jobs().get(LatestJob.orGiven(connection.remote().jobs(), job));
    getLog()
        .info(
            "Job "
                + status.jobId()
                + ": "
                + status.state().name().toLowerCase(java.util.Locale.ROOT));
    getLog().info(jobUrl(connection.target(), status.jobId()));
    Map<String, String> notes =
        TaskNotes.of(status, connection.remote().jobs(), connection.remote().objects());
    JobTable.of(status, notes, terminal().log()).forEach(line -> getLog().info(line));
    status.error().stream()
        .flatMap(String::lines)
        .flatMap(line -> Paragraph.of("", line, terminal().log()).stream())
        .forEach(getLog()::info);
    option("saveDurations", saveDurations)
        .filter(given -> !given.equals("false"))
        .ifPresent(
            given ->
                SavedDurations.of(given, baseDir(), config.env())
                    .save(NodeDurations.of(status, connection.remote().objects()), getLog()));
  }
}
