package io.github.vertexmaven.emulator.vertex;

import com.google.cloud.aiplatform.v1.Schedule;
import com.google.protobuf.Timestamp;
import com.google.protobuf.util.Timestamps;
import io.github.vertexmaven.emulator.http.Rejection;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A schedule with what it can be filtered and ordered by (ListSchedulesRequest of
 * schedule_service.proto).
 */
record ScheduleFields(Schedule schedule, Map<String, Object> values) implements ListFields {

  static final List<String> NAMES =
      List.of(
          "display_name",
          "state",
          "create_pipeline_job_request",
          "create_time",
          "start_time",
          "end_time",
          "next_run_time");

  static final List<String> TIMES =
      List.of("create_time", "start_time", "end_time", "next_run_time");

  static ScheduleFields of(Schedule schedule) {
    Map<String, Object> values = new HashMap<>();
    values.put("display_name", schedule.getDisplayName());
    values.put("state", schedule.getState().name());
    values.put("create_pipeline_job_request", "there");
    values.put("create_time", instant(schedule.getCreateTime()));
    put(values, "start_time", schedule.hasStartTime(), schedule.getStartTime());
    put(values, "end_time", schedule.hasEndTime(), schedule.getEndTime());
    put(values, "next_run_time", schedule.hasNextRunTime(), schedule.getNextRunTime());
    return new ScheduleFields(schedule, values);
  }

  private static void put(Map<String, Object> values, String name, boolean there, Timestamp time) {
    if (there) {
      values.put(name, instant(time));
    }
  }

  static Instant instant(Timestamp time) {
    if (!Timestamps.isValid(time)) {
      throw Rejection.invalid("A time is not between the years 1 and 9999.");
    }
    return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
  }

  @Override
  public String identity() {
    return schedule.getName();
  }
}
