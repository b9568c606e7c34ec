package io.github.vertexmaven.core.compile.spec;

import com.google.gson.stream.JsonWriter;
import io.github.vertexmaven.core.compile.parameter.ParameterPart;
import io.github.vertexmaven.core.compile.spec.PipelineSpec.ArtifactInput;
import io.github.vertexmaven.core.compile.spec.PipelineSpec.ContainerTask;
import io.github.vertexmaven.core.compile.spec.PipelineSpec.DagTask;
import io.github.vertexmaven.core.compile.spec.PipelineSpec.ImporterTask;
import io.github.vertexmaven.core.compile.spec.PipelineSpec.Parameter;
import io.github.vertexmaven.core.compile.spec.PipelineSpec.Task;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Writes {@code ComponentSpec} of pipeline_spec.proto: what a task takes, gives and consists of.
 */
final class ComponentJson {

  private final JsonWriter json;
  private final TaskJson tasks;

  ComponentJson(JsonWriter json) {
    this.json = json;
    this.tasks = new TaskJson(json);
  }

  void component(String name, Task task) throws IOException {
    json.beginObject();
    if (task instanceof DagTask dag) {
      dag(dag.tasks());
      inputDefinitions(new TreeMap<>(), dag.parameters());
    } else if (task instanceof ContainerTask container) {
      json.name("executorLabel").value("exec-" + name);
      inputDefinitions(container.reads(), container.parameters());
      outputDefinitions(container.writes());
    } else {
      json.name("executorLabel").value("exec-" + name);
      importer((ImporterTask) task);
    }
    json.endObject();
  }

  private void importer(ImporterTask importer) throws IOException {
    json.name("inputDefinitions").beginObject().name("parameters").beginObject();
    json.name("uri").beginObject().name("parameterType").value("STRING").endObject();
    json.endObject().endObject();
    outputDefinitions(new TreeMap<>(Map.of("artifact", importer.type())));
  }

  void dag(SortedMap<String, Task> inner) throws IOException {
    json.name("dag").beginObject().name("tasks").beginObject();
    for (Map.Entry<String, Task> task : inner.entrySet()) {
      json.name(task.getKey());
      tasks.task(task.getKey(), task.getValue());
    }
    json.endObject().endObject();
  }

  private void inputDefinitions(
      SortedMap<String, ArtifactInput> reads, SortedMap<String, Parameter> parameters)
      throws IOException {
    if (reads.isEmpty() && parameters.isEmpty()) {
      return;
    }
    json.name("inputDefinitions").beginObject();
    if (!reads.isEmpty()) {
      json.name("artifacts").beginObject();
      for (Map.Entry<String, ArtifactInput> read : reads.entrySet()) {
        artifact(read.getKey(), read.getValue().type());
      }
      json.endObject();
    }
    if (!parameters.isEmpty()) {
      parameters(parameters);
    }
    json.endObject();
  }

  private void outputDefinitions(SortedMap<String, ArtifactType> writes) throws IOException {
    if (writes.isEmpty()) {
      return;
    }
    json.name("outputDefinitions").beginObject().name("artifacts").beginObject();
    for (Map.Entry<String, ArtifactType> written : writes.entrySet()) {
      artifact(written.getKey(), written.getValue());
    }
    json.endObject().endObject();
  }

  private void artifact(String name, ArtifactType type) throws IOException {
    json.name(name).beginObject().name("artifactType");
    type(json, type);
    json.endObject();
  }

  static void type(JsonWriter json, ArtifactType type) throws IOException {
    json.beginObject();
    json.name("schemaTitle").value(type.schemaTitle());
    json.name("schemaVersion").value("0.0.1");
    json.endObject();
  }

  /** {@code ParameterSpec.description} of pipeline_spec.proto. */
  private static boolean isShort(String description) {
    return description.length() <= 1024;
  }

  void parameters(SortedMap<String, Parameter> parameters) throws IOException {
    json.name("parameters").beginObject();
    for (Map.Entry<String, Parameter> parameter : parameters.entrySet()) {
      json.name(parameter.getKey()).beginObject();
      if (parameter.getValue().defaultValue().isPresent()) {
        json.name("defaultValue");
        PlainJson.write(parameter.getValue().defaultValue().get(), json);
      }
      Optional<String> description =
          parameter.getValue().part().map(ParameterPart::text).filter(ComponentJson::isShort);
      if (description.isPresent()) {
        json.name("description").value(description.get());
      }
      if (parameter.getValue().optional()) {
        json.name("isOptional").value(true);
      }
      json.name("parameterType").value(parameter.getValue().type().name()).endObject();
    }
    json.endObject();
  }
}
