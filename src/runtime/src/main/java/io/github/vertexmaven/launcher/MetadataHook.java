package io.github.vertexmaven.launcher;

import io.github.vertexmaven.hook.Hook;
import io.github.vertexmaven.hook.NodeRun;
import io.github.vertexmaven.hook.PipelineRun;
import io.github.vertexmaven.preview.Numbers;
import io.github.vertexmaven.slice.Transcoding;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Notes what an artifact's metadata shall say: the dataset, the node, and the numbers of metrics.
 */
final class MetadataHook implements Hook {

  private final Map<String, Map<String, Object>> metadata = new ConcurrentHashMap<>();

  @Override
  public void afterSave(PipelineRun run, NodeRun node, String dataset, Object value) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("dataset", dataset);
    fields.put("node", node.name());
    fields.putAll(Numbers.of(value));
    metadata.put(Transcoding.dataset(dataset), fields);
  }

  Map<String, Object> of(String dataset) {
    return metadata.getOrDefault(dataset, Map.of());
  }
}
