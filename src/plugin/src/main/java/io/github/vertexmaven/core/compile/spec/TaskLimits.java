package io.github.vertexmaven.core.compile.spec;

import io.github.vertexmaven.core.compile.graph.ProjectGraph.Node;
import io.github.vertexmaven.core.compile.spec.PipelineSpec.ContainerTask;
import io.github.vertexmaven.core.compile.spec.PipelineSpec.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How much a task can be given. */
public final class TaskLimits {

  /**
   * One argument of a process holds 128 kB, and the service writes the parameters twice into it.
   */
  static final int MAX_BYTES = 48_000;

  /** No limit is published; nobody has reported a task with more. */
  private static final int MANY_INPUTS = 100;

  private TaskLimits() {}

  /** Whether the service could still start a task with so many bytes of parameters. */
  static Optional<String> check(TaskGroup group, int bytes) {
    if (bytes <= MAX_BYTES) {
      return Optional.empty();
    }
    List<Node> nodes = group.nodes();
    boolean alone = nodes.size() == 1;
    String sources = String.join(", ", nodes.stream().map(Node::source).toList());
    return Optional.of(
        (alone
                ? "Node '" + group.first().name() + "' reads "
                : "The nodes of task '" + group.name() + "' read ")
            + bytes
            + " bytes of parameters; a task takes at most "
            + MAX_BYTES
            + ".\n  "
            + sources
            + "\n  Read less with @Param(\"…\") of a smaller part, "
            + (alone
                ? "or make it a dataset."
                : "make it a dataset, or let fewer nodes share a task."));
  }

  /** What is odd, but may work. */
  static List<String> warnings(PipelineSpec spec) {
    List<String> warnings = new ArrayList<>();
    for (ContainerTask task : spec.containerTasks()) {
      int inputs = task.reads().size() + task.parameters().size();
      if (inputs > MANY_INPUTS) {
        warnings.add(
            "Task '"
                + task.displayName()
                + "' has "
                + inputs
                + " inputs. Vertex AI publishes no limit, but tasks with more than "
                + MANY_INPUTS
                + " are not tested: combine some of them into one dataset or one parameter.");
      }
    }
    return warnings;
  }

  /**
   * What the service could not start with the parameters of a run.
   *
   * @param values those that differ from the spec's own
   */
  public static List<String> problems(PipelineSpec spec, Map<String, Object> values) {
    List<String> problems = new ArrayList<>();
    for (ContainerTask task : spec.containerTasks()) {
      Map<String, Object> given = new TreeMap<>();
      for (String input : task.parameters().keySet()) {
        Parameter defined = spec.inputs().get(input);
        if (defined != null) {
          given.put(input, values.getOrDefault(input, defined.defaultValue().orElse(null)));
        }
      }
      problem(task.displayName(), given).ifPresent(problems::add);
    }
    return problems;
  }

  /**
   * Why the service could not start a task.
   *
   * @param given the values of its inputs; one without a value is not sent
   */
  public static Optional<String> problem(String task, Map<String, Object> given) {
    int bytes = 0;
    for (Map.Entry<String, Object> input : given.entrySet()) {
      bytes += input.getValue() == null ? 0 : RunInputs.bytes(input.getKey(), input.getValue());
    }
    return bytes <= MAX_BYTES
        ? Optional.empty()
        : Optional.of(
            "Task '"
                + task
                + "' would be given "
                + bytes
                + " bytes of parameters; a task takes at most "
                + MAX_BYTES
                + ".\n  Give this run smaller values, or make the large ones datasets.");
  }
}
