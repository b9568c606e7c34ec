package io.github.vertexmaven.core.job.run;

import io.github.vertexmaven.core.Log;
import io.github.vertexmaven.core.job.call.Connection;
import io.github.vertexmaven.core.job.ship.Cargo;
import io.github.vertexmaven.core.job.ship.CargoList;
import io.github.vertexmaven.core.job.submit.RequestText;
import io.github.vertexmaven.core.job.submit.ShownParameters;
import io.github.vertexmaven.core.job.watch.FailedJob;
import io.github.vertexmaven.core.job.watch.JobWatch;
import io.github.vertexmaven.core.job.watch.NodeDurations;
import io.github.vertexmaven.core.job.watch.ShutdownMessage;
import io.github.vertexmaven.core.service.Experiment;
import io.github.vertexmaven.core.service.JobOptions;
import io.github.vertexmaven.core.service.JobStatus;
import io.github.vertexmaven.core.service.JobSubmission;
import io.github.vertexmaven.core.service.JobTemplate;
import io.github.vertexmaven.core.service.ObjectStore;
import io.github.vertexmaven.core.service.Remote;
import io.github.vertexmaven.core.service.RemoteException;
import io.github.vertexmaven.core.service.connect.Pause;
import io.github.vertexmaven.core.show.report.JobRecord;
import io.github.vertexmaven.core.show.report.JobReport;
import io.github.vertexmaven.core.show.report.ReportContext;
import io.github.vertexmaven.core.show.report.RunRecord;
import io.github.vertexmaven.core.show.report.RunReports;
import io.github.vertexmaven.core.show.report.SavedData;
import io.github.vertexmaven.core.show.status.Commands;
import io.github.vertexmaven.core.show.status.JobFailure;
import io.github.vertexmaven.core.show.status.JobLines;
import io.github.vertexmaven.core.show.status.JobView;
import io.github.vertexmaven.core.show.status.LiveTable;
import io.github.vertexmaven.core.show.status.OptionTexts;
import io.github.vertexmaven.core.show.status.Outputs;
import io.github.vertexmaven.core.show.status.Stopped;
import io.github.vertexmaven.core.show.status.TaskNotes;
import io.github.vertexmaven.core.show.terminal.Terminal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A pipeline on its way: what is uploaded, what is submitted, and what is shown of it.
 *
 * @param specFile where the spec is, for people
 * @param pipeline the spec's name
 * @param job what is submitted
 * @param experiment what the run belongs to
 * @param shipment what has to be there before the job starts; nothing for a foreign spec
 * @param results the outputs that are named at the end even when there are many; all when empty
 * @param page the pipeline to look at
 * @param commands what the user may type next
 */
