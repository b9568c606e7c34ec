package io.github.vertexmaven.emulator.engine;

import io.github.vertexmaven.emulator.process.Termination;
import io.github.vertexmaven.emulator.spec.CheckedSpec;
import io.github.vertexmaven.emulator.store.Job;
import io.github.vertexmaven.emulator.store.JobKey;
import io.github.vertexmaven.emulator.store.Jobs;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Runs jobs until it is closed. */
public final class Engine implements AutoCloseable {

  private final Host host;
  private final Jobs jobs;
  private final EngineThreads agenda;
  private final WarmWorkers workers;
  private final Map<JobKey, RunningJob> runs = new ConcurrentHashMap<>();

  private Engine(Host host, Jobs jobs, EngineThreads agenda, WarmWorkers workers) {
    this.host = host;
    this.jobs = jobs;
    this.agenda = agenda;
    this.workers = workers;
  }

  /** Opens an engine over a store; what an earlier one left running is ended and said to be. */
  public static Engine open(Host host, Jobs jobs, int parallelism) {
    Recovery.settle(host, jobs);
    return new Engine(host, jobs, EngineThreads.of(parallelism), WarmWorkers.of(host, parallelism));
  }

  /** Runs a job of Vertex AI. */
  public void start(Job job, CheckedSpec spec) {
    start(job, spec, new VertexDialect(job.request(), host));
  }

  /** Runs a job by the rules of the service that it was given to. */
  public void start(Job job, CheckedSpec spec, Dialect dialect) {
    RunningJob run =
        new RunningJob(
            job, spec, dialect, host, agenda, workers, over -> runs.remove(over.job().key()));
    runs.put(job.key(), run);
    run.start();
  }

  /** Asks a job to end; one that has ended stays as it is. */
  public void cancel(JobKey key) {
    Optional.ofNullable(runs.get(key)).ifPresent(RunningJob::cancel);
  }

  /** Whether nothing is running or waiting. */
  public boolean idle() {
    return runs.isEmpty();
  }

  /** Ends everything; what was running is marked as failed for that reason. */
  @Override
  public void close() {
    agenda.stop();
    workers.close();
    Termination.now(host.mark());
    host.containers().endAll();
    Recovery.settle(host, jobs);
  }
}
