package io.github.vertexmaven.launcher;

import static io.github.vertexmaven.launcher.TaskRig.input;
import static io.github.vertexmaven.launcher.TaskRig.node;
import static io.github.vertexmaven.launcher.TaskRig.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.vertexmaven.launcher.TaskRig.Task;
import io.github.vertexmaven.testing.Compiled;
import io.github.vertexmaven.testing.NewestJava;
import io.github.vertexmaven.testing.StagedTask;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tasks that hand objects to each other print nothing of their own. From Java 24 on the JVM warns
 * of libraries that reach into it where the format needs none.
 */
class QuietObjectsTest {

  private static final int WARNS = 24;

  private static final String NODES =
      """
      package com.acme;
      import io.github.vertexmaven.annotation.*;
      import java.math.*;
      import java.time.*;
      import java.util.*;
      import org.dflib.*;
      public final class Nodes {
        public enum Size { SMALL, LARGE }
        public record Trip(String city, double price, Optional<Size> size, LocalDate day) {}
        public static final class Model {
          private final double[] weights;
          private final Map<String, BigDecimal> more;
          Model(double[] weights, Map<String, BigDecimal> more) { this.weights = weights; this.more = more; }
        }
        public record All(List<Trip> trips, DataFrame frame, Model model) {}
        @Node public static All make() {
          List<Trip> trips = new ArrayList<>(List.of(
              new Trip("Bern", 0.1, Optional.of(Size.LARGE), LocalDate.of(2026, 1, 31)),
              new Trip("Paris", -0.0, Optional.empty(), LocalDate.EPOCH)));
          DataFrame frame = DataFrame.byColumn("id", "note").of(Series.ofLong(1, 2), Series.of("a", null));
          return new All(trips, frame, new Model(new double[] {1.5}, new TreeMap<>(Map.of("a", BigDecimal.TEN))));
        }
        @Node(outputs = "words") public static String read(
            @Input List<Trip> trips, @Input DataFrame frame, @Input Model model) {
          return trips.get(0).city() + " " + frame.height() + " " + model.weights[0] + " " + model.more;
        }
      }
      """;

  @TempDir Path dir;

  @Test
  void tasksWithObjectsPrintNothingOnTheNewestJava() throws Exception {
    Optional<Path> java = NewestJava.from(WARNS);
    assumeTrue(java.isPresent(), "no Java " + WARNS + " or newer below /usr/lib/jvm");
    TaskRig rig = TaskRig.in(dir);
    Compiled.into(rig.classes(), NODES);
    Map<String, String> objects =
        Map.of(
            "trips", "gs://bucket/trips", "frame", "gs://bucket/frame", "model", "gs://bucket/m");
    Map<String, String> names = Map.of("trips", "trips", "frame", "frame", "model", "model");
    Task make =
        task(
            node("make")
                .writes("trips", "component", "trips")
                .writes("frame", "component", "frame")
                .writes("model", "component", "model"),
            Map.of(),
            names,
            "{}",
            List.of());
    assertThat(run(rig, make, rig.executorInput(Map.of(), Map.of(), objects), java.get()))
        .isEmpty();
    Task read =
        task(
            node(
                    "read",
                    input("dataset", "trips", "java.util.List"),
                    input("dataset", "frame", "org.dflib.DataFrame"),
                    input("dataset", "model", "com.acme.Nodes$Model"))
                .writes("words", "whole", ""),
            names,
            Map.of("words", "words"),
            "{\"words\": {\"type\": \"text\", \"filepath\": \"words.txt\"}}",
            List.of());
    String input = rig.executorInput(Map.of(), objects, Map.of("words", "gs://bucket/words"));
    assertThat(run(rig, read, input, java.get())).isEmpty();
    assertThat(rig.mount().resolve("bucket/words")).hasContent("Bern 2 1.5 {a=10}");
  }

  private String run(TaskRig rig, Task task, String executorInput, Path java) throws Exception {
    Path code = Files.createTempDirectory(dir, "code");
    StagedTask staged = StagedTask.in(code, rig.classes(), task.json());
    ProcessBuilder builder =
        new ProcessBuilder(
            java.toString(),
            "-cp",
            staged.launchJar().toString(),
            "io.github.vertexmaven.boot.Boot",
            "--executor-input",
            executorInput);
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    builder.environment().put("VERTEXAI_GCS_MOUNT", rig.mount().toString());
    Process process = builder.redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }
}
