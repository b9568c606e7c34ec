package io.github.vertexmaven.core.compile.spec;

import com.google.gson.stream.JsonWriter;
import io.github.vertexmaven.core.compile.spec.PipelineSpec.Container;
import io.github.vertexmaven.core.compile.spec.PipelineSpec.ContainerTask;
import io.github.vertexmaven.core.compile.spec.PipelineSpec.ImporterTask;
import io.github.vertexmaven.core.compile.spec.PipelineSpec.Machine;
import io.github.vertexmaven.core.compile.spec.PipelineSpec.Task;
import io.github.vertexmaven.core.conf.settings.Resources;
import java.io.IOException;
import java.util.Map;
import java.util.SortedMap;

/** Writes {@code ExecutorSpec} of pipeline_spec.proto: what a task runs, and where. */
final class ExecutorJson {

  private final JsonWriter json;

  ExecutorJson(JsonWriter json) {
    this.json = json;
  }

  void executor(Task task) throws IOException {
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
    ComponentJson.type(json, task.type());
    json.endObject();
  }

  private void container(Container container) throws IOException {
    json.name("container").beginObject();
    TaskJson.texts(json, "args", container.args());
    TaskJson.texts(json, "command", container.command());
    if (!container.env().isEmpty()) {
      env(container.env());
    }
    json.name("image").value(container.image());
    if (!container.machine().isDefault()) {
      machine(container.machine());
    }
    json.endObject();
  }

  private void env(SortedMap<String, String> env) throws IOException {
    json.name("env").beginArray();
    for (Map.Entry<String, String> variable : env.entrySet()) {
      json.beginObject();
      json.name("name").value(variable.getKey());
      json.name("value").value(variable.getValue()).endObject();
    }
    json.endArray();
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
}
