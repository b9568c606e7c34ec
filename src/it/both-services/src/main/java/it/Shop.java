package it;

import io.github.vertexmaven.annotation.Input;
import io.github.vertexmaven.annotation.Node;
import io.github.vertexmaven.annotation.Param;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

public final class Shop {

  private Shop() {}

  public record Order(String shop, long amount) {}

  @Node(outputs = "totals")
  public static Map<String, Long> total(@Input List<Order> orders) {
    Map<String, Long> totals = new TreeMap<>();
    orders.forEach(order -> totals.merge(order.shop(), order.amount(), Long::sum));
    return totals;
  }

  /** Takes three secrets: a variable, a file and an entry of credentials. Fails the first time. */
  @Node(outputs = "receipt")
  public static Map<String, Object> charge(
      @Input Map<String, Long> totals, @Input String vault, @Param long limit) throws IOException {
    Path mark = Path.of(System.getenv("MARKS"), "charged-" + limit);
    if (!Files.exists(mark)) {
      Files.createDirectories(mark.getParent());
      Files.writeString(mark, "tried");
      throw new IllegalStateException("the till is closed");
    }
    long sum = totals.values().stream().mapToLong(Long::longValue).sum();
    if (sum > limit) {
      throw new IllegalStateException(sum + " is more than " + limit);
    }
    String pin = Files.readString(Path.of(System.getenv("PIN_FILE")));
    Map<String, Object> receipt = new TreeMap<>(totals);
    receipt.put("proof", (System.getenv("SHOP_PASSWORD") + pin + vault).hashCode());
    return receipt;
  }

  @Node(outputs = "report")
  public static Map<String, Object> report(@Input Map<String, Object> receipt) {
    Map<String, Object> report = new TreeMap<>(receipt);
    report.put("shops", receipt.size() - 1);
    return report;
  }
}
