package io.github.vertexmaven.cloud.vertex;

import java.util.Optional;

/**
 * What the metadata store has for a job.
 *
 * @param context the one that the service itself makes for the job, once it has
 * @param over whether the job has ended, so that nothing comes any more
 */
public record JobContext(Optional<String> context, boolean over) {

  /** Whether waiting is of no more use. */
  boolean isSettled() {
    return over || context.isPresent();
  }
}
