package io.github.vertexmaven.cloud.vertex;

import com.google.api.gax.rpc.ApiException;
import com.google.api.gax.rpc.FailedPreconditionException;
import com.google.api.gax.rpc.NotFoundException;
import com.google.cloud.aiplatform.v1.CreateScheduleRequest;
import com.google.cloud.aiplatform.v1.DeleteScheduleRequest;
import com.google.cloud.aiplatform.v1.ListSchedulesRequest;
import com.google.cloud.aiplatform.v1.ListSchedulesResponse;
import com.google.cloud.aiplatform.v1.PauseScheduleRequest;
import com.google.cloud.aiplatform.v1.ResumeScheduleRequest;
import com.google.cloud.aiplatform.v1.Schedule;
import com.google.cloud.aiplatform.v1.ScheduleServiceClient;
import com.google.cloud.aiplatform.v1.ScheduleServiceSettings;
import io.github.vertexmaven.cloud.rpc.Action;
import io.github.vertexmaven.cloud.rpc.Caller;
import io.github.vertexmaven.cloud.rpc.GrpcClient;
import io.github.vertexmaven.cloud.rpc.Rpc;
import io.github.vertexmaven.core.service.JobContent;
import io.github.vertexmaven.core.service.PipelineSchedules;
import io.github.vertexmaven.core.service.ScheduleRequest;
import io.github.vertexmaven.core.service.ScheduleStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code ScheduleService} of schedule_service.proto. */
public final class VertexSchedules implements PipelineSchedules {

  /** What the service gives in one page at most. */
  private static final int PAGE = 100;

  private final Caller caller;
  private final Rpc rpc;
  private final GrpcClient<ScheduleServiceClient> connection;
  private final ScheduleServiceClient client;

  /** Makes the client; the first call connects it. */
  public VertexSchedules(Caller caller) {
    this.caller = caller;
    this.rpc = new Rpc(caller);
    this.connection =
        GrpcClient.of(
            caller,
            ScheduleServiceSettings.newBuilder(),
            ScheduleServiceSettings.defaultGrpcTransportProviderBuilder(),
            settings ->
                ScheduleServiceClient.create(
                    settings.applyToAllUnaryMethods(caller::oneAttempt).build()));
    this.client = connection.calls();
  }

  @Override
  public ScheduleStatus create(ScheduleRequest request, Set<String> known) {
    CreateScheduleRequest create =
        CreateScheduleRequest.newBuilder()
            .setParent(parent())
            .setSchedule(ScheduleWriting.schedule(parent(), request))
            .build();
    Action action = new Action("create schedule '" + request.displayName() + "'", noPlace());
    ScheduleCreation creation =
        new ScheduleCreation(client, rpc, create, known, () -> pages("").stream());
    return ScheduleReading.status(creation.run(action));
  }

  @Override
  public ScheduleStatus get(String id) {
    return ScheduleReading.status(read(id));
  }

  @Override
  public JobContent content(String id) {
    return JobReading.content(read(id).getCreatePipelineJobRequest().getPipelineJob());
  }

  private Schedule read(String id) {
    Action action = new Action("read schedule '" + id + "'", noSchedule(id));
    return rpc.call(action, () -> client.getSchedule(name(id)));
  }

  @Override
  public List<ScheduleStatus> list(String filter) {
    Action action = new Action("list schedules", noPlace());
    return rpc.call(action, () -> pages(filter)).stream().map(ScheduleReading::status).toList();
  }

  private List<Schedule> pages(String filter) {
    List<Schedule> found = new ArrayList<>();
    ListSchedulesRequest.Builder request =
        ListSchedulesRequest.newBuilder()
            .setParent(parent())
            .setFilter(filter)
            .setOrderBy("create_time desc")
            .setPageSize(PAGE);
    do {
      ListSchedulesResponse page = client.listSchedulesCallable().call(request.build());
      found.addAll(page.getSchedulesList());
      request.setPageToken(page.getNextPageToken());
    } while (!request.getPageToken().isEmpty());
    return found;
  }

  @Override
  public Optional<ScheduleStatus> update(String id, ScheduleRequest request, Set<Field> fields) {
    Schedule changed =
        ScheduleWriting.schedule(parent(), request).toBuilder().setName(name(id)).build();
    Action action = new Action("update schedule '" + id + "'", noSchedule(id));
    return Optional.of(
        ScheduleReading.status(
            rpc.call(action, () -> client.updateSchedule(changed, ScheduleWriting.mask(fields)))));
  }

  @Override
  public void pause(String id) {
    PauseScheduleRequest request = PauseScheduleRequest.newBuilder().setName(name(id)).build();
    Action action = new Action("pause schedule '" + id + "'", noSchedule(id));
    reach(id, Schedule.State.PAUSED, action, () -> client.pauseScheduleCallable().call(request));
  }

  @Override
  public void resume(String id) {
    ResumeScheduleRequest request = ResumeScheduleRequest.newBuilder().setName(name(id)).build();
    Action action = new Action("resume schedule '" + id + "'", noSchedule(id));
    reach(id, Schedule.State.ACTIVE, action, () -> client.resumeScheduleCallable().call(request));
  }

  /** A refusal because it is so already, perhaps by an attempt whose answer was lost, is none. */
  private void reach(String id, Schedule.State state, Action action, Runnable call) {
    rpc.call(
        action,
        () -> {
          try {
            call.run();
          } catch (FailedPreconditionException e) {
            refuseUnless(state, id, e);
          }
          return null;
        });
  }

  private void refuseUnless(Schedule.State state, String id, ApiException refusal) {
    if (client.getSchedule(name(id)).getState() != state) {
      throw refusal;
    }
  }

  @Override
  public void delete(String id) {
    DeleteScheduleRequest request = DeleteScheduleRequest.newBuilder().setName(name(id)).build();
    Action action = new Action("delete schedule '" + id + "'", noSchedule(id));
    rpc.call(
        action,
        () -> {
          try {
            client.deleteScheduleCallable().call(request);
          } catch (NotFoundException e) {
            // an attempt whose answer was lost, or somebody else
          }
          return null;
        });
    new Disappearance(rpc, caller.policy()).await(action, () -> client.getSchedule(name(id)));
  }

  /** Ends the client and waits until its threads are gone. */
  public void close() {
    connection.close();
  }

  private String noSchedule(String id) {
    return "There is no schedule '%s' in project '%s', region '%s': vertexai:list-pipelines lists them."
        .formatted(id, caller.project(), caller.region());
  }

  private String noPlace() {
    return "Vertex AI does not know project '%s' with region '%s': check project_id and region."
        .formatted(caller.project(), caller.region());
  }

  private String parent() {
    return "projects/" + caller.project() + "/locations/" + caller.region();
  }

  private String name(String id) {
    return parent() + "/schedules/" + id;
  }
}
