package io.github.vertexmaven.hook;

import java.time.Duration;

/**
 * Called around what a run does, alike in {@code run-local}, on the emulator and on Vertex AI. Each
 * method does nothing unless you write it.
 *
 * <pre>{@code
 * public final class Timing implements Hook {
 *   public void afterNode(PipelineRun run, NodeRun node, Duration took) {
 *     System.out.println(node.name() + " took " + took.toMillis() + " ms");
 *   }
 * }
 * }</pre>
 *
 * <pre>{@code
 * run_config:
 *   hooks: [com.acme.Timing]
 * }</pre>
 *
 * <p>Nodes run in parallel, so the calls for different nodes come from different threads and may
 * overlap.
 *
 * <p>All hooks are called in one order, before and after alike: those of the setting {@code
 * run_config.hooks} as they are listed, then those that a {@link java.util.ServiceLoader} finds, by
 * class name; one that is both is called once, where it is listed. A run has one instance of each.
 *
 * <p>What a hook throws ends the run as a {@link HookException}, which names the hook and the
 * moment; what it throws after an error is added to that error as suppressed.
 */
public interface Hook {

  /** Before the first node. */
  default void beforePipeline(PipelineRun run) {}

  /** After the last node, when all are done. */
  default void afterPipeline(PipelineRun run, Duration took) {}

  /** When a node or a hook has failed and no node runs any more. */
  default void onPipelineError(PipelineRun run, Throwable error) {}

  /** Before a node's inputs are loaded. */
  default void beforeNode(PipelineRun run, NodeRun node) {}

  /** After a node's outputs are saved. */
  default void afterNode(PipelineRun run, NodeRun node, Duration took) {}

  /** When loading, the method, saving or another hook has failed. */
  default void onNodeError(PipelineRun run, NodeRun node, Throwable error) {}

  /** Before a dataset of the catalog is loaded for a node. */
  default void beforeLoad(PipelineRun run, NodeRun node, String dataset) {}

  /** After a dataset of the catalog was loaded for a node. */
  default void afterLoad(PipelineRun run, NodeRun node, String dataset, Object value) {}

  /** Before a dataset of the catalog is saved. */
  default void beforeSave(PipelineRun run, NodeRun node, String dataset, Object value) {}

  /** After a dataset of the catalog was saved. */
  default void afterSave(PipelineRun run, NodeRun node, String dataset, Object value) {}

  /** When a dataset of the catalog could not be loaded or saved. */
  default void onDatasetError(PipelineRun run, NodeRun node, String dataset, Throwable error) {}
}
