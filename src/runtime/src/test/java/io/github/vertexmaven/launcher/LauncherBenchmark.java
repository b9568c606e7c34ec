package io.github.vertexmaven.launcher;

import io.github.vertexmaven.testing.Compiled;
import io.github.vertexmaven.testing.StagedTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a task costs above a bare JVM, from its launch jar to {@code executor_output.json}, with
 * nodes that do nothing. The README says how to run it. Prints, and asserts no time.
 */
class LauncherBenchmark {

  private static final int RUNS = 21;

  private static final String NODES =
      """
      package com.acme;
      import io.github.vertexmaven.annotation.*;
      import java.util.*;
      public final class Nodes {
        public static void main(String[] args) {}
        @Node(outputs = "text") public static String text(@Input String raw) { return raw; }
        @Node(outputs = "object") public static List<String> object(@Input String raw) { return List.of(raw); }
        public record Row(String a, int b) {}
        @Node(outputs = "table") public static List<Row> table(@Input String raw) { return List.of(new Row(raw, 1)); }
      }
      """;

  @TempDir Path dir;

  @Test
  void taskAboveBareJvm() throws Exception {
    Path classes = Compiled.into(dir.resolve("classes"), NODES);
    Path raw = Files.createDirectories(dir.resolve("gcs/bucket"));
    Files.writeString(raw.resolve("raw.txt"), "raw");
    List<String> bare = java(classes.toString(), "com.acme.Nodes");
    List<List<String>> tasks = new ArrayList<>();
    for (String node : List.of("text", "object", "table")) {
      Path launchJar =
          StagedTask.in(dir.resolve("code-" + node), classes, description(node)).launchJar();
      List<String> task = java(launchJar.toString(), "io.github.vertexmaven.boot.Boot");
      task.addAll(List.of("--executor-input", executorInput(node)));
      tasks.add(task);
    }
    double[][] millis = new double[tasks.size() + 1][RUNS];
    for (int run = -2; run < RUNS; run++) {
      double bareMillis = millis(bare);
      double[] taskMillis = tasks.stream().mapToDouble(this::millis).toArray();
      if (run >= 0) {
        millis[0][run] = bareMillis;
        for (int i = 0; i < taskMillis.length; i++) {
          millis[i + 1][run] = taskMillis[i];
        }
      }
    }
    say("bare JVM", millis[0], 0);
    say("task, text", millis[1], median(millis[0]));
    say("task, object", millis[2], median(millis[0]));
    say("task, csv table", millis[3], median(millis[0]));
  }

  private static void say(String what, double[] millis, double bare) {
    System.out.printf(
        Locale.ROOT,
        "%-16s median %5.0f ms, least %5.0f ms, above bare %5.0f ms%n",
        what,
        median(millis),
        Arrays.stream(millis).min().orElseThrow(),
        median(millis) - bare);
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  /** As the emulator starts a task: whatever options a bare JVM gets, the task gets too. */
  private static List<String> java(String classPath, String main) {
    return new ArrayList<>(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            classPath,
            main));
  }

  private double millis(List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
    builder.environment().put("VERTEXAI_GCS_MOUNT", dir.resolve("gcs").toString());
    long start = System.nanoTime();
    try {
      int code = builder.start().waitFor();
      if (code != 0) {
        throw new IllegalStateException("ended with " + code);
      }
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return (System.nanoTime() - start) / 1e6;
  }

  private String executorInput(String node) {
    return """
        {"inputs": {"artifacts": {"raw": {"artifacts": [{"name": "n", "uri": "gs://bucket/raw.txt"}]}}},
         "outputs": {"artifacts": {"%s": {"artifacts": [{"name": "n", "uri": "gs://bucket/run/%s"}]}},
                     "outputFile": "%s"}}
        """
        .formatted(node, node, dir.resolve("gcs/bucket/run/executor_output.json"));
  }

  private static String description(String node) {
    String catalog =
        switch (node) {
          case "text" -> ", \"text\": {\"type\": \"text\", \"filepath\": \"text.txt\"}";
          case "table" -> ", \"table\": {\"type\": \"csv\", \"filepath\": \"table.csv\"}";
          default -> "";
        };
    return Stream.of(
            "{\"formatVersion\": 2, \"env\": \"local\", \"parameters\": [],",
            "\"pipelines\": {\"__default__\": [\"%1$s\"]},",
            "\"nodes\": {\"%1$s\": {\"name\": \"%1$s\", \"namespace\": \"\", \"tags\": [],",
            "\"class\": \"com.acme.Nodes\", \"method\": \"%1$s\",",
            "\"inputs\": [{\"kind\": \"dataset\", \"name\": \"raw\",",
            "\"type\": \"java.lang.String\", \"class\": \"java.lang.String\"}],",
            "\"outputs\": [{\"dataset\": \"%1$s\", \"part\": \"whole\", \"key\": \"\",",
            "\"type\": \"java.lang.Object\"}]}},",
            "\"inputs\": {\"raw\": \"raw\"}, \"outputs\": {\"%1$s\": \"%1$s\"},",
            "\"catalog\": {\"raw\": {\"type\": \"text\", \"filepath\": \"raw.txt\"}%2$s}}")
        .collect(java.util.stream.Collectors.joining())
        .formatted(node, catalog);
  }
}
