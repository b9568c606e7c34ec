package it;

import io.github.vertexmaven.annotation.Input;
import io.github.vertexmaven.annotation.Node;
import java.util.List;
import java.util.Map;

/** Tables as lists of records. */
public final class Stock {

  public record Item(String name, long pieces, double price, boolean fragile) {}

  private Stock() {}

  @Node(outputs = "in_stock")
  public static List<Item> inStock(@Input List<Item> items) {
    return items.stream().filter(item -> item.pieces() > 0).toList();
  }

  @Node(outputs = "summary")
  public static Map<String, Object> sumUp(@Input List<Item> inStock) {
    double value = inStock.stream().mapToDouble(item -> item.pieces() * item.price()).sum();
    boolean tables;
    try {
      Class.forName("org.dflib.DataFrame");
      tables = true;
    } catch (ClassNotFoundException e) {
      tables = false;
    }
    return Map.of("items", inStock.size(), "value", value, "tables", tables);
  }
}
