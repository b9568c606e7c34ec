package io.github.vertexmaven.emulator.store;

/** The states of PipelineTaskDetail in pipeline_job.proto; SKIPPED is a cache hit. */
public enum TaskState {
  PENDING,
  RUNNING,
  SUCCEEDED,
  CANCELLING,
  CANCELLED,
  FAILED,
  SKIPPED,
  NOT_TRIGGERED;

  public boolean ended() {
    return this != PENDING && this != RUNNING && this != CANCELLING;
  }

  /** Whether there are outputs to use. */
  public boolean succeeded() {
    return this == SUCCEEDED || this == SKIPPED;
  }
}
