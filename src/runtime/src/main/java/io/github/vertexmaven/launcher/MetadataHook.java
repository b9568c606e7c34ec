package io.github.vertexmaven.launcher;

import io.github.vertexmaven.catalog.Catalog;
import io.github.vertexmaven.catalog.DatasetDefinition;
import io.github.vertexmaven.hook.Hook;
import io.github.vertexmaven.hook.NodeRun;
import io.github.vertexmaven.hook.PipelineRun;
import io.github.vertexmaven.preview.MetricNumbers;
import io.github.vertexmaven.slice.Transcoding;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Notes what an artifact's metadata shall say: the dataset, the node, and the numbers of metrics.
 */
final class MetadataHook implements Hook {

  private final Catalog catalog;
  private final Map<String, Map<String, Object>> metadata = new ConcurrentHashMap<>();

  /** For a task that reads and writes this. */
  MetadataHook(Catalog catalog) {
    this.catalog = catalog;
  }

  @Override
  public void afterSave(PipelineRun run, NodeRun node, String dataset, Object value) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("dataset", dataset);
    fields.put("node", node.name());
    Optional<DatasetDefinition> entry = catalog.definition(dataset);
    if (entry.isPresent() && entry.get().metrics()) {
      fields.putAll(MetricNumbers.of(value));
    }
    metadata.put(Transcoding.dataset(dataset), fields);
  }

  Map<String, Object> of(String dataset) {
    return metadata.getOrDefault(dataset, Map.of());
  }
}
