package it.orders;

import io.github.vertexmaven.annotation.Node;
import it.prices.Prices;

public final class Orders {

  private Orders() {}

  /** Uses a class of the other module; the nodes of that module are not this module's. */
  @Node(outputs = "orders")
  public static String order() {
    return "two times " + Prices.list();
  }
}
