package io.github.vertexmaven.emulator.vertex;

import com.google.cloud.aiplatform.v1.BatchCancelPipelineJobsOperationMetadata;
import com.google.cloud.aiplatform.v1.BatchCancelPipelineJobsResponse;
import com.google.cloud.aiplatform.v1.BatchDeletePipelineJobsResponse;
import com.google.cloud.aiplatform.v1.CreateMetadataStoreOperationMetadata;
import com.google.cloud.aiplatform.v1.DeleteOperationMetadata;
import com.google.cloud.aiplatform.v1.MetadataStore;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Empty;
import com.google.rpc.BadRequest;
import io.github.vertexmaven.emulator.http.Endpoint;
import io.github.vertexmaven.emulator.rpc.GrpcServer;
import io.github.vertexmaven.emulator.rpc.RestBody;
import io.github.vertexmaven.emulator.rpc.RestEndpoint;
import io.github.vertexmaven.emulator.rpc.RpcMethod;
import io.github.vertexmaven.emulator.schedule.Scheduler;
import io.github.vertexmaven.emulator.store.Documents;
import io.github.vertexmaven.emulator.store.JobKey;
import io.github.vertexmaven.emulator.store.Jobs;
import io.github.vertexmaven.emulator.store.ScheduleRecord;
import io.github.vertexmaven.emulator.store.ScheduleStore;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Vertex AI, as far as the emulator plays it: its methods, and its schedules. */
public final class VertexService {

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

  /** As much as gRPC takes. */
  static final int LARGEST_BODY_MEGABYTES = GrpcServer.LARGEST_MESSAGE_MEGABYTES;

  private final List<RpcMethod<?, ?>> methods;
  private final Scheduler scheduler;
  private final Contexts contexts;

  private VertexService(List<RpcMethod<?, ?>> methods, Scheduler scheduler, Contexts contexts) {
    this.methods = List.copyOf(methods);
    this.contexts = contexts;
    this.scheduler = scheduler;
  }

  /**
   * The service over a store.
   *
   * @param rules what the service refuses, as far as it is played strictly
   * @param clock what schedules go by
   */
  public static VertexService of(
      Jobs jobs,
      JobRunner runner,
      Documents metadata,
      ScheduleStore schedules,
      ServiceRules rules,
      InstantSource clock) {
    Operations operations = new Operations();
    Contexts contexts = new Contexts(metadata);
    KnownArtifacts artifacts = new KnownArtifacts(jobs);
    Submission submission = new Submission(artifacts::find, contexts, rules);
    JobMessages messages = new JobMessages(contexts);
    JobStart start = new JobStart(jobs, runner, messages, rules.strictness());
    Scheduler scheduler =
        new Scheduler(schedules, new ScheduledRuns(jobs, submission, start), clock);
    List<RpcMethod<?, ?>> methods =
        new ArrayList<>(
            new PipelineMethods(
                    jobs, runner, operations, submission, start, messages, rules.strictness())
                .methods());
    methods.addAll(
        new ScheduleMethods(scheduler, submission, operations, rules.strictness()).methods());
    methods.addAll(new MetadataMethods(contexts, metadata, operations).methods());
    methods.addAll(new LineageMethods(new Lineage(jobs, metadata), contexts).methods());
    methods.addAll(operations.methods());
    return new VertexService(methods, scheduler, contexts);
  }

  /** Throws where a schedule of the store cannot be shown. */
  public static void check(ScheduleRecord schedule) {
    Messages.write(ScheduleMessages.of(schedule));
  }

  /** What gRPC serves. */
  public List<RpcMethod<?, ?>> methods() {
    return methods;
  }

  /** The same over REST. */
  public Endpoint rest() {
    return RestEndpoint.of(
        "/v1/",
        methods,
        new RestBody("Invalid JSON payload received.", LARGEST_BODY_MEGABYTES),
        PACKED,
        List.of(new YamlSpecFilter()));
  }

  /** How many bytes {@link #forget} would free. */
  public long metadataOf(JobKey job) {
    return contexts.size(job);
  }

  /** Forgets what the metadata store has of a job that is gone, unless an experiment has it too. */
  public void forget(JobKey job) {
    contexts.forget(job);
  }

  /** What fires the schedules, each time it is told to look at the clock. */
  public Scheduler scheduler() {
    return scheduler;
  }
}
