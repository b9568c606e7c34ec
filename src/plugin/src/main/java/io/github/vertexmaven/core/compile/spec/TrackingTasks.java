package io.github.vertexmaven.core.compile.spec;

import io.github.vertexmaven.contract.TaskFile;
import io.github.vertexmaven.core.compile.graph.ProjectGraph.Node;
import io.github.vertexmaven.core.compile.spec.DagCompiler.Dag;
import io.github.vertexmaven.core.compile.spec.PipelineSpec.ContainerTask;
import io.github.vertexmaven.core.compile.spec.PipelineSpec.Parameter;
import io.github.vertexmaven.core.compile.spec.PipelineSpec.Task;
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

  private final SpecParts parts;
  private final String pipeline;
  private final List<Node> nodes;
  private final RunInputs inputs;

  TrackingTasks(SpecParts parts, String pipeline, List<Node> nodes, RunInputs inputs) {
    this.parts = parts;
    this.pipeline = pipeline;
    this.nodes = List.copyOf(nodes);
    this.inputs = inputs;
  }

  /** The body of the pipeline, with the task that all others come after; or as it is. */
  Dag started(Dag body) {
    if (!parts.tracked()) {
      return body;
    }
    checkSize(body.inputs());
    String name = parts.taskNames().of(TaskFile.Step.START);
    SortedMap<String, Task> tasks = new TreeMap<>();
    body.tasks().forEach((task, each) -> tasks.put(task, after(name, each)));
    tasks.put(
        name,
        task(
            name,
            TaskFile.Step.START,
            inputs.definitions(body.inputs(), false),
            body.inputs(),
            Optional.empty()));
    return new Dag(tasks, body.inputs());
  }

  private static Task after(String start, Task task) {
    if (!(task instanceof ContainerTask container)) {
      return task;
    }
    SortedSet<String> after = new TreeSet<>(container.after());
    after.add(start);
    return container.reading(container.reads(), after);
  }

  /** What runs at the end, with the task that ends the run. */
  Dag ended(Optional<Dag> exit, String statusKey) {
    SortedMap<String, Task> tasks = new TreeMap<>();
    exit.ifPresent(dag -> tasks.putAll(dag.tasks()));
    if (parts.tracked()) {
      String name = parts.taskNames().of(TaskFile.Step.END);
      SortedMap<String, Parameter> status = new TreeMap<>();
      status.put(statusKey, new Parameter(ParameterType.STRUCT, Optional.empty(), true));
      tasks.put(
          name, task(name, TaskFile.Step.END, status, new TreeSet<>(), Optional.of(statusKey)));
    }
    return new Dag(tasks, exit.map(Dag::inputs).orElse(new TreeSet<>()));
  }

  private Task task(
      String name,
      String step,
      SortedMap<String, Parameter> definitions,
      SortedSet<String> names,
      Optional<String> statusKey) {
    String description =
        TaskDescription.of(
            parts,
            pipeline,
            new TaskFile.Step(step, nodes.stream().map(Node::name).toList()),
            inputs.described(names),
            statusKey);
    Node node = new Node(step, "", List.of(), "", "", List.of(), List.of());
    return new ContainerTask(
        step,
        definitions,
        new TreeMap<>(),
        new TreeMap<>(),
        new TreeSet<>(),
        new TaskContainers(parts).of(node, parts.launch(name, description), false),
        false,
        Optional.empty());
  }

  private void checkSize(SortedSet<String> names) {
    int bytes = inputs.bytes(names);
    if (bytes > TaskLimits.MAX_BYTES) {
      parts.problem(
          "Pipeline '"
              + pipeline
              + "' reads "
              + bytes
              + " bytes of parameters, which mlflow-start-run writes to the tracking server; a task"
              + " takes at most "
              + TaskLimits.MAX_BYTES
              + ". Make the large ones datasets.");
    }
  }
}
