package io.github.vertexmaven.emulator.kubeflow;

import io.github.vertexmaven.emulator.spec.CheckedSpec;
import io.github.vertexmaven.emulator.store.Job;
import io.github.vertexmaven.emulator.store.JobKey;
import io.github.vertexmaven.emulator.store.Values;
import java.util.Map;

/** Runs what the service has taken. */
public interface RunEngine {

  /**
   * Starts a job.
   *
   * @param carried results that an earlier attempt of the run has, by the unique names of tasks
   */
  void start(Job job, CheckedSpec spec, Map<String, Values> carried);

  /** Asks a job to end; one that has ended stays as it is. */
  void cancel(JobKey key);
}
