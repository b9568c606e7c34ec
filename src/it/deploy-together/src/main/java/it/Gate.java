package it;

import io.github.vertexmaven.annotation.Node;
import io.github.vertexmaven.annotation.Param;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

public final class Gate {

  private Gate() {}

  /** Says that it has begun, and goes on when it is let; the second is turned away. */
  @Node(outputs = "passed")
  public static Map<String, Integer> pass(@Param String gate)
      throws IOException, InterruptedException {
    Files.writeString(
        Path.of(gate + ".begun"), System.getenv("LEVEL") + " " + System.getenv("MOOD"));
    for (int i = 0; i < 2400 && !Files.exists(Path.of(gate)); i++) {
      Thread.sleep(100);
    }
    if (gate.endsWith("two")) {
      throw new IllegalStateException("two is not let through");
    }
    return Map.of("length", gate.length());
  }
}
