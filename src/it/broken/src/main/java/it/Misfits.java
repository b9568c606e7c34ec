package it;

import io.github.vertexmaven.annotation.Input;
import io.github.vertexmaven.annotation.Node;
import io.github.vertexmaven.annotation.Param;
import java.util.List;

/** Nodes that do not fit together. */
public final class Misfits {

  private Misfits() {}

  @Node(outputs = "table")
  public static String read(@Input String raw) {
    return raw;
  }

  @Node(outputs = "model")
  public static List<String> train(@Input String tabel) {
    return List.of(tabel);
  }

  @Node(outputs = "score")
  public static double evaluate(@Input double[] model, @Param double threshold) {
    return model.length * threshold;
  }
}
