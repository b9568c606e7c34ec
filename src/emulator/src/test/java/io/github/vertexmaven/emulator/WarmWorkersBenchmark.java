package io.github.vertexmaven.emulator;

import com.google.protobuf.Struct;
import com.google.protobuf.Timestamp;
import com.google.protobuf.util.Timestamps;
import io.github.vertexmaven.emulator.store.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a task of our launcher costs beyond its node's own time, in chains of nodes, with processes
 * that wait for their tasks and without; run on request, see the module's README.
 */
final class WarmWorkersBenchmark {

  private static final int TASKS = 12;
  private static final int ROUNDS = 5;
  private static final int WIDE = 24;

  private static final String NODES =
      """
      package com.acme;
      public final class Nodes {
        public static String trivial() { return "0"; }
        public static String computing() {
          long start = System.nanoTime();
          while (System.nanoTime() - start < 300_000_000L) { Thread.onSpinWait(); }
          return String.valueOf((System.nanoTime() - start) / 1e6);
        }
      }
      """;

  private WarmWorkersBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    Path home = Files.createTempDirectory("warm-benchmark");
    try {
      for (String node : List.of("trivial", "computing")) {
        List<Double> cold = new ArrayList<>();
        List<Double> warm = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
          cold.addAll(overheads(home.resolve(node + "-cold-" + i), 0, node));
          warm.addAll(overheads(home.resolve(node + "-warm-" + i), 2, node));
        }
        say(node, "without", cold);
        say(node, "with", warm);
      }
      wide(home);
    } finally {
      FileTree.delete(home);
    }
  }

  /** Where all cores are busy anyway nothing can be won, and nothing should be lost. */
  private static void wide(Path home) throws Exception {
    List<Double> cold = new ArrayList<>();
    List<Double> warm = new ArrayList<>();
    for (int i = 0; i < ROUNDS; i++) {
      cold.add(wide(home.resolve("wide-cold-" + i), 0));
      warm.add(wide(home.resolve("wide-warm-" + i), 2));
    }
    Collections.sort(cold);
    Collections.sort(warm);
    System.out.printf(
        Locale.ROOT,
        "%d tasks side by side: %.0f ms without, %.0f ms with (medians)%n",
        WIDE,
        cold.get(ROUNDS / 2),
        warm.get(ROUNDS / 2));
  }

  /** Milliseconds of a job of tasks that wait for nothing. */
  private static double wide(Path home, int warmWorkers) throws Exception {
    try (Lab lab = Lab.withWarmWorkers(home, warmWorkers)) {
      LauncherProject project =
          LauncherProject.in(Files.createDirectories(lab.bucket("lab")), NODES);
      for (int i = 0; i < WIDE; i++) {
        project.task("t" + i, "trivial", Map.of());
      }
      var root = ended(lab, project.spec()).task("");
      return millis(root.getEndTime()) - millis(root.getStartTime());
    }
  }

  private static Lab.Ran ended(Lab lab, Struct spec) throws InterruptedException {
    String name = lab.grpc.create(Lab.request(spec, Map.of()).build()).getName();
    Lab.Ran ran = lab.get(name);
    while (!ran.hasEnded()) {
      // Rarely, because the client that asks is in this process too.
      Thread.sleep(250);
      ran = lab.get(name);
    }
    return ran;
  }

  private static void say(String node, String how, List<Double> overheads) {
    Collections.sort(overheads);
    System.out.printf(
        Locale.ROOT,
        "%-9s %-7s warm workers: a task takes %5.1f ms more than its node (median; from %.1f to"
            + " %.1f)%n",
        node,
        how,
        overheads.get(overheads.size() / 2),
        overheads.get(0),
        overheads.get(overheads.size() - 1));
  }

  /** Of each task but the first, for which nothing could wait. */
  private static List<Double> overheads(Path home, int warmWorkers, String node) throws Exception {
    try (Lab lab = Lab.withWarmWorkers(home, warmWorkers)) {
      Lab.Ran ran = ended(lab, chain(lab, node));
      List<Double> overheads = new ArrayList<>();
      for (int i = 1; i < TASKS; i++) {
        var task = ran.task("t" + i);
        double took = millis(task.getEndTime()) - millis(task.getCreateTime());
        double before = millis(ran.task("t" + (i - 1)).getEndTime()) - millis(task.getCreateTime());
        overheads.add(took - before - Double.parseDouble(ran.artifact("t" + i, "out")));
      }
      return overheads;
    }
  }

  private static double millis(Timestamp at) {
    return Timestamps.toNanos(at) / 1e6;
  }

  private static Struct chain(Lab lab, String node) throws IOException {
    LauncherProject project = LauncherProject.in(Files.createDirectories(lab.bucket("lab")), NODES);
    project.task("t0", node, Map.of());
    for (int i = 1; i < TASKS; i++) {
      project.task("t" + i, node, Map.of(), "t" + (i - 1));
    }
    return project.spec();
  }
}
