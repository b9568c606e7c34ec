package io.github.vertexmaven.core.spec;

import com.google.gson.stream.JsonWriter;
import io.github.vertexmaven.core.settings.Resources;
import io.github.vertexmaven.core.spec.PipelineSpec.ArtifactInput;
import io.github.vertexmaven.core.spec.PipelineSpec.Container;
import io.github.vertexmaven.core.spec.PipelineSpec.ContainerTask;
import io.github.vertexmaven.core.spec.PipelineSpec.ImporterTask;
import io.github.vertexmaven.core.spec.PipelineSpec.Machine;
import io.github.vertexmaven.core.spec.PipelineSpec.Parameter;
import io.github.vertexmaven.core.spec.PipelineSpec.Task;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Writes a pipeline spec as JSON, schema version 2.1.0. The same spec always gives the same bytes.
 */
public final class SpecJson {

  private static final String SCHEMA_VERSION = "2.1.0";

  private final JsonWriter json;

  private SpecJson(JsonWriter json) {
    this.json = json;
  }

  /** The text of the file, with a line feed at its end. */
  public static String of(PipelineSpec spec) {
    StringWriter text = new StringWriter();
    try (JsonWriter json = new JsonWriter(text)) {
      json.setIndent("  ");
      json.setHtmlSafe(false);
      new SpecJson(json).spec(spec);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.append('\n').toString();
  }

  private void spec(PipelineSpec spec) throws IOException {
    json.beginObject();
    json.name("components").beginObject();
    for (Map.Entry<String, Task> task : spec.tasks().entrySet()) {
      json.name("comp-" + task.getKey());
      component(task.getKey(), task.getValue());
    }
    json.endObject();
    json.name("defaultPipelineRoot").value(spec.pipelineRoot());
    json.name("deploymentSpec").beginObject().name("executors").beginObject();
    for (Map.Entry<String, Task> task : spec.tasks().entrySet()) {
      json.name("exec-" + task.getKey());
      executor(task.getValue());
    }
    json.endObject().endObject();
    json.name("pipelineInfo").beginObject();
    if (spec.description().isPresent()) {
      json.name("description").value(spec.description().get());
    }
    json.name("name").value(spec.name()).endObject();
    json.name("root");
    root(spec);
    json.name("schemaVersion").value(SCHEMA_VERSION);
    json.name("sdkVersion").value(spec.sdkVersion());
    json.endObject();
  }

  private void root(PipelineSpec spec) throws IOException {
    json.beginObject();
    json.name("dag").beginObject().name("tasks").beginObject();
    for (Map.Entry<String, Task> task : spec.tasks().entrySet()) {
      json.name(task.getKey());
      task(task.getKey(), task.getValue());
    }
    json.endObject().endObject();
    if (!spec.inputs().isEmpty()) {
      json.name("inputDefinitions").beginObject();
      parameters(spec.inputs());
      json.endObject();
    }
    json.endObject();
  }

  private void component(String name, Task task) throws IOException {
    json.beginObject();
    json.name("executorLabel").value("exec-" + name);
    if (task instanceof ContainerTask container) {
      inputDefinitions(container);
      outputDefinitions(container.writes());
    } else {
      json.name("inputDefinitions").beginObject().name("parameters").beginObject();
      json.name("uri").beginObject().name("parameterType").value("STRING").endObject();
      json.endObject().endObject();
      outputDefinitions(new java.util.TreeMap<>(Map.of("artifact", ((ImporterTask) task).type())));
    }
    json.endObject();
  }

  private void inputDefinitions(ContainerTask task) throws IOException {
    if (task.reads().isEmpty() && task.parameters().isEmpty()) {
      return;
    }
    json.name("inputDefinitions").beginObject();
    if (!task.reads().isEmpty()) {
      json.name("artifacts").beginObject();
      for (Map.Entry<String, ArtifactInput> read : task.reads().entrySet()) {
        artifact(read.getKey(), read.getValue().type());
      }
      json.endObject();
    }
    if (!task.parameters().isEmpty()) {
      parameters(task.parameters());
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
    type(type);
    json.endObject();
  }

  private void type(ArtifactType type) throws IOException {
    json.beginObject();
    json.name("schemaTitle").value(type.schemaTitle());
    json.name("schemaVersion").value("0.0.1");
    json.endObject();
  }

  private void parameters(SortedMap<String, Parameter> parameters) throws IOException {
    json.name("parameters").beginObject();
    for (Map.Entry<String, Parameter> parameter : parameters.entrySet()) {
      json.name(parameter.getKey()).beginObject();
      if (parameter.getValue().defaultValue().isPresent()) {
        json.name("defaultValue");
        PlainJson.write(parameter.getValue().defaultValue().get(), json);
      }
      if (parameter.getValue().optional()) {
        json.name("isOptional").value(true);
      }
      json.name("parameterType").value(parameter.getValue().type().name()).endObject();
    }
    json.endObject();
  }

  private void executor(Task task) throws IOException {
    json.beginObject();
    if (task instanceof ContainerTask container) {
      container(container.container());
    } else {
      importer((ImporterTask) task);
    }
    json.endObject();
  }

  private void importer(ImporterTask task) throws IOException {
    json.name("importer").beginObject();
    json.name("artifactUri").beginObject().name("constant").value(task.uri()).endObject();
    if (task.reimport()) {
      json.name("reimport").value(true);
    }
    json.name("typeSchema");
    type(task.type());
    json.endObject();
  }

  private void container(Container container) throws IOException {
    json.name("container").beginObject();
    texts("args", container.args());
    texts("command", container.command());
    json.name("image").value(container.image());
    if (!container.machine().isDefault()) {
      machine(container.machine());
    }
    json.endObject();
  }

  /** Older services read the numbers, newer ones the texts: both are written. */
  private void machine(Machine machine) throws IOException {
    json.name("resources").beginObject();
    if (machine.accelerator().isPresent()) {
      String count = Long.toString(machine.acceleratorCount());
      json.name("accelerator").beginObject();
      json.name("count").value(count);
      json.name("resourceCount").value(count);
      json.name("resourceType").value(machine.accelerator().get());
      json.name("type").value(machine.accelerator().get());
      json.endObject();
    }
    if (machine.cpu().isPresent()) {
      double cpus = Resources.cpus(machine.cpu().get());
      json.name("cpuLimit").value(cpus).name("cpuRequest").value(cpus);
    }
    if (machine.memory().isPresent()) {
      double gigabytes = Resources.gigabytes(machine.memory().get());
      json.name("memoryLimit").value(gigabytes).name("memoryRequest").value(gigabytes);
    }
    text("resourceCpuLimit", machine.cpu().orElse(null));
    text("resourceCpuRequest", machine.cpu().orElse(null));
    text("resourceMemoryLimit", machine.memory().orElse(null));
    text("resourceMemoryRequest", machine.memory().orElse(null));
    json.endObject();
  }

  private void text(String name, String value) throws IOException {
    if (value != null) {
      json.name(name).value(value);
    }
  }

  private void texts(String name, List<String> texts) throws IOException {
    json.name(name).beginArray();
    for (String text : texts) {
      json.value(text);
    }
    json.endArray();
  }

  private void task(String name, Task task) throws IOException {
    json.beginObject();
    boolean cached = !(task instanceof ContainerTask container) || container.cached();
    json.name("cachingOptions").beginObject();
    if (cached) {
      json.name("enableCache").value(true);
    }
    json.endObject();
    json.name("componentRef").beginObject().name("name").value("comp-" + name).endObject();
    if (task instanceof ContainerTask container) {
      containerTask(container);
    } else {
      importerInputs((ImporterTask) task);
    }
    json.name("taskInfo").beginObject().name("name").value(task.displayName()).endObject();
    json.endObject();
  }

  private void containerTask(ContainerTask task) throws IOException {
    if (!task.after().isEmpty()) {
      texts("dependentTasks", List.copyOf(task.after()));
    }
    if (task.reads().isEmpty() && task.parameters().isEmpty()) {
      return;
    }
    json.name("inputs").beginObject();
    if (!task.reads().isEmpty()) {
      json.name("artifacts").beginObject();
      for (Map.Entry<String, ArtifactInput> read : task.reads().entrySet()) {
        json.name(read.getKey()).beginObject().name("taskOutputArtifact").beginObject();
        json.name("outputArtifactKey").value(read.getValue().outputKey());
        json.name("producerTask").value(read.getValue().producerTask());
        json.endObject().endObject();
      }
      json.endObject();
    }
    if (!task.parameters().isEmpty()) {
      json.name("parameters").beginObject();
      for (String parameter : task.parameters().keySet()) {
        json.name(parameter).beginObject();
        json.name("componentInputParameter").value(parameter).endObject();
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
}
