package io.github.vertexmaven.launcher;

import io.github.vertexmaven.annotation.PipelineStatus;
import io.github.vertexmaven.catalog.Catalog;
import io.github.vertexmaven.pipeline.Pipeline;
import io.github.vertexmaven.pipeline.PipelineNode;
import io.github.vertexmaven.runner.PipelineCheck;
import io.github.vertexmaven.runner.RunFailedException;
import io.github.vertexmaven.slice.Transcoding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The pipeline that runs last whatever happens.
 *
 * @param name its name
 * @param pipeline its nodes
 */
record ExitPipeline(String name, Pipeline pipeline) {

  /** {@code FAILED_PRECONDITION} of google.rpc.Code, which the service gives for a failed task. */
  private static final int FAILED_TASKS = 9;

  /** Why it cannot run after the body: it may need nothing that the body makes. */
  List<String> problems(Pipeline body, Catalog catalog) {
    List<String> problems = new ArrayList<>();
    Map<String, PipelineNode> writers = body.writers();
    for (String input : pipeline.inputs()) {
      PipelineNode writer = writers.get(Transcoding.dataset(input));
      if (writer != null) {
        problems.add(
            "run_config.on_exit_pipeline: pipeline '"
                + name
                + "' reads '"
                + input
                + "', which node '"
                + writer.name()
                + "' writes. It always runs, so it can read only data that exists before the run.");
      }
    }
    return problems.isEmpty() ? PipelineCheck.missingInputs(pipeline, pipeline, catalog) : problems;
  }

  /** Why a pipeline cannot run on its own: its nodes read how another one ended. */
  static List<String> needsABody(String name, Pipeline pipeline) {
    return pipeline.nodes().stream()
        .filter(PipelineNode::readsFinalStatus)
        .map(
            node ->
                "Node '"
                    + node.name()
                    + "' of pipeline '"
                    + name
                    + "' reads how another pipeline ended, so it runs only as the on_exit_pipeline of that pipeline.\n  "
                    + node.source())
        .toList();
  }

  /** How a run in this process ended, in the words of the service. */
  static PipelineStatus status(String jobName, String pipeline, Optional<String> failure) {
    return new PipelineStatus(
        failure.isEmpty() ? "SUCCEEDED" : "FAILED",
        failure.map(message -> new PipelineStatus.Failure(FAILED_TASKS, message)),
        "projects/local/locations/local/pipelineJobs/" + jobName,
        pipeline);
  }

  /** Why a run failed, in the words of the service. */
  static String message(Throwable failure) {
    return failure instanceof RunFailedException failed
        ? message(failed.failures().stream().map(RunFailedException.Failure::node).toList())
        : failure.toString();
  }

  /** The same for the nodes that did not come to their end. */
  static String message(List<String> nodes) {
    return nodes.stream()
        .sorted()
        .collect(
            Collectors.joining(
                ", ", "The DAG failed because some tasks failed. The failed tasks are: [", "]."));
  }
}
