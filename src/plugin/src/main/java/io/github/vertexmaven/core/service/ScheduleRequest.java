package io.github.vertexmaven.core.service;

import java.util.Optional;

/**
 * A schedule to create, or how one shall be: {@code Schedule} of schedule.proto.
 *
 * @param displayName what the console shows; at most 128 characters, and not unique
 * @param timing when runs start
 * @param job what each run is made of; its labels are the only place where a schedule can carry
 *     something of ours
 * @param experiment what its runs belong to, where the service puts them into one
 */
public record ScheduleRequest(
    String displayName, ScheduleTiming timing, JobTemplate job, Optional<Experiment> experiment) {

  /** One whose runs belong to no experiment. */
  public ScheduleRequest(String displayName, ScheduleTiming timing, JobTemplate job) {
    this(displayName, timing, job, Optional.empty());
  }

  /** The same with runs that belong to an experiment. */
  public ScheduleRequest in(Optional<Experiment> other) {
    return new ScheduleRequest(displayName, timing, job, other);
  }

  /** The same at other times. */
  public ScheduleRequest with(ScheduleTiming other) {
    return new ScheduleRequest(displayName, other, job, experiment);
  }
}