public record JobRun(
    Log log,
    String specFile,
    String pipeline,
    Job job,
    Optional<Experiment> experiment,
    Optional<Cargo> shipment,
    Set<String> results,
    RunPage page,
    Commands commands) {

  /** How long the service may take to make the context that an experiment needs. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /**
   * A job before it has an id.
   *
   * @param spec the spec's text
   * @param root where run data goes
   * @param parameters values that differ from the spec's defaults
   * @param options how it runs
   */
  public record Job(String spec, String root, Map<String, Object> parameters, JobOptions options) {

    /** The parameters by the names that they have in {@code conf/}. */
    Map<String, Object> shown() {
      return ShownParameters.of(spec, parameters);
    }

    /** What a run is made of, or all runs of a schedule. */
    public JobTemplate template(String displayName) {
      return new JobTemplate(displayName, spec, root, parameters, options);
    }
  }

  /** Where run data goes. */
  public String root() {
    return job.root();
  }

  /**
   * Says what would be sent.
   *
   * @param text how the service is asked
   */
  public void describe(RequestText text, String jobId) {
    log.info("Dry run: nothing is uploaded or submitted.");
    log.info("Spec        " + specFile);
    log.info("Pipeline    " + pipeline);
    log.info("Run data    " + root());
    Map<String, String> given = page.redaction().texts(job.shown());
    log.info("Parameters  " + (given.isEmpty() ? "as compiled" : given));
    experiment.ifPresent(found -> log.info("Experiment  " + found.displayName()));
    OptionTexts.of(job.options()).forEach(log::info);
    CargoList.of(pieces()).forEach(log::info);
    log.info("Request     " + text.line(jobId));
    request(text, job.template(jobId)).forEach(log::info);
  }

  /** Makes the page while the job runs, and reports a made-up run of it; its text comes last. */
  public List<String> rehearse() {
    return List.of(MadeUpRun.tests().text(), page.page().get().text(MadeUpRun.record()));
  }

  /** What has to be there before the job starts. */
  public List<Cargo.Piece> pieces() {
    return shipment.map(Cargo::pieces).orElse(List.of());
  }

  /** The body of the request that makes the job. */
  public List<String> request(RequestText text, JobTemplate template) {
    return text.body(template, specFile, page.redaction());
  }

  /**
   * Uploads and submits.
   *
   * @param submission made once for it
   * @return the job's id
   */
  public String submit(Connection connection, String submission, ShutdownMessage message) {
    Remote remote = connection.remote();
    new Shipping(log, remote).ship(root(), shipment);
    experiment.ifPresent(found -> remote.experiments().ensure(found, job.options().kmsKey()));
    message.say(Stopped.submitting(submission, commands));
    String jobId =
        remote
            .jobs()
            .submit(new JobSubmission(submission, job.template(submission), experiment))
            .jobId();
    message.say(Stopped.submitted(jobId, commands));
    log.info("Spec      " + specFile);
    log.info("Job       " + jobId);
    log.info("See       " + connection.target().jobPage(jobId));
    log.info("Run data  " + root());
    experiment.ifPresent(found -> associate(jobId, found, remote));
    return jobId;
  }

  /** The job runs by now, whatever comes of this. */
  private void associate(String jobId, Experiment wanted, Remote remote) {
    String name = wanted.displayName();
    try {
      boolean added = remote.experiments().add(jobId, wanted, PATIENCE);
      if (added) {
        log.info("In        experiment '" + name + "'");
        return;
      }
      JobStatus now = remote.jobs().get(jobId);
      if (now.state() == JobStatus.State.FAILED) {
        // That is told next, and why.
        return;
      }
      log.warn(
          "Job "
              + jobId
              + " is not part of experiment '"
              + name
              + (now.state().isFinal()
                  ? "': it ended before the service had registered it."
                  : "': the service did not register it within " + PATIENCE.toSeconds() + " s."));
    } catch (RemoteException e) {
      log.warn("Job " + jobId + " is not part of experiment '" + name + "': " + e.getMessage());
    }
  }

  /**
   * Looks once more at a job that nobody waits for: one whose account lacks a role fails a moment
   * after the service took it.
   *
   * @param pause how long a job that has not begun gets first
   */
  public void look(Connection connection, String jobId, Duration pause) {
    Remote remote = connection.remote();
    JobStatus now = remote.jobs().get(jobId);
    if (now.state() == JobStatus.State.PENDING || now.state() == JobStatus.State.QUEUED) {
      Pause.ofMillis((int) pause.toMillis());
      now = remote.jobs().get(jobId);
    }
    if (now.state() == JobStatus.State.FAILED) {
      throw new FailedJob(JobFailure.of(now, remote.logs(), commands));
    }
  }

  /**
   * Waits for the end and shows what happens: in place on a terminal, else a line for each change.
   *
   * @param terminal where they are shown
   * @param reports written when the job has ended, however it did
   * @param message what is said when somebody stops the build meanwhile
   */
  public void follow(
      Connection connection,
      String jobId,
      Optional<Duration> limit,
      Terminal terminal,
      RunReports reports,
      ShutdownMessage message) {
    Remote remote = connection.remote();
    JobView view = view(terminal);
    message.say(Stopped.waiting(jobId, limit, commands));
    JobWatch watch = new JobWatch(remote.jobs(), view::show, connection.target().isEmulator());
    Optional<JobStatus> ended = untilEnd(watch, jobId, limit);
    message.say("");
    if (ended.isEmpty()) {
      throw new FailedJob(givenUp(connection, jobId, limit.orElseThrow(), reports));
    }
    JobStatus job = ended.get();
    Map<String, String> notes = TaskNotes.of(job, remote.jobs(), remote.objects());
    Optional<String> failure =
        job.state() == JobStatus.State.SUCCEEDED
            ? Optional.empty()
            : Optional.of(JobFailure.of(job, remote.logs(), commands));
    view.end(job, notes);
    report(connection, job, notes, failure, reports);
    if (failure.isPresent()) {
      throw new FailedJob(failure.get());
    }
    Outputs.of(job, results, page.datasets()).forEach(log::info);
  }

  private String givenUp(Connection connection, String jobId, Duration limit, RunReports reports) {
    Remote remote = connection.remote();
    remote.jobs().cancel(jobId);
    String what =
        "Job " + jobId + " did not end within " + limit.toSeconds() + " s and was cancelled.";
    report(connection, remote.jobs().get(jobId), Map.of(), Optional.of(what), reports);
    return what;
  }

  private void report(
      Connection connection,
      JobStatus job,
      Map<String, String> notes,
      Optional<String> failure,
      RunReports reports) {
    reports.tests(JobReport.of(pipeline, job));
    ReportContext context =
        new ReportContext(
            Optional.of(connection.target().jobPage(job.jobId())),
            page.facts(),
            page.redaction().texts(this.job.shown()));
    JobRecord record = new JobRecord(notes, connection.remote().logs(), commands, page.datasets());
    reports.page(
        pipeline,
        () -> {
          RunRecord run = record.of(job, context, failure);
          ObjectStore objects = connection.remote().objects();
          return page.page()
              .get()
              .text(
                  run.with(SavedData.previews(run.written(), objects, page.viewer()))
                      .withNodeTimes(NodeDurations.of(job, objects)));
        });
  }

  /** A job does not end because nobody can see it. */
  private Optional<JobStatus> untilEnd(JobWatch watch, String jobId, Optional<Duration> limit) {
    try {
      return watch.untilEnd(jobId, limit.map(Instant.now()::plus));
    } catch (RemoteException e) {
      String how = "Job " + jobId + " is submitted; to follow it: " + commands.status(jobId);
      throw new RemoteException(e.kind(), e.getMessage() + "\n" + how, e);
    }
  }

  private JobView view(Terminal terminal) {
    return terminal
        .live()
        .<JobView>map(out -> new LiveTable(out, terminal.screen(), terminal.rows()))
        .orElseGet(() -> new JobLines(log::info, terminal.log()));
  }
}
