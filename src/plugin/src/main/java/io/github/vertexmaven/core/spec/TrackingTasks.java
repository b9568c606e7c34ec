package io.github.vertexmaven.core.spec;

import io.github.vertexmaven.core.graph.ProjectGraph.Node;
import io.github.vertexmaven.core.spec.DagCompiler.Dag;
import io.github.vertexmaven.core.spec.PipelineSpec.ContainerTask;
import io.github.vertexmaven.core.spec.PipelineSpec.Parameter;
import io.github.vertexmaven.core.spec.PipelineSpec.Task;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The tasks that make one run of an experiment of a job: one before all others starts it and writes
 * the parameters, one at the end ends it. The others find it by the job's tag: an input that told
 * them would be another for each job, and nothing would ever be cached.
 */
final class TrackingTasks {

  /** What the first task of a tracked run is called. */
  static final String START = "mlflow-start-run";

  private static final String END = "mlflow-end-run";

  private final SpecParts parts;
  private final String pipeline;
  private final List<Node> nodes;
  private final RunParameters parameters;

  TrackingTasks(SpecParts parts, String pipeline, List<Node> nodes, RunParameters parameters) {
    this.parts = parts;
    this.pipeline = pipeline;
    this.nodes = List.copyOf(nodes);
    this.parameters = parameters;
  }

  /** The body of the pipeline, with the task that all others come after; or as it is. */
  Dag started(Dag body) {
    if (!parts.tracked()) {
      return body;
    }
    checkSize(body.parameters());
    String name = parts.taskNames().of(START);
    SortedMap<String, Task> tasks = new TreeMap<>();
    body.tasks().forEach((task, each) -> tasks.put(task, after(name, each)));
    tasks.put(
        name,
        task(
            name,
            START,
            parameters.inputs(body.parameters(), false),
            body.parameters(),
            Optional.empty()));
    return new Dag(tasks, body.parameters());
  }

  private static Task after(String start, Task task) {
    if (!(task instanceof ContainerTask container)) {
      return task;
    }
    SortedSet<String> after = new TreeSet<>(container.after());
    after.add(start);
    return new ContainerTask(
        container.displayName(),
        container.parameters(),
        container.reads(),
        container.writes(),
        after,
        container.container(),
        container.cached(),
        container.retries());
  }

  /** What runs at the end, with the task that ends the run. */
  Dag ended(Optional<Dag> exit, String statusKey) {
    SortedMap<String, Task> tasks = new TreeMap<>();
    exit.ifPresent(dag -> tasks.putAll(dag.tasks()));
    if (parts.tracked()) {
      String name = parts.taskNames().of(END);
      SortedMap<String, Parameter> inputs = new TreeMap<>();
      inputs.put(statusKey, new Parameter(ParameterType.STRUCT, Optional.empty(), true));
      tasks.put(name, task(name, END, inputs, new TreeSet<>(), Optional.of(statusKey)));
    }
    return new Dag(tasks, exit.map(Dag::parameters).orElse(new TreeSet<>()));
  }

  private Task task(
      String name,
      String step,
      SortedMap<String, Parameter> inputs,
      SortedSet<String> keys,
      Optional<String> statusKey) {
    String description = TaskDescription.of(parts, pipeline, step, nodes, keys, statusKey);
    Node node = new Node(step, "", List.of(), "", "", List.of(), List.of());
    return new ContainerTask(
        step,
        inputs,
        new TreeMap<>(),
        new TreeMap<>(),
        new TreeSet<>(),
        new Containers(parts).of(node, parts.launch(name, description)),
        false,
        Optional.empty());
  }

  private void checkSize(SortedSet<String> keys) {
    int bytes = parameters.bytes(keys);
    if (bytes > RunParameters.MAX_TASK_BYTES) {
      parts.problem(
          "Pipeline '"
              + pipeline
              + "' reads "
              + bytes
              + " bytes of parameters, which mlflow-start-run writes to the tracking server; a task"
              + " takes at most "
              + RunParameters.MAX_TASK_BYTES
              + ". Make the large ones datasets.");
    }
  }
}
