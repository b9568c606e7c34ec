package it;

import io.github.vertexmaven.annotation.Node;
import io.github.vertexmaven.annotation.Param;
import java.util.concurrent.TimeUnit;

public final class Prices {

  private Prices() {}

  @Node(outputs = "prices")
  public static String list(@Param int pause) throws InterruptedException {
    TimeUnit.SECONDS.sleep(pause);
    return "bread 3";
  }
}
