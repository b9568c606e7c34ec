package io.github.vertexmaven.cloud.vertex;

import com.google.api.gax.rpc.ApiException;
import com.google.cloud.aiplatform.v1.CreateScheduleRequest;
import com.google.cloud.aiplatform.v1.PipelineJob;
import com.google.cloud.aiplatform.v1.Schedule;
import com.google.cloud.aiplatform.v1.ScheduleServiceClient;
import io.github.vertexmaven.cloud.rpc.Action;
import io.github.vertexmaven.cloud.rpc.Retries;
import io.github.vertexmaven.cloud.rpc.Rpc;
import io.github.vertexmaven.core.service.RemoteException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Creates one schedule exactly once, however often that is tried. The service chooses the id, so a
 * second create would make a second schedule: after an attempt that may have taken effect the
 * schedules are listed first.
 */
final class ScheduleCreation {

  private final ScheduleServiceClient client;
  private final Rpc rpc;
  private final CreateScheduleRequest request;
  private final Set<String> known;
  private final Supplier<Stream<Schedule>> all;

  /** Whether an attempt that failed may still have created the schedule. */
  private boolean unsure;

  /**
   * Prepares a creation.
   *
   * @param known the ids of schedules that are not what we make
   * @param all lists those there are
   */
  ScheduleCreation(
      ScheduleServiceClient client,
      Rpc rpc,
      CreateScheduleRequest request,
      Set<String> known,
      Supplier<Stream<Schedule>> all) {
    this.client = client;
    this.rpc = rpc;
    this.request = request;
    this.known = known;
    this.all = all;
  }

  Schedule run(Action action) {
    try {
      return rpc.call(action, this::attempt);
    } catch (RemoteException e) {
      if (unsure) {
        return lookAfter(e);
      }
      throw e;
    }
  }

  private Schedule attempt() {
    Optional<Schedule> made = unsure ? find() : Optional.empty();
    return made.orElseGet(this::create);
  }

  private Schedule create() {
    try {
      return client.createScheduleCallable().call(request);
    } catch (ApiException e) {
      unsure |= Retries.isTransient(e);
      throw e;
    }
  }

  /** Patience ended; the last attempt too may have created the schedule. */
  private Schedule lookAfter(RemoteException refusal) {
    try {
      return find().orElseThrow(() -> refusal);
    } catch (ApiException e) {
      throw new RemoteException(
          refusal.kind(),
          refusal.getMessage().replaceAll("\\.$", "")
              + "; whether schedule '"
              + request.getSchedule().getDisplayName()
              + "' was created is not known: the next call finds out.",
          refusal.getCause());
    }
  }

  private Optional<Schedule> find() {
    return all.get().filter(this::isOurs).findFirst();
  }

  /** The service may have added labels of its own. */
  private boolean isOurs(Schedule schedule) {
    return !known.contains(CommonFields.lastPart(schedule.getName()))
        && schedule.getDisplayName().equals(request.getSchedule().getDisplayName())
        && labels(schedule).entrySet().containsAll(labels(request.getSchedule()).entrySet());
  }

  private static Map<String, String> labels(Schedule schedule) {
    PipelineJob job = schedule.getCreatePipelineJobRequest().getPipelineJob();
    return job.getLabelsMap();
  }
}
