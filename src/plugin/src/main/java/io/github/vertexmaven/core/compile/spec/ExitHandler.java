package io.github.vertexmaven.core.compile.spec;

import io.github.vertexmaven.core.compile.spec.DagCompiler.Dag;
import io.github.vertexmaven.core.compile.spec.PipelineSpec.DagTask;
import io.github.vertexmaven.core.compile.spec.PipelineSpec.Exit;
import io.github.vertexmaven.core.compile.spec.PipelineSpec.Parameter;
import io.github.vertexmaven.core.compile.spec.PipelineSpec.Task;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Puts a pipeline into a DAG of its own, and beside it the one task that runs when that DAG has
 * ended, however it did. That task is a DAG too: whatever is to be done at the end is a task in it.
 * Only parameters and the final status reach it (pipeline_spec.proto, {@code TriggerPolicy}; KFP
 * allows an exit task only at the outermost level).
 */
final class ExitHandler {

  private static final String BODY = "exit-handler-1";
  private static final String EXIT = "exit";

  private final Names.Distinct taskNames;
  private final RunInputs inputs;
  private final Optional<String> statusKey;

  /**
   * A handler.
   *
   * @param statusKey the parameter of the exit task that tells how the body ended, where the
   *     service tells it
   */
  ExitHandler(Names.Distinct taskNames, RunInputs inputs, Optional<String> statusKey) {
    this.taskNames = taskNames;
    this.inputs = inputs;
    this.statusKey = statusKey;
  }

  /**
   * The tasks of the root.
   *
   * @param pipeline the body's name; the final status tells it
   * @param exitName what the exit task is called
   */
  SortedMap<String, Task> around(String pipeline, Dag body, String exitName, Dag exit) {
    String bodyTask = taskNames.of(BODY);
    SortedMap<String, Task> root = new TreeMap<>();
    root.put(bodyTask, new DagTask(pipeline, inputs(body), body.tasks(), Optional.empty()));
    root.put(
        taskNames.of(EXIT),
        new DagTask(
            exitName,
            withStatus(inputs(exit)),
            exit.tasks(),
            Optional.of(new Exit(bodyTask, statusKey))));
    return root;
  }

  private SortedMap<String, Parameter> inputs(Dag dag) {
    return inputs.definitions(dag.inputs(), false);
  }

  private SortedMap<String, Parameter> withStatus(SortedMap<String, Parameter> inputs) {
    SortedMap<String, Parameter> more = new TreeMap<>(inputs);
    statusKey.ifPresent(
        key ->
            more.put(key, new Parameter(ParameterType.TASK_FINAL_STATUS, Optional.empty(), true)));
    return more;
  }
}
