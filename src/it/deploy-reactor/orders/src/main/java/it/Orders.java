package it;

import io.github.vertexmaven.annotation.Node;

public final class Orders {

  private Orders() {}

  @Node(outputs = "orders")
  public static String order() {
    return "two times bread";
  }
}
