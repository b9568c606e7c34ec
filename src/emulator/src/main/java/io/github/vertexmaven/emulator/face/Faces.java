package io.github.vertexmaven.emulator.face;

import com.google.cloud.aiplatform.v1.BatchCancelPipelineJobsOperationMetadata;
import com.google.cloud.aiplatform.v1.BatchCancelPipelineJobsResponse;
import com.google.cloud.aiplatform.v1.BatchDeletePipelineJobsResponse;
import com.google.cloud.aiplatform.v1.CreateMetadataStoreOperationMetadata;
import com.google.cloud.aiplatform.v1.DeleteOperationMetadata;
import com.google.cloud.aiplatform.v1.MetadataStore;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Empty;
import com.google.rpc.BadRequest;
import com.sun.net.httpserver.HttpHandler;
import io.github.vertexmaven.emulator.engine.Engine;
import io.github.vertexmaven.emulator.schedule.Scheduler;
import io.github.vertexmaven.emulator.store.Documents;
import io.github.vertexmaven.emulator.store.Jobs;
import io.github.vertexmaven.emulator.store.Schedules;
import io.grpc.BindableService;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything that the emulator answers: gRPC services, and HTTP handlers by the beginning of their
 * paths. A face of its own (storage, logging) is added to the lists.
 */
public final class Faces {

  /** What answers hold packed in an {@code Any}, for REST to unpack. */
  private static final List<Descriptor> PACKED =
      List.of(
          Empty.getDescriptor(),
          BadRequest.getDescriptor(),
          DeleteOperationMetadata.getDescriptor(),
          BatchCancelPipelineJobsOperationMetadata.getDescriptor(),
          BatchCancelPipelineJobsResponse.getDescriptor(),
          BatchDeletePipelineJobsResponse.getDescriptor(),
          CreateMetadataStoreOperationMetadata.getDescriptor(),
          MetadataStore.getDescriptor());

  private final List<BindableService> services = new ArrayList<>();
  private final Map<String, HttpHandler> handlers = new LinkedHashMap<>();

  private final Scheduler scheduler;

  private Faces(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  /**
   * The services of Vertex AI.
   *
   * @param clock what schedules go by
   */
  public static Faces of(
      Jobs jobs, Engine engine, Documents metadata, Schedules schedules, InstantSource clock) {
    Operations operations = new Operations();
    Contexts contexts = new Contexts(metadata);
    Artifacts artifacts = new Artifacts(jobs);
    Submission submission = new Submission(artifacts::find);
    JobMessages messages = new JobMessages(contexts);
    Starting starting = new Starting(jobs, engine, messages);
    Scheduler scheduler =
        new Scheduler(schedules, new ScheduledRuns(jobs, submission, starting), clock);
    List<Call<?, ?>> calls =
        new ArrayList<>(
            new PipelineCalls(jobs, engine, operations, submission, starting, messages).calls());
    calls.addAll(new ScheduleCalls(scheduler, submission, operations).calls());
    calls.addAll(new MetadataCalls(contexts, metadata, operations).calls());
    calls.addAll(operations.calls());
    Faces faces = new Faces(scheduler);
    faces.services.addAll(GrpcFace.of(calls));
    return faces.with("/v1/", RestFace.of(calls, PACKED));
  }

  /** With one more gRPC service. */
  public Faces with(BindableService service) {
    services.add(service);
    return this;
  }

  /** With one more handler of paths that begin so. */
  public Faces with(String prefix, HttpHandler handler) {
    handlers.put(prefix, handler);
    return this;
  }

  /** What fires the schedules, each time it is told to look at the clock. */
  public Scheduler scheduler() {
    return scheduler;
  }

  List<BindableService> services() {
    return services;
  }

  Map<String, HttpHandler> handlers() {
    return handlers;
  }
}
