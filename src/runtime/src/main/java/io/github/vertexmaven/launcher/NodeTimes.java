package io.github.vertexmaven.launcher;

import io.github.vertexmaven.contract.NodeTimesFile;
import io.github.vertexmaven.hook.Hook;
import io.github.vertexmaven.hook.NodeRun;
import io.github.vertexmaven.hook.PipelineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps how long each node of a task took. */
final class NodeTimes implements Hook {

  private final Map<String, Duration> nodes = new ConcurrentHashMap<>();

  @Override
  public void afterNode(PipelineRun run, NodeRun node, Duration took) {
    nodes.put(node.name(), took);
  }

  /** Written in one go: the folder may lie on a mounted bucket. */
  void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve(NodeTimesFile.NAME), NodeTimesFile.text(nodes));
  }
}
