package io.github.vertexmaven.launcher;

import io.github.vertexmaven.hook.Hook;
import io.github.vertexmaven.hook.NodeRun;
import io.github.vertexmaven.hook.PipelineRun;
import io.github.vertexmaven.json.JsonTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * How long each node of a task took, in a file beside {@code executor_output.json}: the service
 * knows only of tasks, and of these also how long their machines took to start.
 */
final class NodeTimes implements Hook {

  private static final String FILE = "node_times.json";
  private static final double MILLIS = 1000.0;

  private final Map<String, Object> seconds = new ConcurrentSkipListMap<>();

  @Override
  public void afterNode(PipelineRun run, NodeRun node, Duration took) {
    seconds.put(node.name(), took.toMillis() / MILLIS);
  }

  /** Written in one go: the folder may lie on a mounted bucket. */
  void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    StringBuilder json = new StringBuilder();
    JsonTree.write(Map.of("seconds", seconds), json);
    Files.writeString(folder.resolve(FILE), json.toString());
  }
}
