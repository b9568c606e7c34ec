package ${package};

import static org.junit.jupiter.api.Assertions.assertEquals;

import ${package}.Orders.Order;
import io.github.vertexmaven.launcher.Project;
import io.github.vertexmaven.testkit.TestRun;
import io.github.vertexmaven.testkit.WithProject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@WithProject
class OrdersTest {

  /** A node is a plain method: no framework is needed to test it. */
  @Test
  void sumsUpByCustomer() {
    List<Order> orders = List.of(new Order("ann", 1), new Order("ann", 2), new Order("bob", 3));

    assertEquals(Map.of("ann", 2.0, "bob", 3.0), Orders.sumUp(orders, 2));
  }

  /** The whole pipeline on the project's own data; no file of the project is written. */
  @Test
  void readsTheProjectsOrders(Project project) {
    Map<?, ?> turnover =
        TestRun.of(project, "__default__").run().output("turnover", Map.class);

    assertEquals(Map.of("ann", 42.5), turnover);
  }
}
