package io.github.vertexmaven.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.cloud.aiplatform.v1.CreateNotebookExecutionJobRequest;
import com.google.cloud.aiplatform.v1.CreateScheduleRequest;
import com.google.cloud.aiplatform.v1.DeleteScheduleRequest;
import com.google.cloud.aiplatform.v1.GetScheduleRequest;
import com.google.cloud.aiplatform.v1.ListSchedulesRequest;
import com.google.cloud.aiplatform.v1.ListSchedulesResponse;
import com.google.cloud.aiplatform.v1.PauseScheduleRequest;
import com.google.cloud.aiplatform.v1.ResumeScheduleRequest;
import com.google.cloud.aiplatform.v1.Schedule;
import com.google.cloud.aiplatform.v1.UpdateScheduleRequest;
import com.google.longrunning.Operation;
import com.google.protobuf.Empty;
import com.google.protobuf.FieldMask;
import com.google.protobuf.Timestamp;
import io.github.vertexmaven.waiting.Eventually;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Schedules: made, shown, listed, refused, updated, paused, deleted. */
abstract class SchedulesSuite extends FacesSuite {

  private static final Instant FAR = Instant.parse("2100-01-01T00:00:00Z");

  @Test
  void showsASchedule() {
    Schedule asked = schedule("shown").setMaxRunCount(30).setAllowQueueing(true).build();
    Schedule made = create(asked);
    assertThat(made.getName())
        .matches("projects/\\d{12}/locations/europe-west1/schedules/\\d{16,19}");
    assertThat(made.getState()).isEqualTo(Schedule.State.ACTIVE);
    assertThat(made.getCron()).isEqualTo("TZ=Europe/Oslo 0 3 * * *");
    assertThat(made.getCreatePipelineJobRequest()).isEqualTo(asked.getCreatePipelineJobRequest());
    assertThat(made.getMaxRunCount()).isEqualTo(30);
    assertThat(made.getStartTime()).isEqualTo(made.getCreateTime());
    assertThat(made.getNextRunTime().getSeconds()).isGreaterThan(made.getCreateTime().getSeconds());
    assertThat(made.hasLastPauseTime() || made.hasLastScheduledRunResponse()).isFalse();
    assertThat(get(made.getName(), Schedule.getDefaultInstance())).isEqualTo(made);
    String byId = made.getName().replaceFirst("projects/\\d+", "projects/my-project");
    assertThat(get(byId, made)).isEqualTo(made);
  }

  @Test
  void makesTwoOfOneRequestSentTwice() {
    Schedule asked = schedule("twice").build();
    assertThat(create(asked).getName()).isNotEqualTo(create(asked).getName());
    assertThat(names("display_name=twice", "")).containsExactly("twice", "twice");
  }

  @Test
  void passesOverWhatOnlyTheServiceSays() {
    Schedule made =
        create(
            schedule("output only")
                .setName("mine")
                .setState(Schedule.State.PAUSED)
                .setStartedRunCount(7)
                .setCatchUp(true)
                .build());
    assertThat(made.getState()).isEqualTo(Schedule.State.ACTIVE);
    assertThat(made.getStartedRunCount()).isZero();
    assertThat(made.getCatchUp()).isFalse();
    Schedule changed = update(made.toBuilder().setState(Schedule.State.PAUSED), "state", "name");
    assertThat(changed.getState()).isEqualTo(Schedule.State.ACTIVE);
  }

