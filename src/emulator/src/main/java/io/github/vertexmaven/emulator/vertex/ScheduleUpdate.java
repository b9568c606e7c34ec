package io.github.vertexmaven.emulator.vertex;

import com.google.cloud.aiplatform.v1.Schedule;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.FieldMask;
import com.google.protobuf.Message;
import com.google.protobuf.util.FieldMaskUtil;
import io.github.vertexmaven.emulator.http.Rejection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What an update makes of a schedule, by the rules of UpdateScheduleRequest
 * (schedule_service.proto): no field that holds something is emptied, the request stays of its
 * type, and what only the service says is passed over.
 */
record ScheduleUpdate(Schedule asked, Schedule changes, FieldMask mask) {

  private static final Set<String> CHANGEABLE =
      Set.of(
          "display_name",
          "cron",
          "start_time",
          "end_time",
          "max_run_count",
          "max_concurrent_run_count",
          "max_concurrent_active_run_count",
          "allow_queueing",
          "create_pipeline_job_request",
          "create_notebook_execution_job_request");

  Schedule result() {
    List<String> paths = paths();
    paths.forEach(this::refuseEmptying);
    Schedule.Builder result = asked.toBuilder();
    FieldMaskUtil.merge(
        FieldMask.newBuilder().addAllPaths(paths).build(),
        changes,
        result,
        new FieldMaskUtil.MergeOptions()
            .setReplaceMessageFields(true)
            .setReplaceRepeatedFields(true)
            .setReplacePrimitiveFields(true));
    return ScheduleMessages.plain(result.build());
  }

  private List<String> paths() {
    if (mask.getPathsCount() == 0) {
      throw Rejection.invalid("update_mask is missing.");
    }
    List<String> given =
        mask.getPathsList().contains("*") ? List.copyOf(CHANGEABLE) : mask.getPathsList();
    for (String path : given) {
      if (!FieldMaskUtil.isValid(Schedule.class, path)) {
        throw Rejection.invalid("update_mask: '" + path + "' is not a field of a schedule.");
      }
    }
    return given.stream()
        .filter(path -> CHANGEABLE.contains(first(path)))
        .filter(path -> holds(asked, first(path)) || holds(changes, first(path)))
        .sorted()
        .collect(Collectors.toList());
  }

  private void refuseEmptying(String path) {
    String field = first(path);
    if (field.endsWith("_request") && holds(changes, field) && !holds(asked, field)) {
      throw Rejection.invalid("schedule." + field + ": the type of the request cannot change.");
    }
    if (holds(asked, field) && !holds(changes, field) && !field.equals("allow_queueing")) {
      throw Rejection.invalid("schedule." + field + " cannot be unset.");
    }
  }

  private static String first(String path) {
    int dot = path.indexOf('.');
    return dot < 0 ? path : path.substring(0, dot);
  }

  /** Whether a field has another value than its type's empty one. */
  private static boolean holds(Message message, String name) {
    FieldDescriptor field = message.getDescriptorForType().findFieldByName(name);
    return field.hasPresence()
        ? message.hasField(field)
        : !message.getField(field).equals(field.getDefaultValue());
  }
}
