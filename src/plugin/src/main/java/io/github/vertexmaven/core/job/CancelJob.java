package io.github.vertexmaven.core.job;

import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.conf.ResolvedConfig;
import io.github.vertexmaven.core.job.call.Call;
import io.github.vertexmaven.core.job.call.Connection;
import io.github.vertexmaven.core.job.run.TrackingEnd;
import io.github.vertexmaven.core.service.JobStatus;
import io.github.vertexmaven.core.service.PipelineJobs;
import io.github.vertexmaven.core.show.status.Stopped;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Asks a job to stop, and ends its run on the tracking server.
 *
 * @param job its id
 * @param classes the project's own, which may have what signs requests to the server
 */
public record CancelJob(Call call, Optional<String> job, Path classes) {

  /** Does it. */
  public void run() {
    String named = named();
    ServiceCall.with(call, (connection, config) -> cancel(named, connection, config));
  }

  private void cancel(String named, Connection connection, ResolvedConfig config) {
    PipelineJobs jobs = connection.remote().jobs();
    JobStatus before = jobs.get(named);
    if (before.state().isFinal()) {
      call.console().info(Stopped.ended(before));
      return;
    }
    jobs.cancel(named);
    call.console().info("Job " + named + " was asked to stop.");
    TrackingEnd.of(call.console(), config, call.modules(), classes).after(jobs, named);
  }

  String named() {
    return job.orElseThrow(
        () ->
            new UserException(
                "-Dvertexai.job=<job> is missing: vertexai:list-pipelines lists the jobs."));
  }
}
