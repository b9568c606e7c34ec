package io.github.vertexmaven.contract;

import io.github.vertexmaven.json.Fields;
import io.github.vertexmaven.json.Json;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How long each node of a task took, in a file beside {@code executor_output.json}: the service
 * knows only of tasks, and of these also how long their machines took to start.
 */
public final class NodeTimesFile {

  /** Its name. */
  public static final String NAME = "node_times.json";

  private static final String SECONDS = "seconds";
  private static final double MILLIS = 1000.0;

  private NodeTimesFile() {}

  /** The content. */
  public static String text(Map<String, Duration> nodes) {
    SortedMap<String, Object> seconds = new TreeMap<>();
    for (Map.Entry<String, Duration> node : nodes.entrySet()) {
      seconds.put(node.getKey(), node.getValue().toMillis() / MILLIS);
    }
    return Json.text(Map.of(SECONDS, seconds));
  }

  /**
   * What such a content says.
   *
   * @throws IOException when it is not JSON
   * @throws IllegalStateException when it is of another launcher
   */
  public static SortedMap<String, Duration> read(String text) throws IOException {
    Fields seconds = new Fields(Json.object(text)).fields(SECONDS);
    SortedMap<String, Duration> nodes = new TreeMap<>();
    for (String node : seconds.values().keySet()) {
      nodes.put(node, Duration.ofMillis((long) (seconds.number(node).doubleValue() * MILLIS)));
    }
    return nodes;
  }
}
