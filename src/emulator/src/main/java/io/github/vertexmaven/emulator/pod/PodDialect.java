package io.github.vertexmaven.emulator.pod;

import io.github.vertexmaven.emulator.engine.Dialect;
import io.github.vertexmaven.emulator.engine.OutputPlan;
import io.github.vertexmaven.emulator.engine.TaskFailed;
import io.github.vertexmaven.emulator.engine.TaskFiles;
import io.github.vertexmaven.emulator.engine.TaskTry;
import io.github.vertexmaven.emulator.spec.Argument;
import io.github.vertexmaven.emulator.spec.Component;
import io.github.vertexmaven.emulator.spec.Container;
import io.github.vertexmaven.emulator.spec.InputsSpec;
import io.github.vertexmaven.emulator.spec.OutputsSpec;
import io.github.vertexmaven.emulator.spec.Placeholder;
import io.github.vertexmaven.emulator.spec.Placeholder.RunFact;
import io.github.vertexmaven.emulator.spec.Source;
import io.github.vertexmaven.emulator.spec.SpecRules;
import io.github.vertexmaven.emulator.spec.Task;
import io.github.vertexmaven.emulator.store.Artifact;
import io.github.vertexmaven.emulator.store.Cache;
import io.github.vertexmaven.emulator.store.Failure;
import io.github.vertexmaven.emulator.store.JobDefinition;
import io.github.vertexmaven.emulator.store.TaskRecord;
import io.github.vertexmaven.emulator.store.TaskState;
import io.github.vertexmaven.emulator.store.Values;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Kubeflow Pipelines: the driver resolves the inputs of a task, the launcher in its pod brings
 * input artifacts to local paths, and takes outputs back.
 */
public final class PodDialect implements Dialect {

  private final JobDefinition request;
  private final RunRequest run;
  private final Cluster cluster;
  private final String pipeline;
  private final Map<String, Values> carried;

  /**
   * The rules for one job.
   *
   * @param pipeline the name in its spec
   * @param carried results that an earlier attempt of the run has, by the unique names of tasks
   */
  public PodDialect(
      JobDefinition request, Cluster cluster, String pipeline, Map<String, Values> carried) {
    this.request = request;
    this.run = RunRequest.of(request);
    this.cluster = cluster;
    this.pipeline = pipeline;
    this.carried = Map.copyOf(carried);
  }

  @Override
  public SpecRules rules() {
    return SpecRules.KUBEFLOW;
  }

  /** Its files are brought to a pod only once its inputs are known. */
  @Override
  public boolean startsAhead() {
    return false;
  }

  @Override
  public String fact(RunFact fact, TaskRecord.Identity task) {
    return switch (fact) {
      case PIPELINE_JOB_NAME -> run.template().displayName();
      case PIPELINE_JOB_RESOURCE_NAME -> run.workflow();
      case PIPELINE_JOB_UUID -> run.id();
      case PIPELINE_JOB_CREATE_TIME_UTC -> time(request.created());
      case PIPELINE_JOB_SCHEDULE_TIME_UTC ->
          time(request.facts().scheduled().orElse(request.created()));
      case PIPELINE_TASK_NAME -> task.name();
      case PIPELINE_TASK_UUID -> Long.toString(Math.abs(task.parent()));
      default -> throw new IllegalStateException(fact + " is not known to this service.");
    };
  }

  private static String time(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  @Override
  public OutputPlan plan(TaskRecord.Identity task, Component component) {
    String folder = request.root() + "/" + pipeline + "/" + run.id();
    return PodPlan.of(folder, task, component, cluster.release(), this::artifactName);
  }

  @Override
  public String artifactName(String output) {
    return ArtifactName.fresh(output).toString();
  }

  @Override
  public Optional<String> path(String place) {
    return PodPaths.of(place);
  }

  @Override
  public Map<String, Object> executorInput(InputsSpec declared, Values inputs, OutputPlan plan) {
    return PodInput.of(inputs, plan);
  }

  /** In the words of ML Metadata; what went wrong is never told. */
  @Override
  public Map<String, Object> finalStatus(
      TaskRecord.Identity task, TaskState state, Optional<Failure> error) {
    String told =
        switch (state) {
          case SUCCEEDED -> "COMPLETE";
          case SKIPPED -> "CACHED";
          case FAILED -> "FAILED";
          case CANCELLED, NOT_TRIGGERED -> "CANCELED";
          default -> "RUNNING";
        };
    Map<String, Object> status = new LinkedHashMap<>();
    status.put("state", told);
    status.put("pipelineJobResourceName", run.workflow());
    status.put("pipelineTaskName", task.name());
    status.put("error", Map.of());
    return status;
  }

  @Override
  public Cache cache() {
    return cluster.cache();
  }

  /** The environment is no part of it; a key that the spec gives stands for all. */
  @Override
  public Map<String, Object> cacheFacts(
      String name, Container container, OutputsSpec outputs, Task.Caching caching, Values inputs) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("kubeflow", run.template().namespace());
    facts.put("pipeline", name);
    if (caching.key().isPresent()) {
      facts.put("key", caching.key().get());
      return facts;
    }
    facts.put("image", container.image());
    facts.put("command", container.command().stream().map(Argument::source).toList());
    facts.put("args", container.args().stream().map(Argument::source).toList());
    facts.put("outputs", outputs.toJson());
    facts.put("parameters", inputs.parameters());
    Map<String, Object> artifacts = new LinkedHashMap<>();
    inputs
        .artifacts()
        .forEach((key, list) -> artifacts.put(key, list.stream().map(Artifact::name).toList()));
    facts.put("artifacts", artifacts);
    return facts;
  }

