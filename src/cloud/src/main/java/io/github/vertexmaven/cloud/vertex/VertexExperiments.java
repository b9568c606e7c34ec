package io.github.vertexmaven.cloud.vertex;

import com.google.api.gax.rpc.AlreadyExistsException;
import com.google.api.gax.rpc.NotFoundException;
import com.google.cloud.aiplatform.v1.AddContextChildrenRequest;
import com.google.cloud.aiplatform.v1.Context;
import com.google.cloud.aiplatform.v1.CreateContextRequest;
import com.google.cloud.aiplatform.v1.CreateMetadataStoreRequest;
import com.google.cloud.aiplatform.v1.MetadataServiceClient;
import com.google.cloud.aiplatform.v1.MetadataServiceSettings;
import com.google.cloud.aiplatform.v1.MetadataStore;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import io.github.vertexmaven.cloud.rpc.Action;
import io.github.vertexmaven.cloud.rpc.Caller;
import io.github.vertexmaven.cloud.rpc.GrpcClient;
import io.github.vertexmaven.cloud.rpc.RetryPause;
import io.github.vertexmaven.cloud.rpc.Rpc;
import io.github.vertexmaven.core.service.Experiment;
import io.github.vertexmaven.core.service.Experiments;
import io.github.vertexmaven.core.service.RemoteException;
import io.github.vertexmaven.core.service.RemoteException.Kind;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;

/**
 * Experiments as {@code MetadataService} of metadata_service.proto keeps them: a context for the
 * experiment, below it the context that the service itself makes for each job some time after its
 * creation.
 */
public final class VertexExperiments implements Experiments {

  private static final String SCHEMA = "system.Experiment";

  /** Experiments that custom jobs make for TensorBoard have this, and take no pipeline jobs. */
  private static final String TENSORBOARD = "tensorboard_link";

  private static final Duration PAUSE = Duration.ofSeconds(2);
  private final Caller caller;
  private final Rpc rpc;
  private final GrpcClient<MetadataServiceClient> connection;
  private final MetadataServiceClient client;
  private final Function<String, JobContext> contextOfJob;

  /**
   * Makes the client; the first call connects it.
   *
   * @param contextOfJob gives what the service has made for a job by now
   */
  public VertexExperiments(Caller caller, Function<String, JobContext> contextOfJob) {
    this.caller = caller;
    this.rpc = new Rpc(caller);
    this.connection =
        GrpcClient.of(
            caller,
            MetadataServiceSettings.newBuilder(),
            MetadataServiceSettings.defaultGrpcTransportProviderBuilder(),
            settings ->
                MetadataServiceClient.create(
                    settings.applyToAllUnaryMethods(caller::oneAttempt).build()));
    this.client = connection.calls();
    this.contextOfJob = contextOfJob;
  }

  @Override
  public void ensure(Experiment experiment, Optional<String> kmsKey) {
    Context context = find(experiment).orElseGet(() -> create(experiment, kmsKey));
    boolean other = !context.getSchemaTitle().equals(SCHEMA);
    if (other || context.getMetadata().containsFields(TENSORBOARD)) {
      throw new RemoteException(
          Kind.INVALID,
          "'"
              + experiment.id()
              + "' is "
              + (other ? "a " + context.getSchemaTitle() : "an experiment of TensorBoard")
              + " in the metadata store, to which no run can belong: set another experiment_name.",
          null);
    }
  }

  private Optional<Context> find(Experiment experiment) {
    Action action = new Action("read experiment '" + experiment.id() + "'", "");
    return rpc.call(
        action,
        () -> {
          try {
            return Optional.of(client.getContext(name(experiment)));
          } catch (NotFoundException e) {
            return Optional.empty();
          }
        });
  }

  private Context create(Experiment experiment, Optional<String> kmsKey) {
    ensureStore(kmsKey);
    CreateContextRequest request =
        CreateContextRequest.newBuilder()
            .setParent(store())
            .setContextId(experiment.id())
            .setContext(
                Context.newBuilder()
                    .setDisplayName(experiment.displayName())
                    .setSchemaTitle(SCHEMA)
                    .setSchemaVersion("0.0.1")
                    // What the console's list of experiments asks for.
                    .setMetadata(Struct.newBuilder().putFields("experiment_deleted", no())))
            .build();
    Action action = new Action("create experiment '" + experiment.id() + "'", noProject());
    return rpc.call(
        action,
        () -> {
          try {
            return client.createContext(request);
          } catch (AlreadyExistsException e) {
            return client.getContext(name(experiment));
          }
        });
  }

  private static Value no() {
    return Value.newBuilder().setBoolValue(false).build();
  }

  /** A project has no metadata store before somebody needs it. */
  private void ensureStore(Optional<String> kmsKey) {
    rpc.call(
        new Action("find the metadata store", noProject()),
        () -> {
          try {
            return client.getMetadataStore(store());
          } catch (NotFoundException e) {
            return createStore(kmsKey);
          }
        });
  }

  private MetadataStore createStore(Optional<String> kmsKey) {
    MetadataStore.Builder store = MetadataStore.newBuilder();
    kmsKey.ifPresent(key -> store.getEncryptionSpecBuilder().setKmsKeyName(key));
    CreateMetadataStoreRequest request =
        CreateMetadataStoreRequest.newBuilder()
            .setParent(parent())
            .setMetadataStoreId("default")
            .setMetadataStore(store)
            .build();
    try {
      return client.createMetadataStoreAsync(request).get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof AlreadyExistsException) {
        return client.getMetadataStore(store());
      }
      throw e.getCause() instanceof RuntimeException fault
          ? fault
          : new RemoteException(
              Kind.OTHER, "The metadata store cannot be created: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RemoteException(Kind.OTHER, "Interrupted while waiting for an answer.", e);
    }
  }

  @Override
  public boolean add(String jobId, Experiment experiment, Duration patience) {
    Optional<String> context = await(jobId, patience);
    context.ifPresent(run -> add(run, experiment));
    return context.isPresent();
  }

  private void add(String run, Experiment experiment) {
    AddContextChildrenRequest request =
        AddContextChildrenRequest.newBuilder()
            .setContext(name(experiment))
            .addChildContexts(run)
            .build();
    rpc.call(
        new Action(
            "add a job to experiment '" + experiment.id() + "'",
            "Experiment '" + experiment.id() + "' was deleted meanwhile."),
        () -> client.addContextChildren(request));
  }

  private Optional<String> await(String jobId, Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    JobContext job = contextOfJob.apply(jobId);
    while (!job.isSettled() && System.nanoTime() < end) {
      RetryPause.of(PAUSE.compareTo(patience) < 0 ? PAUSE : patience, "the job");
      job = contextOfJob.apply(jobId);
    }
    return job.context();
  }

  /** The service puts scheduled runs into none by itself. */
  @Override
  public boolean holdScheduledRuns() {
    return false;
  }

  /** Ends the client and waits until its threads are gone. */
  public void close() {
    connection.close();
  }

  private String noProject() {
    return "Vertex AI does not know project '%s' with region '%s': check project_id and region."
        .formatted(caller.project(), caller.region());
  }

  private String parent() {
    return "projects/" + caller.project() + "/locations/" + caller.region();
  }

  private String store() {
    return parent() + "/metadataStores/default";
  }

  private String name(Experiment experiment) {
    return store() + "/contexts/" + experiment.id();
  }
}
