package io.github.vertexmaven.core.service;

import java.time.Duration;
import java.util.Optional;

/** The experiments of a service: of a project and region, or of a namespace. */
public interface Experiments {

  /**
   * Makes sure that there is such an experiment.
   *
   * @param kmsKey the key of the runs: a metadata store that has to be made first gets it, because
   *     one that is made without a key stays without
   * @throws RemoteException when it cannot be made, or something else has its name
   */
  void ensure(Experiment experiment, Optional<String> kmsKey);

  /**
   * Puts a job into an experiment, unless it is there from the beginning.
   *
   * @param patience how long to wait for what that takes, as the job's own context in a metadata
   *     store
   * @return false when it did not come in time, or the job ended without it
   * @throws RemoteException when the service refuses it
   */
  boolean add(String jobId, Experiment experiment, Duration patience);

  /** Whether runs that a schedule starts belong to the schedule's experiment. */
  boolean holdScheduledRuns();
}
