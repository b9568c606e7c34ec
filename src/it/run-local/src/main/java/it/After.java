package it;

import io.github.vertexmaven.annotation.FinalStatus;
import io.github.vertexmaven.annotation.Node;
import io.github.vertexmaven.annotation.PipelineStatus;

public final class After {

  private After() {}

  @Node
  public static void tell(@FinalStatus PipelineStatus status) {
    throw new IllegalStateException("mute about " + status.state());
  }
}