  @Test
  void listsWithFilterOrderAndPages() {
    for (int i = 0; i < 4; i++) {
      create(schedule("nightly_" + i).setStartTime(time(FAR.plusSeconds(i))).build());
    }
    create(schedule("nightly_end").setEndTime(time(FAR)).build());
    String mine = "display_name:\"nightly_*\"";
    assertThat(names(mine, ""))
        .containsExactly("nightly_end", "nightly_3", "nightly_2", "nightly_1", "nightly_0");
    assertThat(names(mine + " AND NOT end_time:*", "start_time desc"))
        .containsExactly("nightly_3", "nightly_2", "nightly_1", "nightly_0");
    assertThat(names(mine + " AND end_time:*", "")).containsExactly("nightly_end");
    assertThat(names("display_name=nightly_2 AND state=ACTIVE", "")).hasSize(1);
    assertThat(names(mine + " AND state=\"PAUSED\"", "")).isEmpty();
    assertThat(names(mine + " AND create_pipeline_job_request:*", "next_run_time")).hasSize(5);
    assertThat(names(mine + " AND start_time>\"2100-01-01T00:00:02Z\"", ""))
        .containsExactly("nightly_3");
    ListSchedulesResponse first = listed(request -> request.setFilter(mine).setPageSize(2));
    ListSchedulesResponse last =
        listed(
            request ->
                request.setFilter(mine).setPageSize(9).setPageToken(first.getNextPageToken()));
    assertThat(last.getSchedulesList().stream().map(Schedule::getDisplayName))
        .containsExactly("nightly_2", "nightly_1", "nightly_0");
    assertThat(last.getNextPageToken()).isEmpty();
    assertThat(refused(() -> listed(request -> request.setFilter("labels.a=b"))))
        .hasMessage(
            "filter `labels.a=b`: 'labels' is not a field to filter by; the fields are"
                + " display_name, state, create_pipeline_job_request, create_time, start_time,"
                + " end_time, next_run_time.");
  }

  @Test
  void updatesWhatTheMaskNames() {
    Schedule made = create(schedule("to update").build());
    Schedule.Builder changes =
        made.toBuilder().setCron("0 4 * * *").setDisplayName("not asked").setMaxRunCount(9);
    Schedule changed = update(changes, "cron", "max_run_count");
    assertThat(changed.getCron()).isEqualTo("0 4 * * *");
    assertThat(changed.getMaxRunCount()).isEqualTo(9);
    assertThat(changed.getDisplayName()).isEqualTo("to update");
    assertThat(changed.getNextRunTime()).isNotEqualTo(made.getNextRunTime());
    assertThat(changed.getStartTime()).isEqualTo(made.getStartTime());
    Schedule.Builder another = changed.toBuilder();
    another
        .getCreatePipelineJobRequestBuilder()
        .getPipelineJobBuilder()
        .putLabels("digest", "two")
        .clearDisplayName();
    Schedule replaced = update(another, "create_pipeline_job_request");
    assertThat(replaced.getCreatePipelineJobRequest())
        .isEqualTo(another.getCreatePipelineJobRequest());
    assertThat(get(made.getName(), made)).isEqualTo(replaced);
  }

  @Test
  void updatesAll() {
    Schedule made = create(schedule("all").setAllowQueueing(true).build());
    Schedule changed =
        update(schedule("all of it").setName(made.getName()).setMaxConcurrentRunCount(3), "*");
    assertThat(changed.getDisplayName()).isEqualTo("all of it");
    assertThat(changed.getMaxConcurrentRunCount()).isEqualTo(3);
    assertThat(changed.getAllowQueueing()).isFalse();
  }

  @Test
  void refusesBadUpdates() {
    Schedule made = create(schedule("to refuse").setMaxRunCount(3).build());
    Schedule.Builder changes = made.toBuilder();
    badUpdate(changes, "update_mask is missing.");
    badUpdate(changes, "update_mask: 'colour' is not a field of a schedule.", "colour");
    badUpdate(
        made.toBuilder().clearMaxRunCount(),
        "schedule.max_run_count cannot be unset.",
        "max_run_count");
    badUpdate(made.toBuilder().clearCron(), "schedule.cron cannot be unset.", "cron");
    badUpdate(
        made.toBuilder()
            .setCreateNotebookExecutionJobRequest(
                CreateNotebookExecutionJobRequest.newBuilder().setParent(Lab.PARENT)),
        "schedule.create_notebook_execution_job_request: the type of the request cannot change.",
        "create_notebook_execution_job_request");
    badUpdate(
        made.toBuilder().setCron("61 * * * *"),
        "schedule.cron: '61 * * * *' is not a cron expression: Value 61 not in range [0, 59]",
        "cron");
    assertThat(get(made.getName(), made)).isEqualTo(made);
  }

