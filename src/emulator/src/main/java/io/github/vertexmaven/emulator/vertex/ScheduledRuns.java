package io.github.vertexmaven.emulator.vertex;

import com.google.cloud.aiplatform.v1.CreatePipelineJobRequest;
import com.google.cloud.aiplatform.v1.Schedule;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import io.github.vertexmaven.emulator.http.Rejection;
import io.github.vertexmaven.emulator.schedule.RunLauncher;
import io.github.vertexmaven.emulator.store.Job;
import io.github.vertexmaven.emulator.store.JobKey;
import io.github.vertexmaven.emulator.store.Jobs;
import io.github.vertexmaven.emulator.store.ScheduleRecord;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * The jobs of schedules. Their ids are made of the schedule and the moment, so that a moment has
 * one job at most.
 */
final class ScheduledRuns implements RunLauncher {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final int LONGEST_NAME = 80;

  private final Jobs jobs;
  private final Submission submission;
  private final JobStart starting;

  ScheduledRuns(Jobs jobs, Submission submission, JobStart starting) {
    this.jobs = jobs;
    this.submission = submission;
    this.starting = starting;
  }

  @Override
  public Answer start(ScheduleRecord schedule, Instant due) {
    if (hasStarted(schedule, due)) {
      return new Answer(true, "OK");
    }
    try {
      starting.start(submission.scheduled(request(schedule, due), due));
      return new Answer(true, "OK");
    } catch (Rejection e) {
      return new Answer(false, e.getMessage());
    }
  }

  @Override
  public boolean hasStarted(ScheduleRecord schedule, Instant due) {
    return jobs.get(key(schedule, due)).isPresent();
  }

  @Override
  public long active(ScheduleRecord schedule) {
    return jobs.all().stream()
        .filter(job -> !job.status().state().ended())
        .filter(job -> isOf(schedule, job))
        .count();
  }

  private static boolean isOf(ScheduleRecord schedule, Job job) {
    return job.summary().scheduled().isPresent() && job.key().id().endsWith("-" + number(schedule));
  }

  private CreatePipelineJobRequest request(ScheduleRecord schedule, Instant due) {
    CreatePipelineJobRequest.Builder request = asked(schedule).toBuilder();
    request.getPipelineJobBuilder().setScheduleName(schedule.name());
    return request.setPipelineJobId(key(schedule, due).id()).build();
  }

  private static JobKey key(ScheduleRecord schedule, Instant due) {
    String id = name(schedule) + "-" + TIME.format(due) + "-" + number(schedule);
    return JobName.key(Place.of(asked(schedule).getParent()), id);
  }

  private static String name(ScheduleRecord schedule) {
    Struct document = asked(schedule).getPipelineJob().getPipelineSpec();
    Struct spec = part(document, "pipelineSpec").orElse(document);
    String name =
        part(spec, "pipelineInfo")
            .flatMap(info -> Optional.ofNullable(info.getFieldsMap().get("name")))
            .map(Value::getStringValue)
            .filter(text -> text.matches("[a-z0-9-]+"))
            .orElse("unnamed");
    String begun = name.matches("[a-z].*") ? name : "p-" + name;
    return begun.substring(0, Math.min(LONGEST_NAME, begun.length()));
  }

  private static Optional<Struct> part(Struct struct, String name) {
    return Optional.ofNullable(struct.getFieldsMap().get(name)).map(Value::getStructValue);
  }

  private static CreatePipelineJobRequest asked(ScheduleRecord schedule) {
    return Messages.read(schedule.requested(), Schedule.newBuilder()).getCreatePipelineJobRequest();
  }

  private static String number(ScheduleRecord schedule) {
    return ScheduleName.number(schedule.name());
  }
}
