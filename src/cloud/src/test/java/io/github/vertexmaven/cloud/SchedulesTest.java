package io.github.vertexmaven.cloud;

import static io.github.vertexmaven.cloud.Connections.IMPATIENT;
import static io.github.vertexmaven.cloud.Connections.QUICK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.cloud.aiplatform.v1.CreatePipelineJobRequest;
import com.google.cloud.aiplatform.v1.CreateScheduleRequest;
import com.google.cloud.aiplatform.v1.ListSchedulesRequest;
import com.google.cloud.aiplatform.v1.Schedule;
import com.google.cloud.aiplatform.v1.UpdateScheduleRequest;
import com.google.protobuf.Timestamp;
import com.google.rpc.Code;
import io.github.vertexmaven.cloud.rpc.RetryPolicy;
import io.github.vertexmaven.core.service.PipelineSchedules;
import io.github.vertexmaven.core.service.PipelineSchedules.Field;
import io.github.vertexmaven.core.service.Remote;
import io.github.vertexmaven.core.service.RemoteException;
import io.github.vertexmaven.core.service.RemoteException.Kind;
import io.github.vertexmaven.core.service.ScheduleRequest;
import io.github.vertexmaven.core.service.ScheduleStatus;
import io.github.vertexmaven.core.service.ScheduleTiming;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Schedules on the wire, and through faults. */
class SchedulesTest {

  private static final Instant START = Instant.parse("2026-12-01T00:00:00Z");
  private static final Instant END = Instant.parse("2027-12-01T00:00:00.5Z");
  private static final String FIRST = "projects/acme/locations/europe-west4/schedules/1";

  private final FakeSchedules vertex = new FakeSchedules();

  @AfterEach
  void close() {
    vertex.close();
  }

  @Test
  void asksForAllThatASchedulesHas() {
    ScheduleStatus made = create(QUICK);
    Schedule asked = vertex.calls(CreateScheduleRequest.class).get(0).getSchedule();
    assertThat(asked.getDisplayName()).isEqualTo("nightly");
    assertThat(asked.getCron()).isEqualTo("TZ=Europe/Oslo 0 3 * * *");
    assertThat(asked.getStartTime()).isEqualTo(time(START));
    assertThat(asked.getEndTime()).isEqualTo(time(END));
    assertThat(asked.getMaxRunCount()).isEqualTo(30);
    assertThat(asked.getMaxConcurrentRunCount()).isEqualTo(2);
    assertThat(asked.getMaxConcurrentActiveRunCount()).isEqualTo(3);
    assertThat(asked.getAllowQueueing()).isTrue();
    CreatePipelineJobRequest job = asked.getCreatePipelineJobRequest();
    assertThat(job.getParent()).isEqualTo("projects/acme/locations/europe-west4");
    assertThat(job.getPipelineJobId()).isEmpty();
    assertThat(job.getPipelineJob().getLabelsMap()).isEqualTo(Map.of("team", "ml"));
    assertThat(job.getPipelineJob().getServiceAccount())
        .isEqualTo("robot@acme.iam.gserviceaccount.com");
    assertThat(made.id()).isEqualTo("1");
    assertThat(made.timing()).isEqualTo(timing());
    assertThat(made.state()).isEqualTo(ScheduleStatus.State.ACTIVE);
    assertThat(made.pipeline()).isEqualTo("train");
    assertThat(made.created()).isEqualTo(Instant.ofEpochSecond(FakeSchedules.CREATED + 1));
    assertThat(made.runsPipelines()).isTrue();
  }

  @Test
  void leavesOutWhatIsNotGiven() {
    ScheduleTiming bare =
        new ScheduleTiming(
            "TZ=UTC 0 0 * * *",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            1,
            Optional.empty(),
            false);
    ScheduleStatus made =
        with(QUICK, schedules -> schedules.create(request().with(bare), Set.of()));
    Schedule asked = vertex.calls(CreateScheduleRequest.class).get(0).getSchedule();
    assertThat(asked.hasStartTime() || asked.hasEndTime()).isFalse();
    assertThat(made.timing()).isEqualTo(bare);
  }

  @Test
  void readsWhatTheServiceSays() {
    create(QUICK);
    vertex.schedules.put(
        FIRST,
        vertex.schedules.get(FIRST).toBuilder()
            .setState(Schedule.State.PAUSED)
            .setNextRunTime(time(START))
            .setStartedRunCount(4)
            .setLastScheduledRunResponse(
                Schedule.RunResponse.newBuilder()
                    .setScheduledRunTime(time(END))
                    .setRunResponse("OK"))
            .build());
    ScheduleStatus status = with(QUICK, schedules -> schedules.get("1"));
    assertThat(status.state()).isEqualTo(ScheduleStatus.State.PAUSED);
    assertThat(status.nextRun()).contains(START);
    assertThat(status.startedRuns()).isEqualTo(4);
    assertThat(status.lastRun()).contains(new ScheduleStatus.LastRun(END, "OK"));
  }

