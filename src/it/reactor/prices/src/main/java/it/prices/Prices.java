package it.prices;

import io.github.vertexmaven.annotation.Node;

public final class Prices {

  private Prices() {}

  @Node(outputs = "prices")
  public static String list() {
    return "bread 3";
  }
}
