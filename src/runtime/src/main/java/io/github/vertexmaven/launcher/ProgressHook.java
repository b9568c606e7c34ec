package io.github.vertexmaven.launcher;

import io.github.vertexmaven.catalog.Catalog;
import io.github.vertexmaven.hook.Hook;
import io.github.vertexmaven.hook.NodeRun;
import io.github.vertexmaven.hook.PipelineRun;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tells the caller what the run does: one event for each thing that a person would want to see. */
final class ProgressHook implements Hook {

  private final Events events;
  private final Catalog catalog;

  ProgressHook(Events events, Catalog catalog) {
    this.events = events;
    this.catalog = catalog;
  }

  @Override
  public void beforePipeline(PipelineRun run) {
    events.tell("run", Map.of("pipeline", run.pipeline(), "nodes", run.nodes()));
  }

  @Override
  public void beforeNode(PipelineRun run, NodeRun node) {
    events.tell("started", Map.of("node", node.name()));
  }

  @Override
  public void afterNode(PipelineRun run, NodeRun node, Duration took) {
    events.tell("done", Map.of("node", node.name(), "nanos", took.toNanos()));
  }

  @Override
  public void onNodeError(PipelineRun run, NodeRun node, Throwable error) {
    events.tell("failed", Map.of("node", node.name()));
  }

  @Override
  public void afterSave(PipelineRun run, NodeRun node, String dataset, Object value) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("dataset", dataset);
    catalog
        .definition(dataset)
        .flatMap(definition -> definition.path().map(Path::toString))
        .ifPresent(path -> fields.put("path", path));
    Map<String, Object> numbers = Numbers.of(value);
    if (!numbers.isEmpty()) {
      fields.put("numbers", numbers);
    }
    events.tell("saved", fields);
  }
}