  @Test
  void readsAllPages() {
    for (int i = 0; i < 5; i++) {
      create(QUICK);
    }
    List<ScheduleStatus> all = with(QUICK, schedules -> schedules.list("state=\"ACTIVE\""));
    assertThat(all.stream().map(ScheduleStatus::id)).containsExactly("1", "2", "3", "4", "5");
    assertThat(vertex.calls(ListSchedulesRequest.class))
        .hasSize(3)
        .allMatch(call -> call.getFilter().equals("state=\"ACTIVE\""))
        .allMatch(call -> call.getOrderBy().equals("create_time desc"));
  }

  @Test
  void updatesOnlyTheFieldsThatAreNamed() {
    create(QUICK);
    ScheduleTiming other = timing().startingAt(Optional.empty());
    with(
        QUICK,
        schedules ->
            schedules.update("1", request().with(other), EnumSet.of(Field.CRON, Field.MAX_RUNS)));
    UpdateScheduleRequest update = vertex.calls(UpdateScheduleRequest.class).get(0);
    assertThat(update.getUpdateMask().getPathsList()).containsExactly("cron", "max_run_count");
    assertThat(update.getSchedule().getName()).isEqualTo(FIRST);
    with(QUICK, schedules -> schedules.update("1", request(), EnumSet.allOf(Field.class)));
    assertThat(vertex.calls(UpdateScheduleRequest.class).get(1).getUpdateMask().getPathsList())
        .containsExactly(
            "allow_queueing",
            "create_pipeline_job_request",
            "cron",
            "display_name",
            "end_time",
            "max_concurrent_active_run_count",
            "max_concurrent_run_count",
            "max_run_count",
            "start_time");
  }

  @ParameterizedTest
  @EnumSource(
      value = Code.class,
      names = {"UNAVAILABLE", "DEADLINE_EXCEEDED", "INTERNAL"})
  void findsTheScheduleThatALostAnswerCreated(Code code) {
    vertex.script.loseAnswer(code);
    assertThat(create(QUICK).id()).isEqualTo("1");
    assertThat(vertex.schedules).hasSize(1);
  }

  @Test
  void createsAgainWhenTheFirstAttemptDidNothing() {
    vertex.script.fail(Code.UNAVAILABLE, "not now");
    assertThat(create(QUICK).id()).isEqualTo("1");
    assertThat(vertex.calls(ListSchedulesRequest.class)).hasSize(1);
    assertThat(vertex.schedules).hasSize(1);
  }

  @Test
  void findsTheScheduleWhenLookingForItFailsToo() {
    vertex.script.loseAnswer(Code.UNAVAILABLE);
    vertex.script.fail(Code.UNAVAILABLE, "a");
    vertex.script.fail(Code.ABORTED, "b");
    assertThat(create(QUICK).id()).isEqualTo("1");
    assertThat(vertex.schedules).hasSize(1);
  }

  @Test
  void findsTheScheduleOfAServerThatNeverAnswered() {
    vertex.script.stayMute();
    assertThat(create(IMPATIENT).id()).isEqualTo("1");
    assertThat(vertex.schedules).hasSize(1);
  }

  /** The one that shall be replaced looks the same. */
  @Test
  void takesNoScheduleForItsOwnThatWasThereBefore() {
    create(QUICK);
    vertex.script.fail(Code.UNAVAILABLE, "not now");
    ScheduleStatus second = with(QUICK, schedules -> schedules.create(request(), Set.of("1")));
    assertThat(second.id()).isEqualTo("2");
    vertex.script.loseAnswer(Code.UNAVAILABLE);
    ScheduleStatus third = with(QUICK, schedules -> schedules.create(request(), Set.of("1", "2")));
    assertThat(third.id()).isEqualTo("3");
    assertThat(vertex.schedules).hasSize(3);
  }

  @Test
  void saysThatNothingIsKnownOfAServerThatStaysMute() {
    for (int i = 0; i < 20; i++) {
      vertex.script.stayMute();
    }
    RemoteException refusal = catchThrowableOfType(RemoteException.class, () -> create(IMPATIENT));
    assertThat(refusal.kind()).isEqualTo(Kind.UNAVAILABLE);
    assertThat(refusal.getMessage())
        .startsWith(
            "Vertex AI at "
                + vertex.address()
                + " could not create schedule 'nightly' (DEADLINE_EXCEEDED: ")
        .endsWith(
            "; whether schedule 'nightly' was created is not known: the next call finds out.");
    assertThat(vertex.schedules).hasSize(1);
  }

