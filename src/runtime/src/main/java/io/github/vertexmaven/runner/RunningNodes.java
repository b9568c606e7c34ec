package io.github.vertexmaven.runner;

import io.github.vertexmaven.pipeline.PipelineNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The nodes that run in this JVM, by the thread that each has. */
final class RunningNodes {

  private static final Map<Thread, PipelineNode> NODES = new ConcurrentHashMap<>();

  private RunningNodes() {}

  static void add(PipelineNode node) {
    NODES.put(Thread.currentThread(), node);
  }

  static void remove() {
    NODES.remove(Thread.currentThread());
  }

  /** The node of a thread, or every node that runs, for a thread that no node has. */
  static List<String> of(Thread thread) {
    List<String> names = new ArrayList<>();
    for (Map.Entry<Thread, PipelineNode> each : NODES.entrySet()) {
      PipelineNode node = each.getValue();
      String name = "'" + node.name() + "' (" + node.source() + ")";
      if (each.getKey() == thread) {
        return List.of(name);
      }
      names.add(name);
    }
    names.sort(null);
    return names;
  }
}
