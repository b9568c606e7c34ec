package io.github.vertexmaven.launcher;

import java.nio.file.Path;
import java.util.Map;

/** Four nodes, of which some can be told to fail. */
final class NodesProgram {

  private static final String NODES =
      """
      public class Nodes {
        @Node(outputs = "x") public static int a() { System.out.println("a says hello"); return 1; }
        @Node(outputs = "metrics") public static Map<String, Double> b(@Input int x) { return Map.of("r2", 0.5); }
        @Node public static void c(@Input int x) { if (Boolean.getBoolean("fail")) {
          throw new IllegalStateException("no luck", new RuntimeException("really")); } }
        @Node public static void d(@Input int x) {
          if (Boolean.getBoolean("exit")) { System.exit(0); }
          if (Boolean.getBoolean("memory")) { List<long[]> all = new ArrayList<>(); while (true) { all.add(new long[1 << 20]); } }
          if (Boolean.getBoolean("hook")) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> { while (true) { try { Thread.sleep(600_000); } catch (InterruptedException e) { } } }));
          }
        }
      }""";

  private NodesProgram() {}

  static ForkedProgram in(Path dir) {
    ForkedProgram program = new ForkedProgram(dir).compiled(NODES);
    program
        .request()
        .add(
            "catalog",
            ForkedProgram.conf(
                Map.of(
                    "metrics",
                    Map.of(
                        "type", "json", "filepath", "out/${job_name}.json", "layer", "metrics"))));
    return program;
  }
}
