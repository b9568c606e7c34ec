package io.github.vertexmaven.core.service;

/**
 * A schedule to create, or how one shall be: {@code Schedule} of schedule.proto.
 *
 * @param displayName what the console shows; at most 128 characters, and not unique
 * @param timing when runs start
 * @param job what each run is made of; its labels are the only place where a schedule can carry
 *     something of ours
 */
public record ScheduleRequest(String displayName, ScheduleTiming timing, JobTemplate job) {

  /** The same at other times. */
  public ScheduleRequest with(ScheduleTiming other) {
    return new ScheduleRequest(displayName, other, job);
  }
}
