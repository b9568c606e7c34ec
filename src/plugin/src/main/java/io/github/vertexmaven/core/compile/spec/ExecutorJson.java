package io.github.vertexmaven.core.compile.spec;

import io.github.vertexmaven.core.compile.spec.PipelineSpec.Container;
import io.github.vertexmaven.core.compile.spec.PipelineSpec.ContainerTask;
import io.github.vertexmaven.core.compile.spec.PipelineSpec.ImporterTask;
import io.github.vertexmaven.core.compile.spec.PipelineSpec.Machine;
import io.github.vertexmaven.core.compile.spec.PipelineSpec.Task;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Writes {@code ExecutorSpec} of pipeline_spec.proto: what a task runs, and where. */
final class ExecutorJson {

  private ExecutorJson() {}

  /** Tells a task its name where tasks are called by their keys; no cache looks at it. */
  static final String NAME = "VERTEXAI_TASK";

  /**
   * An executor.
   *
   * @param keyed whether tasks are called by their keys
   */
  static Map<String, Object> of(Task task, boolean keyed) {
    return task instanceof ContainerTask container
        ? Map.of("container", container(container, keyed))
        : Map.of("importer", importer((ImporterTask) task));
  }

  private static Map<String, Object> importer(ImporterTask task) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("artifactUri", Map.of("constant", task.uri()));
    if (task.reimport()) {
      json.put("reimport", true);
    }
    json.put("typeSchema", ComponentJson.type(task.type()));
    return json;
  }

  private static Map<String, Object> container(ContainerTask task, boolean keyed) {
    Container container = task.container();
    SortedMap<String, String> env = new TreeMap<>(container.env());
    if (keyed) {
      env.put(NAME, task.displayName());
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("args", container.args());
    json.put("command", container.command());
    if (!env.isEmpty()) {
      json.put("env", env(env));
    }
    json.put("image", container.image());
    if (!container.machine().isDefault()) {
      json.put("resources", machine(container.machine()));
    }
    return json;
  }

  private static List<Object> env(SortedMap<String, String> env) {
    List<Object> json = new ArrayList<>();
    env.forEach((name, value) -> json.add(variable(name, value)));
    return json;
  }

  private static Map<String, Object> variable(String name, String value) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", name);
    json.put("value", value);
    return json;
  }

  /** Older services read the numbers, newer ones the texts: both are written. */
  private static Map<String, Object> machine(Machine machine) {
    Map<String, Object> json = new LinkedHashMap<>();
    machine
        .accelerator()
        .ifPresent(
            type ->
                json.put(
                    "accelerator", accelerator(type, Long.toString(machine.acceleratorCount()))));
    machine.cpu().ifPresent(cpu -> both("cpu", cpu.amount(), json));
    machine.memory().ifPresent(memory -> both("memory", memory.amount(), json));
    machine.cpu().ifPresent(cpu -> both("resourceCpu", cpu.written(), json));
    machine.memory().ifPresent(memory -> both("resourceMemory", memory.written(), json));
    return json;
  }

  private static void both(String name, Object value, Map<String, Object> json) {
    json.put(name + "Limit", value);
    json.put(name + "Request", value);
  }

  private static Map<String, Object> accelerator(String type, String count) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("count", count);
    json.put("resourceCount", count);
    json.put("resourceType", type);
    json.put("type", type);
    return json;
  }
}
