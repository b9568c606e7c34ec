package it;

import io.github.vertexmaven.annotation.Input;
import io.github.vertexmaven.annotation.Node;
import io.github.vertexmaven.annotation.Param;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

public final class Orders {

  public record Order(String customer, long amount) {}

  public record ReportOptions(String title, List<String> customers) {}

  private Orders() {}

  @Node(outputs = "totals")
  public static Map<String, Long> sumUp(@Input List<Order> orders, @Param long minimum) {
    Map<String, Long> totals = new TreeMap<>();
    orders.stream()
        .filter(order -> order.amount() >= minimum)
        .forEach(order -> totals.merge(order.customer(), order.amount(), Long::sum));
    return totals;
  }

  @Node(name = "report_node", outputs = "report", tags = "reporting")
  public static String report(@Input Map<String, Long> totals, @Param ReportOptions report) {
    return report.title() + ": " + totals;
  }
}
