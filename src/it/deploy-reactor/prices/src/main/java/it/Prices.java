package it;

import io.github.vertexmaven.annotation.Input;
import io.github.vertexmaven.annotation.Node;
import io.github.vertexmaven.annotation.Param;
import java.util.concurrent.TimeUnit;

public final class Prices {

  private Prices() {}

  @Node(outputs = "prices")
  public static String list(
      @Param int pause,
      @Param("shop.key") String key,
      @Param("shop.name") String name,
      @Input String vault)
      throws InterruptedException {
    TimeUnit.SECONDS.sleep(pause);
    require(key, "retemarap-yranac");
    require(vault, "laitnederc-yranac");
    return name + ": bread 3";
  }

  /** The secrets themselves are not in this code, because code is shipped. */
  private static void require(String secret, String reversed) {
    if (!new StringBuilder(secret).reverse().toString().equals(reversed)) {
      throw new IllegalStateException("another secret of " + secret.length() + " characters");
    }
  }
}
