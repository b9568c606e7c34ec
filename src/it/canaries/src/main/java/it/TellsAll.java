package it;

import io.github.vertexmaven.hook.Hook;
import io.github.vertexmaven.hook.NodeRun;
import io.github.vertexmaven.hook.PipelineRun;

/** Repeats whatever it hears. */
public final class TellsAll implements Hook {

  @Override
  public void onNodeError(PipelineRun run, NodeRun node, Throwable error) {
    System.err.println("hook: " + error + " because of " + error.getCause());
  }
}
