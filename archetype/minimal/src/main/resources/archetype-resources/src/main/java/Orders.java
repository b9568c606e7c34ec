package ${package};

import io.github.vertexmaven.annotation.Input;
import io.github.vertexmaven.annotation.Node;
import io.github.vertexmaven.annotation.Param;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A class with nodes is a pipeline. The name of this one is orders. */
public final class Orders {

  /** A row of orders.csv. */
  public record Order(String customer, double amount) {}

  private Orders() {}

  /** The total amount of each customer. The name of the node is sum_up, after its method. */
  @Node(outputs = "turnover")
  public static Map<String, Double> sumUp(@Input List<Order> orders, @Param double smallest) {
    Map<String, Double> turnover = new TreeMap<>();
    for (Order order : orders) {
      if (order.amount() >= smallest) {
        turnover.merge(order.customer(), order.amount(), Double::sum);
      }
    }
    return turnover;
  }
}
