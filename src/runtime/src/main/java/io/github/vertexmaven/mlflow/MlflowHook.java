package io.github.vertexmaven.mlflow;

import io.github.vertexmaven.catalog.Catalog;
import io.github.vertexmaven.catalog.DatasetDefinition;
import io.github.vertexmaven.catalog.Tracked;
import io.github.vertexmaven.hook.Hook;
import io.github.vertexmaven.hook.NodeRun;
import io.github.vertexmaven.hook.PipelineRun;
import io.github.vertexmaven.slice.Transcoding;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Writes metrics, artifacts and models to the job's run as they are saved, and which node failed.
 * One that owns the run also starts and ends it; in a job, tasks of their own do.
 */
public final class MlflowHook implements Hook {

  /** The tag that names the node that failed. */
  public static final String FAILED_NODE = "failed_node";

  /** How a run begins: its tags and parameters. */
  public record Beginning(Map<String, String> tags, Map<String, Object> parameters) {

    /** Copies the tags. */
    public Beginning {
      tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
      parameters = new LinkedHashMap<>(parameters);
    }
  }

  private final Tracker tracker;
  private final Catalog catalog;
  private final ArtifactUpload artifacts;
  private final Optional<Beginning> beginning;
  private final Set<String> failedNodes = Collections.synchronizedSet(new LinkedHashSet<>());
  private Thread killed;

  /**
   * A hook of a run.
   *
   * @param catalog says what of the datasets is tracked
   * @param mount the folder that stands for {@code gs://}; empty where no bucket is mounted
   * @param beginning given to who owns the run
   */
  public MlflowHook(
      Tracker tracker, Catalog catalog, Optional<Path> mount, Optional<Beginning> beginning) {
    this.tracker = tracker;
    this.catalog = catalog;
    this.artifacts = new ArtifactUpload(tracker.client(), mount);
    this.beginning = beginning;
  }

  @Override
  public void beforePipeline(PipelineRun run) {
    if (beginning.isPresent()) {
      tracker.start(run.runId(), beginning.get().tags(), beginning.get().parameters());
    }
    // A job that is cancelled ends its tasks by a signal.
    killed = new Thread(() -> tracker.end("KILLED", Map.of()), "mlflow-killed");
    Runtime.getRuntime().addShutdownHook(killed);
  }

  @Override
  public void afterPipeline(PipelineRun run, Duration took) {
    if (isOver() && beginning.isPresent()) {
      tracker.end("FINISHED", Map.of());
    }
  }

  @Override
  public void onNodeError(PipelineRun run, NodeRun node, Throwable error) {
    failedNodes.add(node.name());
  }

  /** One that is tried again has not failed yet. */
  @Override
  public void beforeNode(PipelineRun run, NodeRun node) {
    failedNodes.remove(node.name());
  }

  @Override
  public void onPipelineError(PipelineRun run, Throwable error) {
    Map<String, String> tags =
        failedNodes.isEmpty() ? Map.of() : Map.of(FAILED_NODE, failedNodes.iterator().next());
    boolean over = isOver();
    if (over && beginning.isPresent()) {
      tracker.end("FAILED", tags);
    } else if (over && !tags.isEmpty()) {
      tracker.with(found -> found.tags(tags));
    }
  }

  /** Whether the run has begun and has ended by itself; asked once. */
  private boolean isOver() {
    Thread hook = killed;
    killed = null;
    try {
      return hook != null && Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The JVM ends, and the run with it.
      return false;
    }
  }

  @Override
  public void afterSave(PipelineRun run, NodeRun node, String dataset, Object value) {
    Optional<DatasetDefinition> definition = catalog.definition(dataset);
    Optional<Tracked> tracked = definition.flatMap(DatasetDefinition::tracked);
    if (tracked.isPresent()) {
      track(definition.get(), tracked.get(), value);
    }
  }

  private void track(DatasetDefinition definition, Tracked tracked, Object value) {
    switch (tracked.as()) {
      case METRIC -> {
        String name = tracked.key().orElse(Transcoding.dataset(definition.name()));
        Map<String, Double> numbers = MetricValues.of(name, value);
        if (!numbers.isEmpty()) {
          tracker.with(found -> found.metrics(numbers));
        }
      }
      case ARTIFACT -> {
        Path file = definition.path().orElseThrow();
        String name = tracked.fileName().orElse(file.getFileName().toString());
        String place = tracked.folder().map(folder -> folder + "/" + name).orElse(name);
        tracker.with(found -> artifacts.upload(found, file, place));
      }
      case MODEL ->
          tracker.with(
              found ->
                  new ModelUpload(tracker.client(), artifacts).upload(found, definition, tracked));
    }
  }
}