  @Override
  public Optional<Values> carried(TaskRecord.Identity task) {
    return Optional.ofNullable(carried.get(task.uniqueName()));
  }

  @Override
  public void checkImport(String uri, Component.Importer importer, Task task) throws TaskFailed {
    Optional<String> other =
        importer.uri().placeholders().flatMap(hole -> given(hole, task)).findAny();
    if (other.isPresent()) {
      throw new TaskFailed(
          "The importer takes its URI from the parameter '"
              + other.get()
              + "', which must be an input of the dag around the task; put a constant into the importer itself.");
    }
    if (!uri.startsWith("oci://") && cluster.buckets().file(uri).isEmpty()) {
      throw new TaskFailed(
          "The importer cannot take '"
              + uri
              + "': it knows gs://, s3://, minio:// and oci://, with a bucket and a key.");
    }
  }

  /** The launcher reads it as a message, in which each field has to be known. */
  @Override
  public void checkDescription(Map<String, Object> written) throws TaskFailed {
    OutputMessage.check(written);
  }

  /** What the launcher is to upload must be where it writes; other URIs it only records. */
  @Override
  public void checkOutput(String name, String uri) throws TaskFailed {
    String prefix = request.root() + "/";
    boolean isStore = uri.matches("(gs|s3|minio)://.*");
    if (isStore && (!uri.startsWith(prefix) || cluster.buckets().file(uri).isEmpty())) {
      throw new TaskFailed(
          "failed to upload output artifact \""
              + name
              + "\": URI \""
              + uri
              + "\" does not have expected bucket prefix \""
              + prefix
              + "\"");
    }
  }

  /** Within a pipeline, the same URI with the same type and metadata is the same artifact. */
  @Override
  public Object importFacts(Artifact imported) {
    return List.of(
        "kubeflow",
        run.template().namespace(),
        pipeline,
        imported.uri(),
        imported.type().toJson(),
        imported.metadata());
  }

  @Override
  public TaskFiles files(TaskTry one) throws TaskFailed {
    return new PodFiles(
        root(one.folder()),
        cluster.buckets(),
        settings(one.container()).volumes(cluster.objects()));
  }

  private static Path root(Path folder) {
    return folder.resolve("pod");
  }

  /** A parameter that the task gets from elsewhere than the dag around it. */
  private static Stream<String> given(Placeholder placeholder, Task task) {
    return placeholder instanceof Placeholder.InputParameter input
            && task.parameters().containsKey(input.name())
            && !(task.parameters().get(input.name()).source() instanceof Source.Input)
        ? Stream.of(input.name())
        : Stream.empty();
  }

  @Override
  public Map<String, String> environment(TaskTry one) throws TaskFailed {
    String node = PodNames.node(run.workflow(), one.task(), PodNames.Part.EXECUTOR);
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("KFP_POD_NAME", node);
    environment.put("KFP_POD_UID", PodNames.uid(node).toString());
    environment.put("KFP_RETRY_INDEX", Integer.toString(one.index()));
    environment.putAll(settings(one.container()).environment(cluster.objects(), fields(node)));
    return environment;
  }

  /** What the downward API can tell of the pod. */
  private Map<String, String> fields(String node) {
    return Map.of(
        "metadata.name",
        node,
        "metadata.uid",
        PodNames.uid(node).toString(),
        "metadata.namespace",
        run.template().namespace().isEmpty() ? "kubeflow" : run.template().namespace(),
        "metadata.labels['pipeline/runid']",
        run.id(),
        "metadata.labels['workflows.argoproj.io/workflow']",
        run.workflow(),
        "spec.serviceAccountName",
        request.facts().serviceAccount(),
        "spec.nodeName",
        "localhost",
        "status.hostIP",
        "127.0.0.1",
        "status.podIP",
        "127.0.0.1");
  }

  @Override
  public Optional<Duration> deadline(Container container) {
    return settings(container).deadline();
  }

  private ExecutorSettings settings(Container container) {
    return ExecutorSettings.of(run.platform(), container.label());
  }

  @Override
  public String note() {
    return "Images are not pulled: each command runs as a process of this machine, with the files of its pod below a folder of its own. Of the settings for Kubernetes, only secrets, config maps, volumes, fields of the pod and deadlines have an effect.";
  }

  @Override
  public JobDefinition request() {
    return request;
  }
}
