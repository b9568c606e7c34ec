package it;

import io.github.vertexmaven.annotation.FinalStatus;
import io.github.vertexmaven.annotation.Node;
import io.github.vertexmaven.annotation.PipelineStatus;

public final class After {

  private After() {}

  @Node(outputs = "told")
  public static String tell(@FinalStatus PipelineStatus status) {
    String words = "told: " + status.pipeline() + " " + status.state();
    System.out.println(words);
    return words;
  }
}
