package io.github.vertexmaven.core.job.schedule;

import io.github.vertexmaven.core.service.JobContent;
import io.github.vertexmaven.core.service.PipelineSchedules;
import io.github.vertexmaven.core.service.RemoteException;
import io.github.vertexmaven.core.service.ScheduleRequest;
import io.github.vertexmaven.core.service.ScheduleStatus;
import io.github.vertexmaven.core.service.ScheduleStatus.State;
import io.github.vertexmaven.core.service.ScheduleTiming;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Schedules in memory, with the rules of the service, that break down when they are told to. */
public final class MemorySchedules implements PipelineSchedules {

  /** How an update of the job is taken, which the service's documentation leaves open. */
  enum JobUpdates {
    TAKEN,
    REFUSED,
    PASSED_OVER,
    /** This service changes nothing of a schedule in place. */
    NONE
  }

  final Map<String, ScheduleStatus> all = new LinkedHashMap<>();
  final List<String> calls = new ArrayList<>();
  JobUpdates jobUpdates = JobUpdates.TAKEN;
  Instant now;

  /** Runs after each change. */
  Runnable watch = () -> {};

  /** How many calls succeed. */
  int patience = Integer.MAX_VALUE;

  private int count;

  public MemorySchedules(Instant now) {
    this.now = now;
  }

  @Override
  public ScheduleStatus create(ScheduleRequest request, Set<String> known) {
    call("create");
    String id = "s" + ++count;
    ScheduleTiming timing =
        request.timing().startingAt(Optional.of(request.timing().start().orElse(now)));
    put(status(id, request, timing, State.ACTIVE, now, 0));
    return get(id);
  }

  private static ScheduleStatus status(
      String id,
      ScheduleRequest request,
      ScheduleTiming timing,
      State state,
      Instant created,
      long started) {
    return new ScheduleStatus(
        id,
        "schedules/" + id,
        request.displayName(),
        timing,
        state,
        created,
        Optional.empty(),
        started,
        Optional.empty(),
        true,
        "pipeline",
        request.job().options().labels());
  }

  @Override
  public ScheduleStatus get(String id) {
    return Optional.ofNullable(all.get(id))
        .orElseThrow(() -> new RemoteException(RemoteException.Kind.NOT_FOUND, id, null));
  }

  @Override
  public JobContent content(String id) {
    throw new AssertionError();
  }

  @Override
  public List<ScheduleStatus> list(String filter) {
    return List.copyOf(all.values());
  }

  @Override
  public Optional<ScheduleStatus> update(String id, ScheduleRequest request, Set<Field> fields) {
    call("update " + id + " " + fields.stream().map(Field::name).sorted().toList());
    ScheduleStatus before = get(id);
    refuse(before.state() == State.COMPLETED, id + " is COMPLETED");
    boolean changesJob = fields.contains(Field.JOB);
    if (jobUpdates == JobUpdates.NONE) {
      return Optional.empty();
    }
    refuse(changesJob && jobUpdates == JobUpdates.REFUSED, "The request cannot be changed");
    boolean takesJob = changesJob && jobUpdates == JobUpdates.TAKEN;
    ScheduleTiming wanted = request.timing();
    ScheduleTiming old = before.timing();
    ScheduleTiming timing =
        new ScheduleTiming(
            fields.contains(Field.CRON) ? wanted.cron() : old.cron(),
            field(fields, Field.START, wanted.start(), old.start()),
            field(fields, Field.END, wanted.end(), old.end()),
            field(fields, Field.MAX_RUNS, wanted.maxRuns(), old.maxRuns()),
            fields.contains(Field.MAX_CONCURRENT_RUNS)
                ? wanted.maxConcurrentRuns()
                : old.maxConcurrentRuns(),
            field(fields, Field.MAX_ACTIVE_RUNS, wanted.maxActiveRuns(), old.maxActiveRuns()),
            fields.contains(Field.ALLOW_QUEUEING) ? wanted.allowQueueing() : old.allowQueueing());
    put(
        new ScheduleStatus(
            id,
            "schedules/" + id,
            fields.contains(Field.DISPLAY_NAME) ? request.displayName() : before.displayName(),
            timing,
            before.state(),
            before.created(),
            before.nextRun(),
            before.startedRuns(),
            before.lastRun(),
            true,
            before.pipeline(),
            takesJob ? request.job().options().labels() : before.labels()));
    return Optional.of(get(id));
  }

  private static <T> Optional<T> field(
      Set<Field> fields, Field field, Optional<T> wanted, Optional<T> old) {
    if (!fields.contains(field)) {
      return old;
    }
    refuse(wanted.isEmpty() && old.isPresent(), field + " cannot be unset");
    return wanted;
  }

  private static void refuse(boolean condition, String message) {
    if (condition) {
      throw new RemoteException(RemoteException.Kind.INVALID, message, null);
    }
  }

  @Override
  public void pause(String id) {
    call("pause " + id);
    refuse(get(id).state() == State.COMPLETED, id + " is COMPLETED");
    move(id, State.PAUSED);
  }

  @Override
  public void resume(String id) {
    call("resume " + id);
    refuse(get(id).state() == State.COMPLETED, id + " is COMPLETED");
    move(id, State.ACTIVE);
  }

  void move(String id, State state) {
    ScheduleStatus before = get(id);
    put(
        new ScheduleStatus(
            id,
            "schedules/" + id,
            before.displayName(),
            before.timing(),
            state,
            before.created(),
            before.nextRun(),
            before.startedRuns() + (state == State.COMPLETED ? 3 : 0),
            before.lastRun(),
            true,
            before.pipeline(),
            before.labels()));
  }

  @Override
  public void delete(String id) {
    call("delete " + id);
    all.remove(id);
    watch.run();
  }

  private void put(ScheduleStatus status) {
    all.put(status.id(), status);
    watch.run();
  }

  private void call(String what) {
    if (patience-- <= 0) {
      throw new RemoteException(RemoteException.Kind.UNAVAILABLE, "Nobody answers.", null);
    }
    calls.add(what);
  }
}
