package io.github.vertexmaven.core.service;

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

  /** Where specs are registered. */
  Templates templates();

  /** Ends the connection and its threads. */
  @Override
  void close();
}
