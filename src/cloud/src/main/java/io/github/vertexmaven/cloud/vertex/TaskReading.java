package io.github.vertexmaven.cloud.vertex;

import com.google.cloud.aiplatform.v1.Artifact;
import com.google.cloud.aiplatform.v1.PipelineTaskDetail;
import com.google.cloud.aiplatform.v1.PipelineTaskExecutorDetail.ContainerDetail;
import io.github.vertexmaven.core.service.TaskStatus;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A {@code PipelineTaskDetail} of pipeline_job.proto in the plugin's words. */
final class TaskReading {

  private static final String METRICS = "system.Metrics";

  private TaskReading() {}

  static TaskStatus status(PipelineTaskDetail task) {
    return new TaskStatus(
        task.getTaskId(),
        Optional.of(task.getParentTaskId()).filter(id -> id != 0),
        task.getTaskName(),
        state(task.getState()),
        CommonFields.time(task.hasStartTime(), task.getStartTime()),
        CommonFields.time(task.hasEndTime(), task.getEndTime()),
        CommonFields.error(task.getError()),
        customJob(container(task)),
        attempts(task),
        outputs(task),
        metrics(task),
        earlier(container(task)));
  }

  private static ContainerDetail container(PipelineTaskDetail task) {
    return task.getExecutorDetail().getContainerDetail();
  }

  private static Optional<String> customJob(ContainerDetail container) {
    return Optional.of(container.getMainJob())
        .filter(name -> !name.isEmpty())
        .map(CommonFields::lastPart);
  }

  /** The list of those that failed may have the last one on it, too. */
  private static List<String> earlier(ContainerDetail container) {
    return container.getFailedMainJobsList().stream()
        .filter(job -> !job.equals(container.getMainJob()))
        .distinct()
        .map(CommonFields::lastPart)
        .toList();
  }

  /**
   * The jobs that failed and the one there is now; counted as a set, since the proto leaves open
   * whether the last one that failed is on both lists. A task without a container was started once
   * or never.
   */
  private static int attempts(PipelineTaskDetail task) {
    Set<String> jobs = new HashSet<>(container(task).getFailedMainJobsList());
    customJob(container(task)).ifPresent(job -> jobs.add(container(task).getMainJob()));
    return jobs.isEmpty() && task.hasStartTime() ? 1 : jobs.size();
  }

  private static Map<String, List<String>> outputs(PipelineTaskDetail task) {
    Map<String, List<String>> uris = new TreeMap<>();
    task.getOutputsMap()
        .forEach(
            (name, artifacts) ->
                uris.put(
                    name,
                    artifacts.getArtifactsList().stream()
                        .map(Artifact::getUri)
                        .filter(uri -> !uri.isEmpty())
                        .toList()));
    return uris;
  }

  /** The launcher gives them as metadata, and so do the components of KFP's own library. */
  private static Map<String, Map<String, Double>> metrics(PipelineTaskDetail task) {
    Map<String, Map<String, Double>> metrics = new TreeMap<>();
    task.getOutputsMap().values().stream()
        .flatMap(artifacts -> artifacts.getArtifactsList().stream())
        .filter(artifact -> artifact.getSchemaTitle().equals(METRICS))
        .forEach(artifact -> metrics.put(artifact.getUri(), numbers(artifact)));
    return metrics;
  }

  private static Map<String, Double> numbers(Artifact artifact) {
    Map<String, Double> numbers = new TreeMap<>();
    artifact
        .getMetadata()
        .getFieldsMap()
        .forEach(
            (name, value) -> {
              if (value.hasNumberValue()) {
                numbers.put(name, value.getNumberValue());
              }
            });
    return numbers;
  }

  private static TaskStatus.State state(PipelineTaskDetail.State state) {
    return switch (state) {
      case PENDING -> TaskStatus.State.PENDING;
      case RUNNING -> TaskStatus.State.RUNNING;
      case SUCCEEDED -> TaskStatus.State.SUCCEEDED;
      case SKIPPED -> TaskStatus.State.SKIPPED;
      case NOT_TRIGGERED -> TaskStatus.State.NOT_TRIGGERED;
      case CANCEL_PENDING -> TaskStatus.State.CANCEL_PENDING;
      case CANCELLING -> TaskStatus.State.CANCELLING;
      case CANCELLED -> TaskStatus.State.CANCELLED;
      case FAILED -> TaskStatus.State.FAILED;
      case STATE_UNSPECIFIED, UNRECOGNIZED -> TaskStatus.State.UNKNOWN;
    };
  }
}
