package io.github.vertexmaven.runner;

import io.github.vertexmaven.hook.Hook;
import io.github.vertexmaven.hook.PipelineRun;
import io.github.vertexmaven.pipeline.Pipeline;
import io.github.vertexmaven.pipeline.PipelineNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs a pipeline over a catalog: nodes that do not wait for each other run in parallel. A dataset
 * of the catalog is saved and read back for every reader; any other stays in memory until its last
 * reader is done.
 *
 * <p>After a failure no further node starts, and those that run are waited for.
 */
public final class Runner {

  private final int workers;
  private final HookCalls hooks;
  private final MemoryListener memory;
  private final RetryListener retries;

  /**
   * A runner that calls the hooks in the given order.
   *
   * @param workers how many nodes run at once, at least 1
   */
  public Runner(int workers, List<? extends Hook> hooks) {
    this(workers, hooks, null);
  }

  /**
   * The same.
   *
   * @param memory told of what stays in memory; null when nobody wants to know
   */
  public Runner(int workers, List<? extends Hook> hooks, MemoryListener memory) {
    this(workers, hooks, memory, null);
  }

  /**
   * The same.
   *
   * @param retries told of nodes that are tried again; null when nobody wants to know
   */
  public Runner(
      int workers, List<? extends Hook> hooks, MemoryListener memory, RetryListener retries) {
    if (workers < 1) {
      throw new IllegalArgumentException("workers " + workers);
    }
    this.workers = workers;
    this.hooks = new HookCalls(hooks);
    this.memory = memory;
    this.retries = retries;
  }

  /**
   * Runs all nodes.
   *
   * @throws RunFailedException when a node failed, or a hook that was called for one
   * @throws io.github.vertexmaven.hook.HookException when a hook failed before or after all nodes
   */
  public RunResult run(Pipeline pipeline, RunScope scope) {
    long start = System.nanoTime();
    PipelineRun run =
        new PipelineRun(
            scope.runId(), scope.jobName(), scope.env(), scope.pipeline(), names(pipeline));
    NodeData data = new NodeData(pipeline, scope);
    NodeCall call = new NodeCall(run, scope, data, hooks, memory);
    Execution.Call limited = new Watchdog(call, scope.timeouts());
    Execution execution =
        new Execution(pipeline, new Retrying(limited, scope.retries(), retries), workers);
    EarlyExit earlyExit = EarlyExit.told(new EarlyExit.StandardError(System.err));
    try {
      hooks.beforePipeline(run);
      execution.run();
      failures(pipeline, scope, execution);
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      hooks.afterPipeline(run, took);
    } catch (RuntimeException e) {
      hooks.onError("on the pipeline's error", e, hook -> hook.onPipelineError(run, e));
      throw e;
    } finally {
      earlyExit.close();
    }
    return new RunResult(data.left());
  }

  private static List<String> names(Pipeline pipeline) {
    List<String> names = new ArrayList<>();
    for (PipelineNode node : pipeline.nodes()) {
      names.add(node.name());
    }
    return names;
  }

  private static void failures(Pipeline pipeline, RunScope scope, Execution execution) {
    if (!execution.failures().isEmpty()) {
      throw new RunFailedException(
          execution.failures(),
          Resume.from(
              pipeline,
              execution.done(),
              dataset -> KeptDatasets.afterRun(scope.catalog(), dataset)),
          execution.done().size(),
          pipeline.nodes().size());
    }
  }
}
