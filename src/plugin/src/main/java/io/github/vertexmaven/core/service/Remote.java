package io.github.vertexmaven.core.service;

import java.util.Optional;

/**
 * A connection. Its methods throw {@link RemoteException} and nothing else; transient faults were
 * retried before.
 */
public interface Remote extends AutoCloseable {

  /** The pipeline jobs. */
  PipelineJobs jobs();

  /** The schedules. */
  PipelineSchedules schedules();

  /** The experiments. */
  Experiments experiments();

  /** Objects in buckets. */
  ObjectStore objects();

  /** What tasks printed. */
  TaskLogs logs();

  /**
   * Why whoever calls cannot run tasks as a service account; empty when they can.
   *
   * @throws RemoteException when nobody can tell
   */
  Optional<String> problemWithAccount(String serviceAccount);

  /** The account that tasks run as when none is set, as far as that can be told. */
  Optional<String> usualAccount();

  /** Where specs are registered. */
  Templates templates();

  /** Ends the connection and its threads. */
  @Override
  void close();
}
