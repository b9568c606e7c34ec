package io.github.vertexmaven.core.service;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The schedules of a service: of a project and region, or of a namespace. */
public interface PipelineSchedules {

  /** What an update can change. */
  enum Field {
    DISPLAY_NAME,
    CRON,
    START,
    END,
    MAX_RUNS,
    MAX_CONCURRENT_RUNS,
    MAX_ACTIVE_RUNS,
    ALLOW_QUEUEING,
    JOB
  }

  /**
   * Creates a schedule. A schedule has no id of ours, so once an attempt may have taken effect, the
   * next attempt first looks for what it made: a schedule of this name and these labels that is not
   * among the known ones.
   *
   * @param known the ids of all schedules that were there before
   * @throws RemoteException when the service refuses it
   */
  ScheduleStatus create(ScheduleRequest request, Set<String> known);

  /**
   * A schedule.
   *
   * @throws RemoteException of kind {@code NOT_FOUND}
   */
  ScheduleStatus get(String id);

  /**
   * What the runs of a schedule are made of.
   *
   * @throws RemoteException of kind {@code NOT_FOUND}
   */
  JobContent content(String id);

  /**
   * Schedules, the latest first.
   *
   * @param filter in the service's language, {@code state="ACTIVE"}; empty for all
   */
  List<ScheduleStatus> list(String filter);

  /**
   * Changes some fields of one that is not completed; the others stay as they are. The service
   * refuses to empty a field.
   *
   * @return as the service now has it, which tells whether it took the change; empty when it
   *     changes no schedule in place
   */
  Optional<ScheduleStatus> update(String id, ScheduleRequest request, Set<Field> fields);

  /** Lets no run start until it is resumed. */
  void pause(String id);

  /** Wakes a paused one, from now on: what it missed stays undone. */
  void resume(String id);

  /** Deletes one and waits until it is gone; one that is not there counts as deleted. */
  void delete(String id);
}
