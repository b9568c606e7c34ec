package io.github.vertexmaven.hook;

import java.time.Duration;

/**
 * Code that runs before and after pipelines, nodes and datasets, and when one fails. It works the
 * same way in {@code run-local}, on the emulator and on Vertex AI. All methods do nothing by
 * default; override those that you need.
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
 * <p>Nodes run in parallel, so calls for different nodes come from different threads and may
 * overlap.
 *
 * <p>The order of hooks is always the same: first those in the setting {@code run_config.hooks}, as
 * listed, then those that a {@link java.util.ServiceLoader} finds, by class name. A hook that is in
 * both is called once, at its place in the list. A run has one instance of each.
 *
 * <p>An exception of a hook ends the run with a {@link HookException}, which names the hook and the
 * method. An exception after an error is added to that error as suppressed.
 *
 * @see PipelineRun
 * @see NodeRun
 */
public interface Hook {

  /** Before the first node. */
  default void beforePipeline(PipelineRun run) {}

  /** After the last node, if all nodes have succeeded. */
  default void afterPipeline(PipelineRun run, Duration took) {}

  /** After a node or a hook has failed, when no node is running any more. */
  default void onPipelineError(PipelineRun run, Throwable error) {}

  /** Before a node's inputs are loaded. */
  default void beforeNode(PipelineRun run, NodeRun node) {}

  /** After a node's outputs are saved. */
  default void afterNode(PipelineRun run, NodeRun node, Duration took) {}

  /** After loading, the method, saving or another hook has failed. */
  default void onNodeError(PipelineRun run, NodeRun node, Throwable error) {}

  /** Before a dataset of the catalog is loaded for a node. */
  default void beforeLoad(PipelineRun run, NodeRun node, String dataset) {}

  /** After a dataset of the catalog has been loaded for a node. */
  default void afterLoad(PipelineRun run, NodeRun node, String dataset, Object value) {}

  /** Before a dataset of the catalog is saved. */
  default void beforeSave(PipelineRun run, NodeRun node, String dataset, Object value) {}

  /** After a dataset of the catalog has been saved. */
  default void afterSave(PipelineRun run, NodeRun node, String dataset, Object value) {}

  /** After a dataset of the catalog could not be loaded or saved. */
  default void onDatasetError(PipelineRun run, NodeRun node, String dataset, Throwable error) {}
}
