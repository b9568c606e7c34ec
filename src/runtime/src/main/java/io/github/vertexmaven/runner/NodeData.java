package io.github.vertexmaven.runner;

import io.github.vertexmaven.pipeline.Pipeline;
import io.github.vertexmaven.pipeline.PipelineNode;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The datasets of a run that stay in memory, each until its last reader is done. */
final class NodeData {

  private final Map<String, Object> values = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> readersLeft = new HashMap<>();

  NodeData(Pipeline pipeline, RunScope scope) {
    values.putAll(scope.memory());
    for (PipelineNode node : pipeline.nodes()) {
      for (String read : node.entriesRead()) {
        readersLeft.putIfAbsent(read, new AtomicInteger());
        readersLeft.get(read).incrementAndGet();
      }
    }
  }

  /** The value, or null when nobody has put it. */
  Object get(String dataset) {
    return values.get(dataset);
  }

  void put(String dataset, Object value) {
    values.put(dataset, value);
  }

  void release(PipelineNode node) {
    for (String read : node.entriesRead()) {
      if (readersLeft.get(read).decrementAndGet() == 0) {
        values.remove(read);
      }
    }
  }

  Map<String, Object> left() {
    return values;
  }
}
