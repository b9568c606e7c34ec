package io.github.vertexmaven.core.job;

import io.github.vertexmaven.core.conf.ResolvedConfig;
import io.github.vertexmaven.core.job.call.Connecting;
import io.github.vertexmaven.core.job.call.Connection;
import io.github.vertexmaven.core.job.image.ImageOptions;
import io.github.vertexmaven.core.job.once.Preparation;
import io.github.vertexmaven.core.job.once.ProjectRun;
import io.github.vertexmaven.core.job.once.ReleaseRun;
import io.github.vertexmaven.core.job.once.SpecRun;
import io.github.vertexmaven.core.job.project.PipelinePart;
import io.github.vertexmaven.core.job.project.ProjectBuild;
import io.github.vertexmaven.core.job.reactor.GoalScope;
import io.github.vertexmaven.core.job.reactor.Submissions;
import io.github.vertexmaven.core.job.release.ReleaseArtifacts;
import io.github.vertexmaven.core.job.run.JobRun;
import io.github.vertexmaven.core.job.run.ReportRehearsal;
import io.github.vertexmaven.core.job.run.TrackingEnd;
import io.github.vertexmaven.core.job.submit.JobIds;
import io.github.vertexmaven.core.job.watch.FailedJob;
import io.github.vertexmaven.core.job.watch.ShutdownMessage;
import io.github.vertexmaven.core.show.status.Stopped;
import io.github.vertexmaven.core.show.terminal.Terminal;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Runs a pipeline of the project, of a release or of a spec: ships what is missing, submits a job
 * and, if asked, waits for its end.
 *
 * @param releases where releases are found
 * @param turn the module's place among those of the build that submit
 * @param options what is run, and how
 */
public record RunOnce(
    ProjectBuild build,
    PipelinePart part,
    ReleaseArtifacts releases,
    Submissions.Ticket turn,
    Options options) {

  /** What a job that nobody waits for gets before it is looked at once more. */
  private static final Duration LOOK = Duration.ofSeconds(2);

  /**
   * What is run, and how.
   *
   * @param source what is run instead of the project
   * @param waits whether the goal waits for the end; with a limit, and on the emulator, it always
   *     does
   * @param limit how long it waits; then the job is cancelled
   * @param dryRun only says what would be done
   * @param resume a job that is gone on from
   * @param report whether a run that is waited for leaves a page to look at
   */
  public record Options(
      Source source,
      boolean waits,
      Optional<Duration> limit,
      boolean dryRun,
      ImageOptions image,
      Optional<String> resume,
      boolean report) {}

  /**
   * What is run instead of the project; a release wins.
   *
   * @param release {@code group:artifact:version}
   * @param spec a file, or the address of a template
   */
  public record Source(Optional<String> release, Optional<String> spec) {

    /** Which modules of a build the goal works on. */
    public GoalScope scope() {
      if (release.isPresent()) {
        return GoalScope.NO_MODULE;
      }
      return spec.isPresent() ? GoalScope.SETTINGS : GoalScope.ONE_MODULE;
    }

    /** Whether the project at hand is run. */
    public boolean isProject() {
      return release.isEmpty() && spec.isEmpty();
    }
  }

  /** Does it. */
  public void run() {
    if (!options.source().isProject() && !turn.isFirst()) {
      skip("Skipped: the spec is submitted once in a build.");
      return;
    }
    Optional<Preparation> prepared = prepared();
    if (prepared.isEmpty()) {
      skip("All outputs exist; there is nothing to run.");
    } else if (options.dryRun()) {
      describe(prepared.get());
      turn.pass();
    } else {
      turn.submit(() -> submit(prepared.get()));
    }
  }

  private void skip(String why) {
    build.console().info(why);
    turn.pass();
  }

  private Optional<Preparation> prepared() {
    Optional<String> release = options.source().release();
    Optional<String> spec = options.source().spec();
    if (release.isPresent()) {
      return Optional.of(
          new ReleaseRun(build.call(), releases, release.get(), part.pipeline()).prepared());
    }
    if (spec.isPresent()) {
      return Optional.of(new SpecRun(build.call(), spec.get(), part.options()).prepared());
    }
    return new ProjectRun(build, part, options.image(), options.resume(), !options.dryRun())
        .prepared();
  }

  private static void describe(Preparation prepared) {
    JobRun job = prepared.planned();
    job.describe(Connecting.request(prepared.config().settings()), jobId(job));
  }

  private static String jobId(JobRun job) {
    return JobIds.next(job.pipeline(), Instant.now(), new SecureRandom());
  }

  private void submit(Preparation prepared) {
    ResolvedConfig config = prepared.config();
    JobRun job = prepared.ready().get();
    if (options.report() && waits(config)) {
      ReportRehearsal.beside(() -> submit(job, config), job::rehearse);
    } else {
      submit(job, config);
    }
  }

  private void submit(JobRun job, ResolvedConfig config) {
    try (ShutdownMessage message = new ShutdownMessage(Terminal.last());
        Connection connection = build.call().connecting().connect(config, job.root())) {
      message.say(Stopped.uploading());
      String jobId = job.submit(connection, jobId(job), message);
      if (waits(config)) {
        follow(job, jobId, connection, config, message);
      } else {
        job.look(connection, jobId, LOOK);
      }
    }
  }

  private boolean waits(ResolvedConfig config) {
    return options.waits() || options.limit().isPresent() || config.settings().onEmulator();
  }

  /** A job that took too long was cancelled. */
  private void follow(
      JobRun job,
      String jobId,
      Connection connection,
      ResolvedConfig config,
      ShutdownMessage message) {
    try {
      job.follow(
          connection,
          jobId,
          options.limit(),
          build.console().terminal(),
          build.reports(options.report()),
          message);
    } catch (FailedJob e) {
      if (options.limit().isPresent()) {
        TrackingEnd.of(build.console(), config, build.call().modules(), build.project().classes())
            .after(connection.remote().jobs(), jobId);
      }
      throw e;
    }
  }
}
