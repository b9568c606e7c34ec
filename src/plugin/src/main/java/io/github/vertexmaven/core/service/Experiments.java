package io.github.vertexmaven.core.service;

import java.time.Duration;

/** The experiments of a project and region. */
public interface Experiments {

  /**
   * Makes sure that there is such an experiment.
   *
   * @throws RemoteException when it cannot be made, or something else has its name
   */
  void ensure(Experiment experiment);

  /**
   * Puts a job into an experiment, once the service has made the job's own context.
   *
   * @param patience how long to wait for that
   * @return false when it did not come in time
   * @throws RemoteException when the service refuses it
   */
  boolean add(String jobId, Experiment experiment, Duration patience);
}