  @Test
  void refusesWithTheServicesWords() {
    vertex.script.fail(Code.INVALID_ARGUMENT, "The cron is wrong.");
    RemoteException refusal = catchThrowableOfType(RemoteException.class, () -> create(QUICK));
    assertThat(refusal.kind()).isEqualTo(Kind.INVALID);
    assertThat(refusal)
        .hasMessage(
            "Vertex AI refuses to create schedule 'nightly': The cron is wrong; correct that and"
                + " try again.");
    assertThat(vertex.script.calls).hasSize(1);
  }

  @Test
  void pausesAndResumesThroughLostAnswers() {
    create(QUICK);
    vertex.script.loseAnswer(Code.UNAVAILABLE);
    with(QUICK, schedules -> done(() -> schedules.pause("1")));
    assertThat(state()).isEqualTo(Schedule.State.PAUSED);
    vertex.script.loseAnswer(Code.UNAVAILABLE);
    with(QUICK, schedules -> done(() -> schedules.resume("1")));
    assertThat(state()).isEqualTo(Schedule.State.ACTIVE);
  }

  @Test
  void saysThatACompletedOneCannotBePaused() {
    create(QUICK);
    vertex.schedules.put(
        FIRST, vertex.schedules.get(FIRST).toBuilder().setState(Schedule.State.COMPLETED).build());
    RemoteException refusal =
        catchThrowableOfType(
            RemoteException.class,
            () -> with(QUICK, schedules -> done(() -> schedules.pause("1"))));
    assertThat(refusal)
        .hasMessage(
            "Vertex AI refuses to pause schedule '1': it is COMPLETED; correct that and try"
                + " again.");
  }

  @Test
  void deletesThroughLostAnswersAndWaitsUntilItIsGone() {
    create(QUICK);
    vertex.afterglow = 2;
    vertex.script.loseAnswer(Code.UNAVAILABLE);
    with(QUICK, schedules -> done(() -> schedules.delete("1")));
    assertThat(vertex.schedules).isEmpty();
    assertThat(vertex.afterglow).isNegative();
    with(QUICK, schedules -> done(() -> schedules.delete("1")));
  }

  @Test
  void saysWhenADeletedOneStays() {
    create(QUICK);
    vertex.afterglow = 1000;
    RemoteException refusal =
        catchThrowableOfType(
            RemoteException.class,
            () -> with(IMPATIENT, schedules -> done(() -> schedules.delete("1"))));
    assertThat(refusal)
        .hasMessage(
            "Vertex AI accepted the request to delete schedule '1', but after 2 s it still exists; check again later.");
  }

  @Test
  void saysThatThereIsNoSuchSchedule() {
    RemoteException refusal =
        catchThrowableOfType(
            RemoteException.class, () -> with(QUICK, schedules -> schedules.get("9")));
    assertThat(refusal.kind()).isEqualTo(Kind.NOT_FOUND);
    assertThat(refusal)
        .hasMessage(
            "There is no schedule '9' in project 'acme', region 'europe-west4': vertexai:list-pipelines lists them.");
  }

  private Schedule.State state() {
    return vertex.schedules.get(FIRST).getState();
  }

  private ScheduleStatus create(RetryPolicy policy) {
    return with(policy, schedules -> schedules.create(request(), Set.of()));
  }

  private <T> T with(RetryPolicy policy, Function<PipelineSchedules, T> use) {
    try (Remote remote = Connections.toVertex(vertex.address(), policy)) {
      return use.apply(remote.schedules());
    }
  }

  private static Void done(Runnable action) {
    action.run();
    return null;
  }

  private static ScheduleRequest request() {
    return new ScheduleRequest(
        "nightly",
        timing(),
        Connections.template("{\"pipelineInfo\": {\"name\": \"train\"}}", Map.of()));
  }

  private static ScheduleTiming timing() {
    return new ScheduleTiming(
        "TZ=Europe/Oslo 0 3 * * *",
        Optional.of(START),
        Optional.of(END),
        Optional.of(30L),
        2,
        Optional.of(3L),
        true);
  }

  private static Timestamp time(Instant instant) {
    return Timestamp.newBuilder()
        .setSeconds(instant.getEpochSecond())
        .setNanos(instant.getNano())
        .build();
  }
}
