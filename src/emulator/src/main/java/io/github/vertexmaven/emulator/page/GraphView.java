package io.github.vertexmaven.emulator.page;

import io.github.vertexmaven.emulator.http.HttpResponse;
import io.github.vertexmaven.emulator.spec.CheckedSpec;
import io.github.vertexmaven.emulator.spec.Component;
import io.github.vertexmaven.emulator.spec.Container;
import io.github.vertexmaven.emulator.spec.DagSpec;
import io.github.vertexmaven.emulator.spec.MalformedSpec;
import io.github.vertexmaven.emulator.spec.Source;
import io.github.vertexmaven.emulator.spec.SpecReader;
import io.github.vertexmaven.emulator.spec.SpecRules;
import io.github.vertexmaven.emulator.spec.Task;
import io.github.vertexmaven.emulator.store.Job;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a job's spec is made of: components, and in those that are DAGs tasks with what is before.
 */
final class GraphView {

  /** The name of the root, which no component can have. */
  private static final String ROOT = "";

  private GraphView() {}

  static HttpResponse answer(Job job) {
    try {
      // These rules refuse less, and what a placeholder means is not drawn.
      CheckedSpec spec = SpecReader.read(job.request().spec(), SpecRules.KUBEFLOW);
      Map<String, Object> components = new LinkedHashMap<>();
      components.put(ROOT, component(spec, spec.root()));
      spec.components().entrySet().stream()
          .sorted(Map.Entry.comparingByKey())
          .forEach(entry -> components.put(entry.getKey(), component(spec, entry.getValue())));
      return InertResponse.json(new JsonFields().put("components", components).json());
    } catch (MalformedSpec e) {
      throw PageErrors.unsuited("The spec of the job cannot be read: " + e.getMessage());
    }
  }

  private static Map<String, Object> component(CheckedSpec spec, Component component) {
    JsonFields fields =
        new JsonFields().put("kind", kind(component)).put("outputs", outputs(component));
    if (component.body() instanceof DagSpec dag) {
      List<Map<String, Object>> tasks =
          dag.tasks().values().stream().map(task -> task(spec, task)).toList();
      fields.put("tasks", tasks);
    } else if (component.body() instanceof Container container) {
      fields.put("container", container.toJson());
    }
    return fields.json();
  }

  /** The types of the artifacts that it gives, by their names. */
  private static Map<String, Object> outputs(Component component) {
    Map<String, Object> types = new LinkedHashMap<>();
    component
        .outputs()
        .artifacts()
        .forEach((name, artifact) -> types.put(name, artifact.type().schemaTitle()));
    return types;
  }

  /** The artifacts that a task takes from those beside it. */
  private static List<Map<String, Object>> reads(Task task) {
    List<Map<String, Object>> reads = new ArrayList<>();
    task.artifacts()
        .forEach(
            (name, source) -> {
              if (source instanceof Source.Task from) {
                reads.add(
                    new JsonFields()
                        .put("as", name)
                        .put("task", from.task())
                        .put("output", from.key())
                        .json());
              }
            });
    return reads;
  }

  private static String kind(Component component) {
    return component.body() instanceof DagSpec
        ? "DAG"
        : component.body() instanceof Container ? "CONTAINER" : "IMPORTER";
  }

  private static Map<String, Object> task(CheckedSpec spec, Task task) {
    Optional<Object> exit = task.trigger().always() ? Optional.of(true) : Optional.empty();
    Optional<Object> loop = task.loop().isPresent() ? Optional.of(true) : Optional.empty();
    return new JsonFields()
        .put("name", task.name())
        .put("display", task.displayName())
        .put("component", task.component())
        .put("kind", kind(spec.component(task)))
        .put("after", List.copyOf(task.upstream()))
        .put("reads", reads(task))
        .put("loop", loop)
        .put("exit", exit)
        .put("condition", task.trigger().condition())
        .put("caches", task.caching().enabled())
        .put("retries", task.retry().maxRetries())
        .json();
  }
}
