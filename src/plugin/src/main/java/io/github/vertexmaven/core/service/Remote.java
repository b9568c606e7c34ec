package io.github.vertexmaven.core.service;

/**
 * A connection. Its methods throw {@link RemoteException} and nothing else; transient faults were
 * retried before.
 */
public interface Remote extends AutoCloseable {

  /** The pipeline jobs of the project and region. */
  PipelineJobs jobs();

  /** The schedules of the project and region. */
  PipelineSchedules schedules();

  /** The experiments of the project and region. */
  Experiments experiments();

  /** Objects in buckets. */
  ObjectStore objects();

  /** What tasks printed. */
  TaskLogs logs();

  /** Ends the connection and its threads. */
  @Override
  void close();
}
