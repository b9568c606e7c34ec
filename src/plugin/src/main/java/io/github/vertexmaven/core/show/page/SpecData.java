package io.github.vertexmaven.core.show.page;

import io.github.vertexmaven.core.compile.document.ComponentSpec;
import io.github.vertexmaven.core.compile.document.ContainerSpec;
import io.github.vertexmaven.core.compile.document.ExecutorSpec;
import io.github.vertexmaven.core.compile.document.ImporterSpec;
import io.github.vertexmaven.core.compile.document.InputSource;
import io.github.vertexmaven.core.compile.document.SpecDag;
import io.github.vertexmaven.core.compile.document.SpecDefinition;
import io.github.vertexmaven.core.compile.document.SpecDocument;
import io.github.vertexmaven.core.compile.document.TaskInputs;
import io.github.vertexmaven.core.compile.document.TaskSpec;
import io.github.vertexmaven.core.compile.document.TaskTitles;
import io.github.vertexmaven.core.json.PlainJson;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a page shows of a pipeline spec of which nothing else is known: its tasks as nodes, their
 * outputs as datasets, its inputs as parameters. Tasks within a sub-DAG have its name as namespace.
 */
final class SpecData {

  /** A spec could name itself; no compiler nests so deep. */
  private static final int MAX_DEPTH = 20;

  private final SpecDocument spec;
  private final Map<String, SpecDefinition> parameters;
  private final List<Map<String, Object>> nodes = new ArrayList<>();
  private final Map<String, Map<String, Object>> datasets = new TreeMap<>();

  private SpecData(SpecDocument spec) {
    this.spec = spec;
    this.parameters = spec.inputs().parameters();
  }

  /** The dataset behind an output of a task. */
  static String dataset(String task, String key) {
    return task + "." + key;
  }

  static Map<String, Object> of(SpecDocument spec) {
    SpecDocument titled = TaskTitles.shown(spec);
    SpecData data = new SpecData(titled);
    data.dag(titled.dag(), "", 0);
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("nodes", data.nodes);
    all.put("datasets", List.copyOf(data.datasets.values()));
    all.put("parameters", data.parameters());
    return all;
  }

  private void dag(SpecDag dag, String namespace, int depth) {
    for (TaskSpec task : dag.tasks().values()) {
      String name = task.displayName();
      ComponentSpec component = spec.component(task);
      if (isCode(task)) {
        continue;
      }
      if (component.hasDag() && depth < MAX_DEPTH) {
        dag(component.dag(), namespace.isEmpty() ? name : namespace + "." + name, depth + 1);
      } else {
        nodes.add(node(task, namespace, component, dag));
      }
    }
  }

  /** Code is no part of what a pipeline does. */
  private boolean isCode(TaskSpec task) {
    return spec.executor(spec.component(task)).importer().filter(ImporterSpec::isCode).isPresent();
  }

  private Map<String, Object> node(
      TaskSpec task, String namespace, ComponentSpec component, SpecDag dag) {
    String name = task.displayName();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", name);
    json.put("namespace", namespace);
    json.put("tags", List.of());
    json.put("task", name);
    executor(spec.executor(component), json);
    json.put("cached", task.caching().isEnabled() ? "yes" : "no");
    json.put("inputs", inputs(task.inputs(), dag));
    List<Map<String, Object>> outputs = new ArrayList<>();
    outputs(name, component.outputs().artifacts().values(), outputs);
    outputs(name, component.outputs().parameters().values(), outputs);
    json.put("outputs", outputs);
    return json;
  }

  private static void executor(ExecutorSpec executor, Map<String, Object> json) {
    executor.container().flatMap(ContainerSpec::image).ifPresent(it -> json.put("image", it));
    executor.importer().flatMap(ImporterSpec::uri).ifPresent(uri -> json.put("imports", uri));
    executor
        .container()
        .map(ContainerSpec::machine)
        .ifPresent(
            machine -> {
              machine.cpus().ifPresent(cpus -> json.put("cpu", cpus));
              machine.gigabytes().ifPresent(size -> json.put("memory", size + " GB"));
            });
  }

  private List<Map<String, Object>> inputs(TaskInputs inputs, SpecDag dag) {
    List<Map<String, Object>> read = new ArrayList<>();
    for (InputSource source : inputs.parameters().values()) {
      source
          .parameter()
          .filter(name -> !isInstead(name))
          .ifPresent(name -> add(read, "parameter", shown(name)));
      source.value().ifPresent(output -> add(read, output, dag));
    }
    for (InputSource source : inputs.artifacts().values()) {
      source
          .artifact()
          .filter(output -> output.task().map(dag.tasks()::get).filter(this::isCode).isEmpty())
          .ifPresent(output -> add(read, output, dag));
    }
    return read;
  }

  private static void add(List<Map<String, Object>> read, InputSource.Output output, SpecDag dag) {
    output
        .task()
        .map(dag::displayName)
        .ifPresent(task -> add(read, "dataset", dataset(task, output.name().orElse(""))));
  }

  private static void add(List<Map<String, Object>> read, String kind, String name) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("kind", kind);
    json.put("name", name);
    json.put("type", "");
    if (!read.contains(json)) {
      read.add(json);
    }
  }

  private void outputs(
      String task, Collection<SpecDefinition> defined, List<Map<String, Object>> written) {
    for (SpecDefinition output : defined) {
      String name = dataset(task, output.name());
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("name", name);
      json.put("type", output.artifactType().orElse(""));
      written.add(json);
      datasets.put(name, Map.of("name", name));
    }
  }

  private List<Map<String, Object>> parameters() {
    List<Map<String, Object>> shown = new ArrayList<>();
    for (SpecDefinition parameter : parameters.values()) {
      if (isInstead(parameter.name())) {
        continue;
      }
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("name", parameter.shown());
      if (parameter.hasDefault()) {
        json.put("value", PlainJson.compact(parameter.defaultValue()));
      }
      shown.add(json);
    }
    return shown;
  }

  /** An input by the parameter that it carries. */
  private String shown(String input) {
    return parameters.containsKey(input) ? parameters.get(input).shown() : input;
  }

  /** Whether an input is empty, because others carry the parts of its parameter. */
  private boolean isInstead(String input) {
    return parameters.values().stream()
        .filter(other -> !other.name().equals(input))
        .map(SpecDefinition::shown)
        .anyMatch(other -> other.equals(input) || other.startsWith(input + "."));
  }
}
