package io.github.vertexmaven.cloud;

import com.google.cloud.aiplatform.v1.CreateScheduleRequest;
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
import com.google.protobuf.Timestamp;
import com.google.protobuf.util.FieldMaskUtil;
import com.google.rpc.Code;
import io.grpc.Server;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A Vertex AI on a loopback port that keeps schedules and fails by script. */
final class FakeSchedules extends ScheduleServiceGrpc.ScheduleServiceImplBase
    implements AutoCloseable {

  static final long CREATED = 1_800_000_000L;

  final Script script = new Script();
  final Map<String, Schedule> schedules = new LinkedHashMap<>();

  /** How often a deleted schedule is still shown. */
  int afterglow;

  private int count;
  private final Server server = FakeVertex.start(this);

  String address() {
    return "127.0.0.1:" + server.getPort();
  }

  <T> List<T> calls(Class<T> type) {
    return script.calls.stream().filter(type::isInstance).map(type::cast).toList();
  }

  @Override
  public void createSchedule(CreateScheduleRequest request, StreamObserver<Schedule> answer) {
    script.answer(request, answer, () -> create(request));
  }

  private Schedule create(CreateScheduleRequest request) {
    String name = request.getParent() + "/schedules/" + ++count;
    Timestamp created = Timestamp.newBuilder().setSeconds(CREATED + count).build();
    Schedule.Builder made =
        request.getSchedule().toBuilder()
            .setName(name)
            .setState(Schedule.State.ACTIVE)
            .setCreateTime(created);
    made.getCreatePipelineJobRequestBuilder()
        .getPipelineJobBuilder()
        .putLabels("vertex-ai-pipelines-run-billing-id", "1");
    schedules.put(name, made.build());
    return made.build();
  }

  @Override
  public void getSchedule(GetScheduleRequest request, StreamObserver<Schedule> answer) {
    script.answer(request, answer, () -> shown(request.getName()));
  }

  private Schedule shown(String name) {
    if (!schedules.containsKey(name) && afterglow-- > 0) {
      return Schedule.getDefaultInstance();
    }
    return schedule(name);
  }

  private Schedule schedule(String name) {
    if (!schedules.containsKey(name)) {
      throw Script.error(Code.NOT_FOUND, name + " is not found.");
    }
    return schedules.get(name);
  }

  @Override
  public void listSchedules(
      ListSchedulesRequest request, StreamObserver<ListSchedulesResponse> answer) {
    script.answer(request, answer, () -> list(request));
  }

  /** Pages of two. */
  private ListSchedulesResponse list(ListSchedulesRequest request) {
    int from = request.getPageToken().isEmpty() ? 0 : Integer.parseInt(request.getPageToken());
    int to = Math.min(schedules.size(), from + 2);
    return ListSchedulesResponse.newBuilder()
        .addAllSchedules(new ArrayList<>(schedules.values()).subList(from, to))
        .setNextPageToken(to < schedules.size() ? Integer.toString(to) : "")
        .build();
  }

  @Override
  public void updateSchedule(UpdateScheduleRequest request, StreamObserver<Schedule> answer) {
    script.answer(request, answer, () -> update(request));
  }

  private Schedule update(UpdateScheduleRequest request) {
    Schedule.Builder changed = schedule(request.getSchedule().getName()).toBuilder();
    FieldMaskUtil.merge(request.getUpdateMask(), request.getSchedule(), changed);
    schedules.put(changed.getName(), changed.build());
    return changed.build();
  }

  @Override
  public void pauseSchedule(PauseScheduleRequest request, StreamObserver<Empty> answer) {
    script.answer(request, answer, () -> move(request.getName(), Schedule.State.PAUSED));
  }

  @Override
  public void resumeSchedule(ResumeScheduleRequest request, StreamObserver<Empty> answer) {
    script.answer(request, answer, () -> move(request.getName(), Schedule.State.ACTIVE));
  }

  private Empty move(String name, Schedule.State state) {
    Schedule schedule = schedule(name);
    if (schedule.getState() == state || schedule.getState() == Schedule.State.COMPLETED) {
      throw Script.error(Code.FAILED_PRECONDITION, "it is " + schedule.getState());
    }
    schedules.put(name, schedule.toBuilder().setState(state).build());
    return Empty.getDefaultInstance();
  }

  @Override
  public void deleteSchedule(DeleteScheduleRequest request, StreamObserver<Operation> answer) {
    script.answer(
        request,
        answer,
        () -> {
          schedule(request.getName());
          schedules.remove(request.getName());
          return Operation.newBuilder().setName("operations/1").build();
        });
  }

  @Override
  public void close() {
    FakeVertex.stop(server);
  }
}