  @Test
  void pausesAndResumes() {
    String name = create(schedule("to pause").build()).getName();
    pause(name);
    Schedule paused = get(name, Schedule.getDefaultInstance());
    assertThat(paused.getState()).isEqualTo(Schedule.State.PAUSED);
    assertThat(paused.hasLastPauseTime()).isTrue();
    assertThat(paused.hasNextRunTime()).isFalse();
    Schedule changed = update(paused.toBuilder().setCron("0 5 * * *"), "cron");
    assertThat(changed.getState()).isEqualTo(Schedule.State.PAUSED);
    assertThat(changed.hasNextRunTime()).isFalse();
    resume(name, true);
    Schedule resumed = get(name, Schedule.getDefaultInstance());
    assertThat(resumed.getState()).isEqualTo(Schedule.State.ACTIVE);
    assertThat(resumed.getCatchUp()).isTrue();
    assertThat(resumed.hasLastResumeTime() && resumed.hasNextRunTime()).isTrue();
    Service.Failed failed = refused(() -> resume(name, false));
    assertThat(failed.code).isEqualTo("FAILED_PRECONDITION");
    assertThat(failed).hasMessage("The schedule '" + name + "' is ACTIVE; it cannot be resumed.");
  }

  @Test
  void changesNothingThatIsCompleted() {
    // A strict emulator takes no end that has passed when the call comes.
    Instant soon = Instant.now().plusSeconds(4);
    String name =
        create(
                schedule("to complete")
                    .setStartTime(time(soon.minusSeconds(60)))
                    .setEndTime(time(soon))
                    .build())
            .getName();
    Eventually.is(
        () -> get(name, Schedule.getDefaultInstance()).getState() == Schedule.State.COMPLETED);
    assertThat(refused(() -> pause(name)))
        .hasMessage("The schedule '" + name + "' is COMPLETED; it cannot be paused.");
    assertThat(refused(() -> resume(name, false)).code).isEqualTo("FAILED_PRECONDITION");
    assertThat(refused(() -> update(schedule("x").setName(name), "display_name")))
        .hasMessage("The schedule '" + name + "' is COMPLETED; it cannot be updated.");
  }

  @Test
  void deletesASchedule() {
    String name = create(schedule("to delete").build()).getName();
    Operation done =
        service.schedules(
            "DeleteSchedule",
            DeleteScheduleRequest.newBuilder().setName(name).build(),
            Operation.getDefaultInstance());
    assertThat(done.getDone()).isTrue();
    assertThat(done.getResponse().is(Empty.class)).isTrue();
    Service.Failed failed = refused(() -> get(name, Schedule.getDefaultInstance()));
    assertThat(failed.code).isEqualTo("NOT_FOUND");
    assertThat(failed).hasMessage("The resource '" + name + "' was not found.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "name # schedule.display_name is missing.",
        "long name # schedule.display_name is longer than 128 characters.",
        "cron # schedule.cron is missing.",
        "zone # schedule.cron: 'Europe/Olso' is not a time zone of the IANA database.",
        "concurrent # schedule.max_concurrent_run_count must be 1 or more.",
        "count # schedule.max_run_count and max_concurrent_active_run_count cannot be negative.",
        "end # schedule.end_time must be later than start_time.",
        "request # schedule.create_pipeline_job_request is missing.",
        "id # schedule.create_pipeline_job_request.pipeline_job_id: a schedule makes the ids of"
            + " its jobs itself.",
        "parent # '' is not a parent; write projects/{project}/locations/{location}.",
        "label # The value 'A' of the label 'a' is not made of lowercase letters, digits, '_' and"
            + " '-', at most 63."
      })
  void refusesBadSchedules(String what, String message) {
    Service.Failed failed = refused(() -> create(bad(what)));
    assertThat(failed.code).isEqualTo("INVALID_ARGUMENT");
    assertThat(failed).hasMessage(message);
  }

