package io.github.vertexmaven.emulator.engine;

import io.github.vertexmaven.emulator.process.Ending;
import io.github.vertexmaven.emulator.spec.Component;
import io.github.vertexmaven.emulator.spec.Dag;
import io.github.vertexmaven.emulator.spec.PipelineSpec;
import io.github.vertexmaven.emulator.spec.Task;
import io.github.vertexmaven.emulator.store.Failure;
import io.github.vertexmaven.emulator.store.Ids;
import io.github.vertexmaven.emulator.store.Job;
import io.github.vertexmaven.emulator.store.JobRequest;
import io.github.vertexmaven.emulator.store.JobState;
import io.github.vertexmaven.emulator.store.TaskLog;
import io.github.vertexmaven.emulator.store.TaskRecord;
import io.github.vertexmaven.emulator.store.TaskState;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** A job at work. Decisions about it are made by one thread, one after the other. */
final class JobRun {

  private final Job job;
  private final PipelineSpec spec;
  private final Host host;
  private final Agenda agenda;
  private final WarmWorkers workers;
  private final Consumer<JobRun> over;
  private DagNode root;
  private int warmLimit;
  private boolean cancelled;
  private volatile boolean failedFast;
  private volatile boolean crashed;

  JobRun(
      Job job,
      PipelineSpec spec,
      Host host,
      Agenda agenda,
      WarmWorkers workers,
      Consumer<JobRun> over) {
    this.job = job;
    this.spec = spec;
    this.host = host;
    this.agenda = agenda;
    this.workers = workers;
    this.over = over;
  }

  void start() {
    decide(this::begin);
  }

  void cancel() {
    decide(
        () -> {
          if (!cancelled && !job.status().state().ended()) {
            cancelled = true;
            job.change(JobState.CANCELLING, Optional.empty());
            root.cancel();
          }
        });
  }

  Job job() {
    return job;
  }

  PipelineSpec spec() {
    return spec;
  }

  Host host() {
    return host;
  }

  WarmWorkers workers() {
    return workers;
  }

  /** How many processes may wait for tasks of the job; none once nothing new will start. */
  int warmLimit() {
    return cancelled || failedFast ? 0 : warmLimit;
  }

  boolean cancelled() {
    return cancelled;
  }

  /** Whether a task has failed under the policy that then nothing new is started. */
  boolean failedFast() {
    return failedFast;
  }

  void failed() {
    failedFast = job.request().failFast();
  }

  void decide(Runnable action) {
    agenda.decide(() -> guarded(action));
  }

  void later(Duration delay, Runnable action) {
    agenda.later(delay, () -> guarded(action));
  }

  void work(Runnable action) {
    agenda.work(action);
  }

  void aside(Runnable action) {
    agenda.aside(action);
  }

  /** The root has ended: nothing of the job may stay behind before anybody is told. */
  void ended(Node node) {
    agenda.aside(
        () -> {
          workers.discard(this);
          Ending.now(host.mark().job(job.request().number()));
          decide(() -> conclude(node));
        });
  }

  private void begin() {
    warmLimit = host.warm().limit();
    job.change(JobState.RUNNING, Optional.empty());
    note("Images are not pulled: each command runs as a process of this machine.");
    JobRequest request = job.request();
    Component component = spec.root();
    TaskRecord.Identity identity =
        new TaskRecord.Identity(
            Ids.task(), 0, request.key().id(), request.key().id(), "", TaskRecord.Kind.DAG);
    Node.Place place = new Node.Place(rootTask(identity), component, identity, false);
    root = new DagNode(this, Optional.empty(), place, (Dag) component.body());
    root.begin(request.inputs());
  }

  private static Task rootTask(TaskRecord.Identity identity) {
    return new Task(
        identity.name(),
        identity.name(),
        "",
        Set.of(),
        Map.of(),
        Map.of(),
        new Task.Caching(false, Optional.empty()),
        new Task.Retry(0, Duration.ZERO, 2, Duration.ZERO),
        new Task.Trigger(false, Optional.empty()),
        Optional.empty());
  }

  private void conclude(Node node) {
    boolean wasCancelled = cancelled || node.state() == TaskState.CANCELLED;
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

  /** A defect of the emulator, or a full disk, ends the job and is said; it never hangs. */
  private void guarded(Runnable action) {
    try {
      if (!crashed) {
        action.run();
      }
    } catch (RuntimeException | StackOverflowError e) {
      crash(e);
    }
  }

  private void crash(Throwable e) {
    crashed = true;
    failedFast = true;
    agenda.aside(
        () -> {
          workers.discard(this);
          Ending.now(host.mark().job(job.request().number()));
          try {
            job.change(JobState.FAILED, Optional.of(new Failure(13, "The emulator failed: " + e)));
          } finally {
            over.accept(this);
          }
        });
  }

  private void note(String text) {
    try {
      job.log().add(TaskLog.Severity.INFO, text);
    } catch (IOException e) {
      // a note is no reason to fail a job
    }
  }
}
