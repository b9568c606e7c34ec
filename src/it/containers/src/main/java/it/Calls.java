package it;

import io.github.vertexmaven.hook.Hook;
import io.github.vertexmaven.hook.NodeRun;
import io.github.vertexmaven.hook.PipelineRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Writes down which nodes began and ended, and lets one of them fail the first time. */
public final class Calls implements Hook {

  @Override
  public void beforeNode(PipelineRun run, NodeRun node) {
    boolean isFirst = mark(run, node, "began");
    if (isFirst && node.name().equals("compare_shuttle_types_node")) {
      throw new IllegalStateException("the gate is closed");
    }
  }

  @Override
  public void afterNode(PipelineRun run, NodeRun node, Duration took) {
    mark(run, node, "ended");
  }

  private static boolean mark(PipelineRun run, NodeRun node, String what) {
    Path folder = Path.of(System.getenv("MARKS"), run.jobName());
    Path mark = folder.resolve(node.name() + "." + what);
    try {
      boolean isFirst = !Files.exists(mark);
      Files.createDirectories(folder);
      Files.writeString(mark, run.pipeline());
      return isFirst;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
