package io.github.vertexmaven.emulator.vertex;

import com.google.cloud.aiplatform.v1.Artifact;
import com.google.cloud.aiplatform.v1.Execution;
import com.google.cloud.aiplatform.v1.PipelineTaskDetail;
import com.google.cloud.aiplatform.v1.PipelineTaskExecutorDetail;
import io.github.vertexmaven.emulator.store.Failure;
import io.github.vertexmaven.emulator.store.JobKey;
import io.github.vertexmaven.emulator.store.TaskRecord;
import io.github.vertexmaven.emulator.store.TaskState;
import io.github.vertexmaven.emulator.store.Values;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Tasks as the service speaks of them (PipelineTaskDetail of pipeline_job.proto). */
final class TaskMessages {

  /** The whole of a job: clients find its parameters there. */
  private static final String RUN = "system.Run";

  private TaskMessages() {}

  static PipelineTaskDetail of(JobKey job, TaskRecord task) {
    TaskRecord.Identity identity = task.identity();
    PipelineTaskDetail.Builder detail =
        PipelineTaskDetail.newBuilder()
            .setTaskId(identity.id())
            .setParentTaskId(identity.parent())
            .setTaskName(identity.displayName())
            .setTaskUniqueName(identity.uniqueName())
            .setCreateTime(Times.of(task.created()))
            .setState(PipelineTaskDetail.State.valueOf(task.state().name()));
    task.started().ifPresent(at -> detail.setStartTime(Times.of(at)));
    task.ended().ifPresent(at -> detail.setEndTime(Times.of(at)));
    task.error().ifPresent(error -> detail.setError(status(error)));
    task.history().forEach(change -> detail.addPipelineTaskStatus(status(change)));
    artifacts(task.inputs(), detail::putInputs);
    artifacts(task.outputs(), detail::putOutputs);
    if (task.started().isPresent()) {
      detail.setExecution(execution(job, task));
    }
    if (!task.attempts().isEmpty()) {
      detail.setExecutorDetail(executor(job, task));
    }
    return detail.build();
  }

  private static PipelineTaskDetail.PipelineTaskStatus status(TaskRecord.Change change) {
    PipelineTaskDetail.PipelineTaskStatus.Builder status =
        PipelineTaskDetail.PipelineTaskStatus.newBuilder()
            .setUpdateTime(Times.of(change.at()))
            .setState(PipelineTaskDetail.State.valueOf(change.state().name()));
    change.error().ifPresent(error -> status.setError(status(error)));
    return status.build();
  }

  static com.google.rpc.Status status(Failure failure) {
    return com.google.rpc.Status.newBuilder()
        .setCode(failure.code())
        .setMessage(failure.message())
        .build();
  }

  private static void artifacts(
      Values values, BiConsumer<String, PipelineTaskDetail.ArtifactList> put) {
    values
        .artifacts()
        .forEach(
            (name, list) -> {
              PipelineTaskDetail.ArtifactList.Builder all =
                  PipelineTaskDetail.ArtifactList.newBuilder();
              list.forEach(artifact -> all.addArtifacts(artifact(name, artifact)));
              put.accept(name, all.build());
            });
  }

  static Artifact artifact(
      String displayName, io.github.vertexmaven.emulator.store.Artifact artifact) {
    return Artifact.newBuilder()
        .setName(artifact.name())
        .setDisplayName(displayName)
        .setUri(artifact.uri())
        .setState(Artifact.State.LIVE)
        .setSchemaTitle(artifact.type().schemaTitle())
        .setSchemaVersion(artifact.type().schemaVersion())
        .setMetadata(Structs.struct(artifact.metadata()))
        .build();
  }

  static Execution execution(JobKey job, TaskRecord task) {
    Map<String, Object> metadata = new LinkedHashMap<>();
    task.inputs().parameters().forEach((name, value) -> metadata.put("input:" + name, value));
    task.outputs().parameters().forEach((name, value) -> metadata.put("output:" + name, value));
    TaskRecord.Identity identity = task.identity();
    return Execution.newBuilder()
        .setName(executionName(job, identity))
        .setDisplayName(identity.displayName())
        .setState(state(task.state()))
        .setSchemaTitle(identity.parent() == 0 ? RUN : schema(identity.kind()))
        .setSchemaVersion("0.0.1")
        .setMetadata(Structs.struct(metadata))
        .setCreateTime(Times.of(task.created()))
        .setUpdateTime(Times.of(task.history().get(task.history().size() - 1).at()))
        .build();
  }

  static String executionName(JobKey job, TaskRecord.Identity task) {
    return job.parent() + "/metadataStores/default/executions/" + Math.abs(task.id());
  }

  private static String schema(TaskRecord.Kind kind) {
    return switch (kind) {
      case CONTAINER -> "system.ContainerExecution";
      case IMPORTER -> "system.ImporterExecution";
      case DAG, LOOP -> "system.DagExecution";
    };
  }

  private static Execution.State state(TaskState state) {
    return switch (state) {
      case PENDING -> Execution.State.NEW;
      case RUNNING, CANCELLING -> Execution.State.RUNNING;
      case SUCCEEDED -> Execution.State.COMPLETE;
      case SKIPPED -> Execution.State.CACHED;
      case FAILED -> Execution.State.FAILED;
      case CANCELLED, NOT_TRIGGERED -> Execution.State.CANCELLED;
    };
  }

  /** The CustomJobs of the tries; their logs are found under these numbers. */
  private static PipelineTaskExecutorDetail executor(JobKey job, TaskRecord task) {
    List<TaskRecord.Attempt> attempts = task.attempts();
    PipelineTaskExecutorDetail.Builder detail = PipelineTaskExecutorDetail.newBuilder();
    PipelineTaskExecutorDetail.ContainerDetail.Builder container =
        detail.getContainerDetailBuilder();
    container.setMainJob(customJob(job, attempts.get(attempts.size() - 1)));
    attempts.stream()
        .filter(TaskRecord.Attempt::failed)
        .forEach(attempt -> container.addFailedMainJobs(customJob(job, attempt)));
    return detail.build();
  }

  static String customJob(JobKey job, TaskRecord.Attempt attempt) {
    return job.parent() + "/customJobs/" + attempt.customJob();
  }
}
