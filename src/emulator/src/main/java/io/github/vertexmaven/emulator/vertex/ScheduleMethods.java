package io.github.vertexmaven.emulator.vertex;

import com.google.cloud.aiplatform.v1.CreateScheduleRequest;
import com.google.cloud.aiplatform.v1.DeleteOperationMetadata;
import com.google.cloud.aiplatform.v1.DeleteScheduleRequest;
import com.google.cloud.aiplatform.v1.GetScheduleRequest;
import com.google.cloud.aiplatform.v1.ListSchedulesRequest;
import com.google.cloud.aiplatform.v1.ListSchedulesResponse;
import com.google.cloud.aiplatform.v1.PauseScheduleRequest;
import com.google.cloud.aiplatform.v1.ResumeScheduleRequest;
import com.google.cloud.aiplatform.v1.Schedule;
import com.google.cloud.aiplatform.v1.ScheduleServiceGrpc;
import com.google.cloud.aiplatform.v1.UpdateScheduleRequest;
import com.google.longrunning.Operation;
import com.google.protobuf.Empty;
import io.github.vertexmaven.emulator.http.Rejection;
import io.github.vertexmaven.emulator.rpc.RpcMethod;
import io.github.vertexmaven.emulator.schedule.Scheduler;
import io.github.vertexmaven.emulator.store.Ids;
import io.github.vertexmaven.emulator.store.ScheduleRecord;
import io.github.vertexmaven.emulator.store.ScheduleRecord.State;
import io.github.vertexmaven.emulator.store.ScheduleRecord.Timing;
import io.github.vertexmaven.emulator.store.Strictness;
import java.time.Instant;
import java.util.List;

/** ScheduleService (schedule_service.proto). */
final class ScheduleMethods {

  private final Scheduler scheduler;
  private final ScheduleCheck check;
  private final Operations operations;
  private final Strictness strictness;

  ScheduleMethods(
      Scheduler scheduler, Submission submission, Operations operations, Strictness strictness) {
    this.scheduler = scheduler;
    this.check = new ScheduleCheck(submission);
    this.operations = operations;
    this.strictness = strictness;
  }

  List<RpcMethod<?, ?>> methods() {
    return List.of(
        RpcMethod.of(ScheduleServiceGrpc.getCreateScheduleMethod(), this::create),
        RpcMethod.of(ScheduleServiceGrpc.getGetScheduleMethod(), this::get),
        RpcMethod.of(ScheduleServiceGrpc.getListSchedulesMethod(), this::list),
        RpcMethod.of(ScheduleServiceGrpc.getUpdateScheduleMethod(), this::update),
        RpcMethod.of(ScheduleServiceGrpc.getPauseScheduleMethod(), this::pause),
        RpcMethod.of(ScheduleServiceGrpc.getResumeScheduleMethod(), this::resume),
        RpcMethod.of(ScheduleServiceGrpc.getDeleteScheduleMethod(), this::delete));
  }

  private Schedule create(CreateScheduleRequest request) {
    Place place = Place.of(request.getParent());
    Schedule asked = ScheduleMessages.plain(request.getSchedule());
    Instant now = scheduler.now();
    refusePast(asked, now);
    Timing timing = check.timing(asked, now);
    String name = ScheduleName.of(place, Ids.positive());
    return ScheduleMessages.of(
        scheduler.create(ScheduleRecord.of(name, Messages.write(asked), timing, now)));
  }

  private void refusePast(Schedule asked, Instant now) {
    if (strictness.on()
        && asked.hasEndTime()
        && !ScheduleFields.instant(asked.getEndTime()).isAfter(now)) {
      throw Rejection.invalid("schedule.end_time must be in the future.");
    }
  }

  private Schedule get(GetScheduleRequest request) {
    return ScheduleMessages.of(schedule(request.getName()));
  }

  private ListSchedulesResponse list(ListSchedulesRequest request) {
    Place place = Place.of(request.getParent());
    ListFilter filter = ListFilterParser.parse(request.getFilter(), ScheduleFields.NAMES);
    List<ScheduleFields> all =
        scheduler.all().stream()
            .filter(record -> record.name().startsWith(place.name() + "/"))
            .map(record -> ScheduleFields.of(ScheduleMessages.of(record)))
            .filter(filter::accepts)
            .sorted(Ordering.of(request.getOrderBy(), "create_time desc", ScheduleFields.TIMES))
            .toList();
    Page<ScheduleFields> page =
        Page.of(
            all,
            Page.capped(request.getPageSize(), strictness),
            request.getPageToken(),
            request.getFilter() + "\n" + request.getOrderBy(),
            ScheduleFields::identity);
    ListSchedulesResponse.Builder response =
        ListSchedulesResponse.newBuilder().setNextPageToken(page.next());
    page.items().forEach(fields -> response.addSchedules(fields.schedule()));
    return response.build();
  }

  private Schedule update(UpdateScheduleRequest request) {
    return scheduler.alone(() -> updated(request));
  }

  private Schedule updated(UpdateScheduleRequest request) {
    ScheduleRecord record = schedule(request.getSchedule().getName());
    refuseCompleted(record, "updated");
    Schedule result =
        new ScheduleUpdate(
                ScheduleMessages.asked(record), request.getSchedule(), request.getUpdateMask())
            .result();
    Timing timing = check.timing(result, record.timing().begin());
    return ScheduleMessages.of(scheduler.update(record, Messages.write(result), timing));
  }

  private Empty pause(PauseScheduleRequest request) {
    return scheduler.alone(
        () -> {
          ScheduleRecord record = schedule(request.getName());
          refuseCompleted(record, "paused");
          if (record.state() == State.ACTIVE) {
            scheduler.pause(record);
          }
          return Empty.getDefaultInstance();
        });
  }

  private Empty resume(ResumeScheduleRequest request) {
    return scheduler.alone(() -> resumed(request));
  }

  private Empty resumed(ResumeScheduleRequest request) {
    ScheduleRecord record = schedule(request.getName());
    if (record.state() != State.PAUSED) {
      throw wrongState(record, "resumed");
    }
    if (request.getCatchUp() && scheduler.missedTooMuch(record)) {
      throw Rejection.of(
          Rejection.Kind.PRECONDITION,
          "The schedule '"
              + record.name()
              + "' missed more than "
              + Scheduler.MOST_MISSED
              + " runs, too many for the emulator; resume it without catch_up.");
    }
    scheduler.resume(record, request.getCatchUp());
    return Empty.getDefaultInstance();
  }

  private Operation delete(DeleteScheduleRequest request) {
    ScheduleRecord record = schedule(request.getName());
    scheduler.delete(record.name());
    return operations.done(
        ScheduleName.place(record.name()),
        DeleteOperationMetadata.getDefaultInstance(),
        Empty.getDefaultInstance());
  }

  private ScheduleRecord schedule(String name) {
    String known = ScheduleName.parse(name);
    return scheduler.get(known).orElseThrow(() -> Missing.resource(known));
  }

  private static void refuseCompleted(ScheduleRecord record, String verb) {
    if (record.state() == State.COMPLETED) {
      throw wrongState(record, verb);
    }
  }

  private static Rejection wrongState(ScheduleRecord record, String verb) {
    return Rejection.of(
        Rejection.Kind.PRECONDITION,
        "The schedule '"
            + record.name()
            + "' is "
            + record.state()
            + "; it cannot be "
            + verb
            + ".");
  }
}
