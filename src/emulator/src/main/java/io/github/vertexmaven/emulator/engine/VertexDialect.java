package io.github.vertexmaven.emulator.engine;

import io.github.vertexmaven.emulator.json.JsonValues;
import io.github.vertexmaven.emulator.spec.Component;
import io.github.vertexmaven.emulator.spec.Container;
import io.github.vertexmaven.emulator.spec.InputsSpec;
import io.github.vertexmaven.emulator.spec.OutputsSpec;
import io.github.vertexmaven.emulator.spec.Placeholder.RunFact;
import io.github.vertexmaven.emulator.spec.SpecRules;
import io.github.vertexmaven.emulator.spec.Task;
import io.github.vertexmaven.emulator.store.Artifact;
import io.github.vertexmaven.emulator.store.BucketFolders;
import io.github.vertexmaven.emulator.store.Cache;
import io.github.vertexmaven.emulator.store.Failure;
import io.github.vertexmaven.emulator.store.Ids;
import io.github.vertexmaven.emulator.store.JobDefinition;
import io.github.vertexmaven.emulator.store.TaskRecord;
import io.github.vertexmaven.emulator.store.TaskState;
import io.github.vertexmaven.emulator.store.Values;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Vertex AI: outputs lie below {@code {root}/{projectNumber}/{jobId}/{task}_{taskId}/}, and each
 * bucket is mounted.
 */
record VertexDialect(JobDefinition request, Host host) implements Dialect {

  /** Code of google/rpc/code.proto. */
  private static final int PERMISSION_DENIED = 7;

  @Override
  public Duration pending() {
    return host.strictness().pending();
  }

  /** The service accepts the job and finds out a moment later (python-aiplatform#1880). */
  @Override
  public Optional<Failure> refusal() {
    String account = request.facts().serviceAccount();
    return host.strictness().accountsWithoutRoles().contains(account)
        ? Optional.of(
            new Failure(
                PERMISSION_DENIED,
                "Permission 'aiplatform.metadataStores.get' denied on resource"
                    + " '//aiplatform.googleapis.com/"
                    + request.key().parent()
                    + "/metadataStores/default' (or it may not exist)."))
        : Optional.empty();
  }

  @Override
  public Optional<String> withoutMachine(Container container) {
    return host.strictness().on()
        ? MachineTypes.published().refusal(container.machine())
        : Optional.empty();
  }

  @Override
  public SpecRules rules() {
    return SpecRules.VERTEX;
  }

  @Override
  public boolean startsAhead() {
    return true;
  }

  @Override
  public String fact(RunFact fact, TaskRecord.Identity task) {
    JobDefinition.Facts facts = request.facts();
    return switch (fact) {
      case PIPELINE_JOB_NAME -> request.key().id();
      case PIPELINE_JOB_UUID -> Long.toString(request.number());
      case PIPELINE_JOB_RESOURCE_NAME -> request.key().resourceName();
      case PIPELINE_JOB_CREATE_TIME_UTC -> time(request.created());
      case PIPELINE_JOB_SCHEDULE_TIME_UTC -> time(facts.scheduled().orElse(request.created()));
      case PIPELINE_TASK_NAME -> task.displayName();
      case PIPELINE_TASK_UUID -> Long.toString(task.id());
      case PIPELINE_ROOT -> request.root();
      case PIPELINE_GOOGLE_CLOUD_PROJECT_ID -> request.project();
      case PIPELINE_GOOGLE_CLOUD_LOCATION -> request.key().location();
      case PIPELINE_SERVICE_ACCOUNT -> facts.serviceAccount();
      case PIPELINE_NETWORK -> facts.network();
      case PIPELINE_PERSISTENT_RESOURCE_ID -> "";
      case PIPELINE_ENCRYPTION_KEY_NAME -> facts.encryptionKey();
    };
  }

  private static String time(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  @Override
  public OutputPlan plan(TaskRecord.Identity task, Component component) {
    String folder =
        String.join(
            "/",
            request.root(),
            Long.toString(request.key().projectNumber()),
            request.key().id(),
            task.name() + "_" + task.id());
    Map<String, String> parameters = new LinkedHashMap<>();
    component.outputs().parameters().keySet().forEach(k -> parameters.put(k, folder + "/" + k));
    Map<String, Artifact> artifacts = new LinkedHashMap<>();
    component
        .outputs()
        .artifacts()
        .forEach((name, declared) -> artifacts.put(name, planned(name, folder, declared)));
    return new OutputPlan(folder, parameters, artifacts, folder + "/executor_output.json");
  }

  private Artifact planned(String name, String folder, OutputsSpec.Artifact declared) {
    return new Artifact(
        artifactName(name), declared.type(), folder + "/" + name, declared.metadata());
  }

  @Override
  public String artifactName(String output) {
    return Ids.artifact(request.key());
  }

  @Override
  public Optional<String> path(String place) {
    return BucketFolders.mounted(place);
  }

  @Override
  public Map<String, Object> executorInput(InputsSpec declared, Values inputs, OutputPlan plan) {
    return ExecutorInputJson.of(declared, inputs, plan, place -> path(place).orElseThrow());
  }

  @Override
  public Map<String, Object> finalStatus(
      TaskRecord.Identity task, TaskState state, Optional<Failure> error) {
    Map<String, Object> status = new LinkedHashMap<>();
    error.ifPresent(
        some ->
            status.put("error", Map.of("code", (double) some.code(), "message", some.message())));
    status.put("pipelineJobResourceName", request.key().resourceName());
    status.put("pipelineTaskName", task.displayName());
    status.put("state", state.name());
    return status;
  }

  @Override
  public Cache cache() {
    return host.strictness().staleCache() ? host.cache().trusting() : host.cache();
  }

  @Override
  public Map<String, Object> cacheFacts(
      String pipeline,
      Container container,
      OutputsSpec outputs,
      Task.Caching caching,
      Values inputs) {
    return CacheFacts.of(pipeline, container, outputs, caching, inputs);
  }

  @Override
  public Optional<Values> carried(TaskRecord.Identity task) {
    return Optional.empty();
  }

  @Override
  public void checkImport(String uri, Component.Importer importer, Task task) throws TaskFailed {
    if (uri.isEmpty() || isOutside(uri)) {
      throw new TaskFailed("'" + uri + "' is not a URI to import.");
    }
  }

  @Override
  public void checkDescription(Map<String, Object> written) {}

  @Override
  public void checkOutput(String name, String uri) throws TaskFailed {
    if (isOutside(uri)) {
      throw new TaskFailed("executor_output.json gives '" + name + "' a bad URI: " + uri);
    }
  }

  private static boolean isOutside(String uri) {
    return uri.startsWith("gs://") && !BucketFolders.inside(uri);
  }

  @Override
  public Object importFacts(Artifact imported) {
    return List.of("importer", imported.uri(), imported.type().toJson(), imported.metadata());
  }

  @Override
  public TaskFiles files(TaskTry one) {
    return new MountedFiles(host.buckets());
  }

  @Override
  public Map<String, String> environment(TaskTry one) {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("VERTEX_AI_PIPELINES_RUN_LABELS", JsonValues.write(request.labels()));
    environment.put("CLOUD_ML_PROJECT_ID", Long.toString(request.key().projectNumber()));
    environment.put("CLOUD_ML_REGION", request.key().location());
    environment.put("CLOUD_ML_JOB_ID", Long.toString(one.number()));
    return environment;
  }

  @Override
  public Optional<Duration> deadline(Container container) {
    return Optional.empty();
  }

  @Override
  public String note() {
    return "Images are not pulled: each command runs as a process of this machine.";
  }
}
