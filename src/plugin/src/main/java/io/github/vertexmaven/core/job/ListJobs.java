package io.github.vertexmaven.core.job;

import io.github.vertexmaven.core.conf.ResolvedConfig;
import io.github.vertexmaven.core.job.call.Call;
import io.github.vertexmaven.core.job.call.Connection;
import io.github.vertexmaven.core.service.JobQuery;
import io.github.vertexmaven.core.service.JobStatus;
import io.github.vertexmaven.core.service.RemoteTarget;
import io.github.vertexmaven.core.service.ScheduleStatus;
import io.github.vertexmaven.core.show.status.JobList;
import io.github.vertexmaven.core.show.status.ScheduleList;
import io.github.vertexmaven.core.show.table.Screen;
import io.github.vertexmaven.core.show.terminal.Console;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Lists jobs, and schedules unless a filter asks for certain jobs.
 *
 * @param filter which jobs, in the service's language
 * @param most how many jobs at most
 */
public record ListJobs(Call call, Optional<String> filter, int most) {

  /** Does it. */
  public void run() {
    ServiceCall.with(call, this::list);
  }

  private void list(Connection connection, ResolvedConfig config) {
    Console console = call.console();
    Screen screen = console.screen();
    RemoteTarget target = connection.target();
    List<JobStatus> jobs =
        connection.remote().jobs().list(new JobQuery.Typed(filter.orElse("")), most);
    JobList.of(jobs, target::jobPage, screen).forEach(console::info);
    if (filter.filter(text -> !text.isBlank()).isEmpty()) {
      console.info("");
      List<ScheduleStatus> schedules = connection.remote().schedules().list("");
      ScheduleList.of(schedules, target::schedulePage, Instant.now(), screen)
          .forEach(console::info);
    }
  }
}