  private static Schedule bad(String what) {
    Schedule.Builder schedule = schedule("bad");
    switch (what) {
      case "name" -> schedule.clearDisplayName();
      case "long name" -> schedule.setDisplayName("x".repeat(129));
      case "cron" -> schedule.clearCron();
      case "zone" -> schedule.setCron("TZ=Europe/Olso 0 3 * * *");
      case "concurrent" -> schedule.clearMaxConcurrentRunCount();
      case "count" -> schedule.setMaxRunCount(-1);
      case "end" -> schedule.setStartTime(time(FAR)).setEndTime(time(FAR));
      case "request" -> schedule.clearCreatePipelineJobRequest();
      case "id" -> schedule.getCreatePipelineJobRequestBuilder().setPipelineJobId("mine");
      case "parent" -> schedule.getCreatePipelineJobRequestBuilder().clearParent();
      default ->
          schedule.getCreatePipelineJobRequestBuilder().getPipelineJobBuilder().putLabels("a", "A");
    }
    return schedule.build();
  }

  static Schedule.Builder schedule(String displayName) {
    return Schedule.newBuilder()
        .setDisplayName(displayName)
        .setCron("TZ=Europe/Oslo 0 3 * * *")
        .setMaxConcurrentRunCount(1)
        .setCreatePipelineJobRequest(request("environment").clearPipelineJobId());
  }

  static Timestamp time(Instant instant) {
    return Timestamp.newBuilder().setSeconds(instant.getEpochSecond()).build();
  }

  private Schedule create(Schedule schedule) {
    return service.schedules(
        "CreateSchedule",
        CreateScheduleRequest.newBuilder().setParent(Lab.PARENT).setSchedule(schedule).build(),
        Schedule.getDefaultInstance());
  }

  private Schedule get(String name, Schedule answer) {
    return service.schedules(
        "GetSchedule", GetScheduleRequest.newBuilder().setName(name).build(), answer);
  }

  private ListSchedulesResponse listed(Consumer<ListSchedulesRequest.Builder> change) {
    ListSchedulesRequest.Builder request = ListSchedulesRequest.newBuilder().setParent(Lab.PARENT);
    change.accept(request);
    return service.schedules(
        "ListSchedules", request.build(), ListSchedulesResponse.getDefaultInstance());
  }

  private List<String> names(String filter, String orderBy) {
    return listed(request -> request.setFilter(filter).setOrderBy(orderBy))
        .getSchedulesList()
        .stream()
        .map(Schedule::getDisplayName)
        .toList();
  }

  private Schedule update(Schedule.Builder changes, String... paths) {
    return service.schedules(
        "UpdateSchedule",
        UpdateScheduleRequest.newBuilder()
            .setSchedule(changes)
            .setUpdateMask(FieldMask.newBuilder().addAllPaths(List.of(paths)))
            .build(),
        Schedule.getDefaultInstance());
  }

  private void badUpdate(Schedule.Builder changes, String message, String... paths) {
    Service.Failed failed = refused(() -> update(changes, paths));
    assertThat(failed.code).isEqualTo("INVALID_ARGUMENT");
    assertThat(failed).hasMessage(message);
  }

  private void pause(String name) {
    service.schedules(
        "PauseSchedule",
        PauseScheduleRequest.newBuilder().setName(name).build(),
        Empty.getDefaultInstance());
  }

  private void resume(String name, boolean catchUp) {
    service.schedules(
        "ResumeSchedule",
        ResumeScheduleRequest.newBuilder().setName(name).setCatchUp(catchUp).build(),
        Empty.getDefaultInstance());
  }
}
