package io.github.vertexmaven.cloud.vertex;

import com.google.cloud.aiplatform.v1.Schedule;
import com.google.protobuf.FieldMask;
import com.google.protobuf.Timestamp;
import io.github.vertexmaven.core.service.PipelineSchedules.Field;
import io.github.vertexmaven.core.service.ScheduleRequest;
import io.github.vertexmaven.core.service.ScheduleTiming;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;

/** A schedule to create or to change in the words of the service. */
final class ScheduleWriting {

  private ScheduleWriting() {}

  static Schedule schedule(String parent, ScheduleRequest request) {
    ScheduleTiming timing = request.timing();
    Schedule.Builder schedule =
        Schedule.newBuilder()
            .setDisplayName(request.displayName())
            .setCron(timing.cron())
            .setMaxConcurrentRunCount(timing.maxConcurrentRuns())
            .setAllowQueueing(timing.allowQueueing())
            .setCreatePipelineJobRequest(JobRequest.of(parent, request.job()));
    timing.start().ifPresent(start -> schedule.setStartTime(time(start)));
    timing.end().ifPresent(end -> schedule.setEndTime(time(end)));
    timing.maxRuns().ifPresent(schedule::setMaxRunCount);
    timing.maxActiveRuns().ifPresent(schedule::setMaxConcurrentActiveRunCount);
    return schedule.build();
  }

  /** In the order of their names, so that a request is always the same. */
  static FieldMask mask(Set<Field> fields) {
    FieldMask.Builder mask = FieldMask.newBuilder();
    fields.stream().map(ScheduleWriting::path).sorted().forEach(mask::addPaths);
    return mask.build();
  }

  private static String path(Field field) {
    return switch (field) {
      case START -> "start_time";
      case END -> "end_time";
      case MAX_RUNS -> "max_run_count";
      case MAX_CONCURRENT_RUNS -> "max_concurrent_run_count";
      case MAX_ACTIVE_RUNS -> "max_concurrent_active_run_count";
      case JOB -> "create_pipeline_job_request";
      case DISPLAY_NAME, CRON, ALLOW_QUEUEING -> field.name().toLowerCase(Locale.ROOT);
    };
  }

  private static Timestamp time(Instant instant) {
    return Timestamp.newBuilder()
        .setSeconds(instant.getEpochSecond())
        .setNanos(instant.getNano())
        .build();
  }
}
