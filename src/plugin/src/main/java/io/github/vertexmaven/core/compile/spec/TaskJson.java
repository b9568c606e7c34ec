package io.github.vertexmaven.core.compile.spec;

import io.github.vertexmaven.core.compile.spec.PipelineSpec.ArtifactInput;
import io.github.vertexmaven.core.compile.spec.PipelineSpec.ContainerTask;
import io.github.vertexmaven.core.compile.spec.PipelineSpec.DagTask;
import io.github.vertexmaven.core.compile.spec.PipelineSpec.Exit;
import io.github.vertexmaven.core.compile.spec.PipelineSpec.ImporterTask;
import io.github.vertexmaven.core.compile.spec.PipelineSpec.Parameter;
import io.github.vertexmaven.core.compile.spec.PipelineSpec.RetryPolicy;
import io.github.vertexmaven.core.compile.spec.PipelineSpec.Task;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Writes {@code PipelineTaskSpec} of pipeline_spec.proto: where a task of a DAG has its inputs from
 * and when it runs.
 */
final class TaskJson {

  private final Map<String, Object> json = new LinkedHashMap<>();

  private TaskJson() {}

  /**
   * A task.
   *
   * @param keyed whether it is called by its key
   */
  static Map<String, Object> of(String name, Task task, boolean keyed) {
    TaskJson written = new TaskJson();
    written.task(name, task, keyed);
    return written.json;
  }

  private void task(String name, Task task, boolean keyed) {
    caching(task);
    json.put("componentRef", Map.of("name", "comp-" + name));
    if (task instanceof ContainerTask container) {
      containerTask(container);
    } else if (task instanceof DagTask dag) {
      dagTask(dag);
    } else {
      importerInputs((ImporterTask) task);
    }
    if (task instanceof ContainerTask container && container.retries().isPresent()) {
      json.put("retryPolicy", retries(container.retries().get()));
    }
    json.put("taskInfo", Map.of("name", keyed ? name : task.displayName()));
    if (task instanceof DagTask dag && dag.exit().isPresent()) {
      json.put("triggerPolicy", Map.of("strategy", "ALL_UPSTREAM_TASKS_COMPLETED"));
    }
  }

  /** Only what runs something can be reused. */
  private void caching(Task task) {
    if (task instanceof DagTask) {
      return;
    }
    boolean cached =
        task instanceof ContainerTask container
            ? container.cached()
            : ((ImporterTask) task).cached();
    json.put("cachingOptions", cached ? Map.of("enableCache", true) : Map.of());
  }

  private static Map<String, Object> retries(RetryPolicy policy) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("backoffDuration", seconds(policy.backoff()));
    json.put("backoffFactor", policy.factor());
    json.put("backoffMaxDuration", seconds(policy.maxBackoff()));
    json.put("maxRetryCount", policy.max());
    return json;
  }

  private static String seconds(Duration duration) {
    return duration.toSeconds() + "s";
  }

  private void containerTask(ContainerTask task) {
    after(task.after());
    Map<String, Object> inputs = new LinkedHashMap<>();
    if (!task.reads().isEmpty()) {
      inputs.put("artifacts", artifacts(task.reads()));
    }
    if (!task.parameters().isEmpty()) {
      inputs.put("parameters", parameters(task.parameters(), Optional.empty()));
    }
    if (!inputs.isEmpty()) {
      json.put("inputs", inputs);
    }
  }

  private void dagTask(DagTask dag) {
    after(dag.exit().map(exit -> List.of(exit.task())).orElse(List.of()));
    if (!dag.parameters().isEmpty()) {
      json.put("inputs", Map.of("parameters", parameters(dag.parameters(), dag.exit())));
    }
  }

  private void after(Collection<String> tasks) {
    if (!tasks.isEmpty()) {
      json.put("dependentTasks", List.copyOf(tasks));
    }
  }

  private static Map<String, Object> artifacts(SortedMap<String, ArtifactInput> reads) {
    Map<String, Object> json = new LinkedHashMap<>();
    reads.forEach((name, read) -> json.put(name, Map.of("taskOutputArtifact", output(read))));
    return json;
  }

  private static Map<String, Object> output(ArtifactInput read) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("outputArtifactKey", read.outputKey());
    json.put("producerTask", read.producerTask());
    return json;
  }

  private static Map<String, Object> parameters(
      SortedMap<String, Parameter> parameters, Optional<Exit> exit) {
    Map<String, Object> json = new LinkedHashMap<>();
    for (String name : parameters.keySet()) {
      json.put(
          name,
          exit.filter(found -> found.parameter().filter(name::equals).isPresent())
              .map(TaskJson::finalStatus)
              .orElse(Map.of("componentInputParameter", name)));
    }
    return json;
  }

  private static Map<String, Object> finalStatus(Exit exit) {
    return Map.of("taskFinalStatus", Map.of("producerTask", exit.task()));
  }

  private void importerInputs(ImporterTask task) {
    Map<String, Object> uri = Map.of("runtimeValue", Map.of("constant", task.uri()));
    json.put("inputs", Map.of("parameters", Map.of("uri", uri)));
  }
}
