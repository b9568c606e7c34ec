package io.github.vertexmaven.emulator.vertex;

import io.github.vertexmaven.emulator.spec.CheckedSpec;
import io.github.vertexmaven.emulator.store.Job;
import io.github.vertexmaven.emulator.store.JobKey;

/** Runs the jobs that the service has taken. */
public interface JobRunner {

  void start(Job job, CheckedSpec spec);

  /** Asks a job to end; one that has ended stays as it is. */
  void cancel(JobKey key);
}
