package io.github.vertexmaven.core.compile.spec;

import io.github.vertexmaven.core.compile.graph.ProjectGraph;
import io.github.vertexmaven.core.compile.graph.ProjectGraph.Node;
import io.github.vertexmaven.core.compile.spec.CompiledPipeline.Staging;
import io.github.vertexmaven.core.compile.spec.PipelineSpec.Machine;
import io.github.vertexmaven.core.compile.spec.PipelineSpec.Task;
import io.github.vertexmaven.core.conf.settings.RunRoot;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** How one service wants a spec: what differs between services, all of it. */
interface SpecDialect {

  /** What settings ask of the service that it does not have. */
  void check(
      ProjectGraph graph,
      Predicate<String> concerned,
      Collection<String> problems,
      Collection<String> warnings);

  /** What may be wrong with the pipeline's name. */
  Optional<String> nameWarning();

  /** What the launcher is told. */
  List<String> arguments();

  /** The machine that a node asks for, in the service's words. */
  Machine machine(Node node);

  /**
   * What the platform document says of a task's pod.
   *
   * @param hasOutputs whether the task writes artifacts
   */
  SortedMap<String, Object> pod(Node node, boolean hasOutputs);

  /**
   * Whether the service finds what a task gives by the name that people see, so that it has to be
   * the task's key.
   */
  default boolean callsTasksByKeys() {
    return false;
  }

  /** Whether the service tells the last tasks of a run how it ended. */
  default boolean tellsFinalStatus() {
    return true;
  }

  /** What the platform document says of runs as a whole. */
  SortedMap<String, Object> pipelineConfig();

  /** Where in its container a task finds the launch jar that is staged for it. */
  String stagedLaunchJar(RunRoot root, String identity);

  /** How code and raw data get to the tasks. */
  Staging staging();

  /** What else tells one task's code from another's. */
  String identity();

  /** The tasks of a DAG, with what brings their code to them. */
  SortedMap<String, Task> withCode(SortedMap<String, Task> tasks, Launched launched);

  /**
   * What is known of tasks that have a launch jar.
   *
   * @param root where their code is staged
   * @param names gives further tasks names of their own
   * @param identity of a task by its name
   */
  record Launched(RunRoot root, Names.Distinct names, UnaryOperator<String> identity) {}

  /** Why a task cannot write a dataset where the catalog wants it. */
  Optional<String> outputProblem(DatasetEntry entry, RunRoot root);

  /** What is odd about the size of a spec. */
  Optional<String> sizeWarning(Supplier<String> spec);
}
