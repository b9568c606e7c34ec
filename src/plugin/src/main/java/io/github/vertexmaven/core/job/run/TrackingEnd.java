package io.github.vertexmaven.core.job.run;

import io.github.vertexmaven.core.Log;
import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.compile.fork.ForkEvents;
import io.github.vertexmaven.core.compile.fork.ForkRequest;
import io.github.vertexmaven.core.compile.fork.JavaFork;
import io.github.vertexmaven.core.compile.fork.ProjectJvm;
import io.github.vertexmaven.core.compile.graph.ProjectGraph;
import io.github.vertexmaven.core.conf.ResolvedConfig;
import io.github.vertexmaven.core.conf.RunTimeConfig;
import io.github.vertexmaven.core.service.JobStatus;
import io.github.vertexmaven.core.service.PipelineJobs;
import io.github.vertexmaven.core.service.connect.Modules;
import io.github.vertexmaven.core.service.connect.Patience;
import io.github.vertexmaven.core.service.connect.Pause;
import io.github.vertexmaven.json.Fields;
import io.github.vertexmaven.slice.Slice;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Ends the MLflow run of a job that was cancelled. The service runs nothing more of such a job, so
 * one that was cancelled between two tasks would leave its run as running.
 *
 * @param config names the tracking server
 * @param jvm what the runtime runs on; asked for only when runs are tracked
 * @param patience how long the job may take to stop
 */
public record TrackingEnd(
    Log log, ResolvedConfig config, Supplier<ProjectJvm> jvm, Patience patience) {

  private static final String END_TRACKING = "io.github.vertexmaven.launcher.EndTracking";
  private static final int PAUSE_MILLIS = 500;
  private static final List<String> JVM_OPTIONS =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto");

  /**
   * With the runtime alone: its dependencies need not be there to cancel a job.
   *
   * @param classes the project's own, which may have what signs its requests in
   */
  public static TrackingEnd of(Log log, ResolvedConfig config, Modules modules, Path classes) {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    return new TrackingEnd(
        log,
        config,
        () -> {
          List<Path> classPath = new ArrayList<>(modules.jars("vertexai-runtime"));
          classPath.add(classes);
          return new ProjectJvm(java, classPath, List.of(classes), List.of());
        },
        Patience.BUSY_MACHINE);
  }

  /** Waits until the job has stopped, and ends its run when nothing of it could. */
  public void after(PipelineJobs jobs, String jobId) {
    if (!RunTimeConfig.isTracked(config)) {
      return;
    }
    JobStatus job = stopped(jobs, jobId);
    boolean endedItself =
        job.state() == JobStatus.State.SUCCEEDED || job.state() == JobStatus.State.FAILED;
    if (!endedItself) {
      end(jobId, pipeline(job));
    }
  }

  private JobStatus stopped(PipelineJobs jobs, String jobId) {
    long begin = System.nanoTime();
    boolean silent = true;
    JobStatus job = jobs.get(jobId);
    while (!job.state().isFinal() && System.nanoTime() - begin < patience.longest().toNanos()) {
      if (silent && System.nanoTime() - begin >= patience.silent().toNanos()) {
        log.info("Waiting for job " + jobId + " to stop, then its MLflow run ends.");
        silent = false;
      }
      Pause.ofMillis(PAUSE_MILLIS);
      job = jobs.get(jobId);
    }
    return job;
  }

  /** The spec's name is the project's with the pipeline's behind it. */
  private String pipeline(JobStatus job) {
    String project = config.project().artifactId() + "-";
    return job.pipeline().startsWith(project)
        ? job.pipeline().substring(project.length())
        : ProjectGraph.DEFAULT;
  }

  /** The job is cancelled, whatever becomes of this. */
  private void end(String jobId, String pipeline) {
    try {
      JavaFork.run(jvm.get(), END_TRACKING, JVM_OPTIONS, request(jobId, pipeline), telling());
    } catch (UserException e) {
      log.warn("The MLflow run of job " + jobId + " may still be RUNNING: " + e.getMessage());
    }
  }

  private ForkRequest request(String jobId, String pipeline) {
    return new ForkRequest(
        List.of(),
        config.project().baseDir().resolve("graph.json"),
        false,
        config,
        Optional.empty(),
        Optional.of(
            new ForkRequest.PipelineToRun(
                pipeline,
                Slice.all(),
                false,
                jobId,
                jobId,
                1,
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Map.of())));
  }

  private ForkEvents telling() {
    return new ForkEvents() {
      @Override
      public void event(String name, Fields fields) {
        // Problems are all there is, and the fork keeps those itself.
      }

      @Override
      public void output(String line) {
        log.warn(line);
      }
    };
  }
}
