package io.github.vertexmaven.core.compile.spec;

import com.google.gson.stream.JsonWriter;
import io.github.vertexmaven.core.compile.spec.PipelineSpec.ArtifactInput;
import io.github.vertexmaven.core.compile.spec.PipelineSpec.ContainerTask;
import io.github.vertexmaven.core.compile.spec.PipelineSpec.DagTask;
import io.github.vertexmaven.core.compile.spec.PipelineSpec.Exit;
import io.github.vertexmaven.core.compile.spec.PipelineSpec.ImporterTask;
import io.github.vertexmaven.core.compile.spec.PipelineSpec.Parameter;
import io.github.vertexmaven.core.compile.spec.PipelineSpec.RetryPolicy;
import io.github.vertexmaven.core.compile.spec.PipelineSpec.Task;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Writes {@code PipelineTaskSpec} of pipeline_spec.proto: where a task of a DAG has its inputs from
 * and when it runs.
 */
final class TaskJson {

  private final JsonWriter json;

  TaskJson(JsonWriter json) {
    this.json = json;
  }

  void task(String name, Task task) throws IOException {
    json.beginObject();
    caching(task);
    json.name("componentRef").beginObject().name("name").value("comp-" + name).endObject();
    if (task instanceof ContainerTask container) {
      containerTask(container);
    } else if (task instanceof DagTask dag) {
      dagTask(dag);
    } else {
      importerInputs((ImporterTask) task);
    }
    if (task instanceof ContainerTask container && container.retries().isPresent()) {
      retries(container.retries().get());
    }
    json.name("taskInfo").beginObject().name("name").value(task.displayName()).endObject();
    if (task instanceof DagTask dag && dag.exit().isPresent()) {
      json.name("triggerPolicy").beginObject();
      json.name("strategy").value("ALL_UPSTREAM_TASKS_COMPLETED").endObject();
    }
    json.endObject();
  }

  /** Only what runs something can be reused. */
  private void caching(Task task) throws IOException {
    if (task instanceof DagTask) {
      return;
    }
    boolean cached =
        task instanceof ContainerTask container
            ? container.cached()
            : ((ImporterTask) task).cached();
    json.name("cachingOptions").beginObject();
    if (cached) {
      json.name("enableCache").value(true);
    }
    json.endObject();
  }

  private void retries(RetryPolicy policy) throws IOException {
    json.name("retryPolicy").beginObject();
    json.name("backoffDuration").value(seconds(policy.backoff()));
    json.name("backoffFactor").value(policy.factor());
    json.name("backoffMaxDuration").value(seconds(policy.maxBackoff()));
    json.name("maxRetryCount").value(policy.max());
    json.endObject();
  }

  private static String seconds(Duration duration) {
    return duration.toSeconds() + "s";
  }

  private void containerTask(ContainerTask task) throws IOException {
    after(task.after());
    if (task.reads().isEmpty() && task.parameters().isEmpty()) {
      return;
    }
    json.name("inputs").beginObject();
    if (!task.reads().isEmpty()) {
      artifacts(task.reads());
    }
    if (!task.parameters().isEmpty()) {
      parameters(task.parameters(), Optional.empty());
    }
    json.endObject();
  }

  private void dagTask(DagTask dag) throws IOException {
    after(dag.exit().map(exit -> List.of(exit.task())).orElse(List.of()));
    if (!dag.parameters().isEmpty()) {
      json.name("inputs").beginObject();
      parameters(dag.parameters(), dag.exit());
      json.endObject();
    }
  }

  private void after(Collection<String> tasks) throws IOException {
    if (!tasks.isEmpty()) {
      texts(json, "dependentTasks", List.copyOf(tasks));
    }
  }

  private void artifacts(SortedMap<String, ArtifactInput> reads) throws IOException {
    json.name("artifacts").beginObject();
    for (Map.Entry<String, ArtifactInput> read : reads.entrySet()) {
      json.name(read.getKey()).beginObject().name("taskOutputArtifact").beginObject();
      json.name("outputArtifactKey").value(read.getValue().outputKey());
      json.name("producerTask").value(read.getValue().producerTask());
      json.endObject().endObject();
    }
    json.endObject();
  }

  private void parameters(SortedMap<String, Parameter> parameters, Optional<Exit> exit)
      throws IOException {
    json.name("parameters").beginObject();
    for (String parameter : parameters.keySet()) {
      json.name(parameter).beginObject();
      if (exit.isPresent() && exit.get().parameter().equals(parameter)) {
        json.name("taskFinalStatus").beginObject();
        json.name("producerTask").value(exit.get().task()).endObject();
      } else {
        json.name("componentInputParameter").value(parameter);
      }
      json.endObject();
    }
    json.endObject();
  }

  private void importerInputs(ImporterTask task) throws IOException {
    json.name("inputs").beginObject().name("parameters").beginObject();
    json.name("uri").beginObject().name("runtimeValue").beginObject();
    json.name("constant").value(task.uri());
    json.endObject().endObject().endObject().endObject();
  }

  static void texts(JsonWriter json, String name, List<String> texts) throws IOException {
    json.name(name).beginArray();
    for (String text : texts) {
      json.value(text);
    }
    json.endArray();
  }
}
