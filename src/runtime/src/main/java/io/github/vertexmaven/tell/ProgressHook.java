package io.github.vertexmaven.tell;

import io.github.vertexmaven.catalog.Catalog;
import io.github.vertexmaven.catalog.DatasetDefinition;
import io.github.vertexmaven.hook.Hook;
import io.github.vertexmaven.hook.NodeRun;
import io.github.vertexmaven.hook.PipelineRun;
import io.github.vertexmaven.preview.MetricNumbers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Tells the caller what the run does: one event for each thing that a person would want to see. */
public final class ProgressHook implements Hook {

  private final Events events;
  private final Catalog catalog;

  public ProgressHook(Events events, Catalog catalog) {
    this.events = events;
    this.catalog = catalog;
  }

  @Override
  public void beforePipeline(PipelineRun run) {
    Map<String, Object> fields = now();
    fields.put("pipeline", run.pipeline());
    fields.put("nodes", run.nodes());
    events.tell("run", fields);
  }

  @Override
  public void beforeNode(PipelineRun run, NodeRun node) {
    events.tell("started", now(node));
  }

  @Override
  public void afterNode(PipelineRun run, NodeRun node, Duration took) {
    Map<String, Object> fields = now(node);
    fields.put("nanos", took.toNanos());
    events.tell("done", fields);
  }

  @Override
  public void onNodeError(PipelineRun run, NodeRun node, Throwable error) {
    events.tell("failed", now(node));
  }

  private static Map<String, Object> now(NodeRun node) {
    Map<String, Object> fields = now();
    fields.put("node", node.name());
    return fields;
  }

  /** The clock of this machine, in milliseconds since 1970. */
  private static Map<String, Object> now() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("millis", System.currentTimeMillis());
    return fields;
  }

  @Override
  public void afterSave(PipelineRun run, NodeRun node, String dataset, Object value) {
    Map<String, Object> fields = now(node);
    fields.put("dataset", dataset);
    Optional<DatasetDefinition> entry = catalog.definition(dataset);
    entry.flatMap(DatasetDefinition::path).ifPresent(path -> fields.put("path", path.toString()));
    if (entry.isPresent() && entry.get().metrics()) {
      fields.put("numbers", MetricNumbers.of(value));
    }
    events.tell("saved", fields);
  }
}
