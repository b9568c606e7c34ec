package io.github.vertexmaven.maven;

import io.github.vertexmaven.core.conf.ResolvedConfig;
import io.github.vertexmaven.core.conf.settings.GoalOption;
import io.github.vertexmaven.core.service.JobStatus;
import io.github.vertexmaven.core.service.RemoteTarget;
import io.github.vertexmaven.core.service.ScheduleStatus;
import io.github.vertexmaven.core.show.status.JobList;
import io.github.vertexmaven.core.show.status.ScheduleList;
import io.github.vertexmaven.core.show.table.Screen;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.eclipse.aether.RepositorySystem;

/** Lists pipeline jobs, the latest first, and schedules unless a filter asks for certain jobs. */
@Mojo(name = "list-pipelines", requiresProject = false, threadSafe = true)
public final class ListPipelinesMojo extends RemoteMojo {

  /** Which jobs, in the service's language: {@code state="PIPELINE_STATE_FAILED"}. */
  @Parameter(property = "vertexai.filter", defaultValue = "")
  private String filter;

  /** How many jobs at most. */
  @Parameter(property = "vertexai.limit", defaultValue = "20")
  private String limit;

  @Inject
  ListPipelinesMojo(RepositorySystem repositories) {
    super(repositories);
  }

  @Override
  void run(Connecting.Connection connection, ResolvedConfig config) {
    int most = GoalOption.count(UserOptions.checked("limit", option("limit", limit).orElse("20")));
    List<JobStatus> jobs = connection.remote().jobs().list(filter == null ? "" : filter, most);
    Screen screen = terminal().log();
    RemoteTarget target = connection.target();
    JobList.of(jobs, id -> jobUrl(target, id), screen).forEach(line -> getLog().info(line));
    if (filter == null || filter.isBlank()) {
      getLog().info("");
      List<ScheduleStatus> schedules = connection.remote().schedules().list("");
      ScheduleList.of(schedules, id -> scheduleUrl(target, id), screen)
          .forEach(line -> getLog().info(line));
    }
  }
}
