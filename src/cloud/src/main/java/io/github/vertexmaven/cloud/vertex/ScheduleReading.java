package io.github.vertexmaven.cloud.vertex;

import static io.github.vertexmaven.cloud.vertex.CommonFields.lastPart;
import static io.github.vertexmaven.cloud.vertex.CommonFields.time;

import com.google.cloud.aiplatform.v1.PipelineJob;
import com.google.cloud.aiplatform.v1.Schedule;
import io.github.vertexmaven.core.service.ScheduleStatus;
import io.github.vertexmaven.core.service.ScheduleStatus.LastRun;
import io.github.vertexmaven.core.service.ScheduleTiming;
import java.time.Instant;
import java.util.Optional;

/** A {@code Schedule} of schedule.proto in the plugin's words. */
final class ScheduleReading {

  private ScheduleReading() {}

  static ScheduleStatus status(Schedule schedule) {
    PipelineJob job = schedule.getCreatePipelineJobRequest().getPipelineJob();
    return new ScheduleStatus(
        lastPart(schedule.getName()),
        schedule.getName(),
        schedule.getDisplayName(),
        timing(schedule),
        state(schedule),
        time(schedule.hasCreateTime(), schedule.getCreateTime()).orElse(Instant.EPOCH),
        time(schedule.hasNextRunTime(), schedule.getNextRunTime()),
        schedule.getStartedRunCount(),
        lastRun(schedule),
        schedule.hasCreatePipelineJobRequest(),
        JobReading.pipeline(job.getPipelineSpec()),
        job.getLabelsMap());
  }

  private static ScheduleTiming timing(Schedule schedule) {
    return new ScheduleTiming(
        schedule.getCron(),
        time(schedule.hasStartTime(), schedule.getStartTime()),
        time(schedule.hasEndTime(), schedule.getEndTime()),
        count(schedule.getMaxRunCount()),
        Math.max(1, schedule.getMaxConcurrentRunCount()),
        count(schedule.getMaxConcurrentActiveRunCount()),
        schedule.getAllowQueueing());
  }

  /** A count that is not set reads as zero. */
  private static Optional<Long> count(long count) {
    return count == 0 ? Optional.empty() : Optional.of(count);
  }

  private static ScheduleStatus.State state(Schedule schedule) {
    return switch (schedule.getState()) {
      case ACTIVE -> ScheduleStatus.State.ACTIVE;
      case PAUSED -> ScheduleStatus.State.PAUSED;
      case COMPLETED -> ScheduleStatus.State.COMPLETED;
      case STATE_UNSPECIFIED, UNRECOGNIZED -> ScheduleStatus.State.UNKNOWN;
    };
  }

  private static Optional<LastRun> lastRun(Schedule schedule) {
    Schedule.RunResponse last = schedule.getLastScheduledRunResponse();
    return time(last.hasScheduledRunTime(), last.getScheduledRunTime())
        .map(due -> new LastRun(due, last.getRunResponse()));
  }
}
