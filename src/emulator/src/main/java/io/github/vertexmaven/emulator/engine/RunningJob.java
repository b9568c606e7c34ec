package io.github.vertexmaven.emulator.engine;

import io.github.vertexmaven.emulator.process.Termination;
import io.github.vertexmaven.emulator.spec.CheckedSpec;
import io.github.vertexmaven.emulator.store.Failure;
import io.github.vertexmaven.emulator.store.Job;
import io.github.vertexmaven.emulator.store.JobState;
import io.github.vertexmaven.emulator.store.TaskLog;
import io.github.vertexmaven.emulator.store.TaskState;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** A job at work. Decisions about it are made by one thread, one after the other. */
final class RunningJob implements TaskNode.Listener {

  private final Job job;
  private final CheckedSpec spec;
  private final Dialect dialect;
  private final Host host;
  private final WarmWorkers workers;
  private final Consumer<RunningJob> over;
  private final JobFlow flow;
  private DagNode root;

  /**
   * A job that is to start.
   *
   * @param over is told when nothing of it runs any more
   */
  RunningJob(
      Job job,
      CheckedSpec spec,
      Dialect dialect,
      Host host,
      EngineThreads threads,
      WarmWorkers workers,
      Consumer<RunningJob> over) {
    this.job = job;
    this.spec = spec;
    this.dialect = dialect;
    this.host = host;
    this.workers = workers;
    this.over = over;
    this.flow =
        new JobFlow(threads, job.request().failFast(), warmLimit(dialect, host), this::crash);
  }

  private static int warmLimit(Dialect dialect, Host host) {
    return dialect.startsAhead() ? host.preferences().warmLimit() : 0;
  }

  void start() {
    Duration pending = dialect.pending();
    if (pending.isZero()) {
      flow.decide(this::begin);
    } else {
      flow.later(pending, this::begin);
    }
  }

  void cancel() {
    flow.decide(
        () -> {
          if (!flow.cancelled() && !job.status().state().ended()) {
            flow.cancel();
            stop();
          }
        });
  }

  /** A job that has not begun is cancelled at once. */
  private void stop() {
    if (root == null) {
      job.change(JobState.CANCELLED, Optional.empty());
      over.accept(this);
    } else {
      job.change(JobState.CANCELLING, Optional.empty());
      root.cancel();
    }
  }

  Job job() {
    return job;
  }

  private void begin() {
    if (flow.cancelled()) {
      return;
    }
    Optional<Failure> refusal = dialect.refusal();
    if (refusal.isPresent()) {
      job.change(JobState.FAILED, refusal);
      over.accept(this);
      return;
    }
    job.change(JobState.RUNNING, Optional.empty());
    spec.warnings().forEach(warning -> note(TaskLog.Severity.WARNING, warning));
    TaskPlaces places =
        new TaskPlaces(host.preferences().containerSetting(), host.containers(), this::note);
    if (!places.wantsAnyOf(spec)) {
      note(dialect.note());
    }
    TaskRunner runner = new TaskRunner(spec.name(), dialect, host, workers, places);
    root = new JobTree(spec, job, flow, runner).root(this);
    root.begin(job.request().inputs());
  }

  /** The root has ended: nothing of the job may stay behind before anybody is told. */
  @Override
  public void ended(TaskNode node) {
    flow.aside(
        () -> {
          try {
            endProcesses();
          } finally {
            flow.decide(() -> conclude(node));
          }
        });
  }

  @Override
  public void atWork(TaskNode node) {}

  private void endProcesses() {
    workers.discard(job.request());
    Termination.now(host.mark().job(job.request().number()));
  }

  private void conclude(TaskNode node) {
    boolean wasCancelled = flow.cancelled() || node.state() == TaskState.CANCELLED;
    JobState state =
        wasCancelled
            ? JobState.CANCELLED
            : node.state() == TaskState.FAILED ? JobState.FAILED : JobState.SUCCEEDED;
    Optional<Failure> error =
        state == JobState.FAILED ? node.error().map(this::explained) : Optional.empty();
    job.change(state, error);
    over.accept(this);
  }

  private Failure explained(Failure failure) {
    String message =
        String.format(
            Locale.ROOT,
            "%s; Job (project_id = %s, job_id = %d) is failed due to the above error.",
            failure.message(),
            job.request().project(),
            job.request().number());
    return new Failure(failure.code(), message);
  }

  private void crash(Throwable e) {
    flow.aside(
        () -> {
          try {
            endProcesses();
          } finally {
            giveUp(e);
          }
        });
  }

  /** The job ends although nothing may be written; that is done once there is room again. */
  private void giveUp(Throwable e) {
    try {
      JobState state = flow.cancelled() ? JobState.CANCELLED : JobState.FAILED;
      job.end(state, Optional.of(Fault.of("continue the job", e)));
    } finally {
      over.accept(this);
    }
    flow.untilDone(job::flush);
  }

  private void note(String text) {
    note(TaskLog.Severity.INFO, text);
  }

  private void note(TaskLog.Severity severity, String text) {
    try {
      job.log().add(severity, text);
    } catch (IOException e) {
      // a note is no reason to fail a job
    }
  }
}
