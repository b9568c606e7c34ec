package io.github.vertexmaven.emulator.vertex;

import com.google.cloud.aiplatform.v1.Schedule;
import io.github.vertexmaven.emulator.store.ScheduleRecord;
import io.github.vertexmaven.emulator.store.ScheduleRecord.LastRun;
import java.time.Instant;
import java.util.Optional;

/** Schedules as the service speaks of them (schedule.proto). */
final class ScheduleMessages {

  private ScheduleMessages() {}

  /** What the caller asked for and what the service says of it. */
  static Schedule of(ScheduleRecord record) {
    Schedule.Builder schedule =
        asked(record).toBuilder()
            .setName(record.name())
            .setState(Schedule.State.valueOf(record.state().name()))
            .setStartTime(Times.of(record.timing().begin()))
            .setStartedRunCount(record.started())
            .setCatchUp(record.catchUp())
            .setCreateTime(Times.of(record.created()))
            .setUpdateTime(Times.of(record.updated()));
    if (record.state() == ScheduleRecord.State.ACTIVE) {
      Optional<Instant> next = record.waiting().stream().findFirst().or(record::next);
      next.ifPresent(at -> schedule.setNextRunTime(Times.of(at)));
    }
    record.paused().ifPresent(at -> schedule.setLastPauseTime(Times.of(at)));
    record.resumed().ifPresent(at -> schedule.setLastResumeTime(Times.of(at)));
    record.last().ifPresent(run -> schedule.setLastScheduledRunResponse(of(run)));
    return schedule.build();
  }

  static Schedule asked(ScheduleRecord record) {
    return Messages.read(record.requested(), Schedule.newBuilder()).build();
  }

  /** Without what only the service says. */
  static Schedule plain(Schedule schedule) {
    return schedule.toBuilder()
        .clearName()
        .clearState()
        .clearStartedRunCount()
        .clearCreateTime()
        .clearUpdateTime()
        .clearNextRunTime()
        .clearLastPauseTime()
        .clearLastResumeTime()
        .clearCatchUp()
        .clearLastScheduledRunResponse()
        .build();
  }

  private static Schedule.RunResponse of(LastRun run) {
    return Schedule.RunResponse.newBuilder()
        .setScheduledRunTime(Times.of(run.due()))
        .setRunResponse(run.response())
        .build();
  }
}
