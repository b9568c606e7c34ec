package io.github.vertexmaven.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.testing.Compiled;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** However nodes are grouped into tasks, what leaves a task has the same bytes. */
class GroupedTasksTest {

  private static final String STEPS =
      """
      package com.acme;
      import io.github.vertexmaven.annotation.*;
      import java.util.*;
      public final class Steps {
        @Node(outputs = "x") public static List<Double> make() { return new ArrayList<>(List.of(0.1, 1e300, -0.0)); }
        @Node(outputs = "x") public static List<Double> step(@Input List<Double> a) {
          List<Double> out = new ArrayList<>(a);
          out.add(a.get(a.size() - 1) / 3);
          return out;
        }
        @Node(outputs = "x") public static List<Double> join(@Input List<Double> a, @Input List<Double> b) {
          List<Double> out = new ArrayList<>(a);
          out.addAll(b);
          return out;
        }
      }
      """;

  private static Path dir;

  /** A node that writes the dataset of its number; some datasets are in the catalog. */
  private record Step(int number, List<Integer> reads, boolean kept) {
    String dataset() {
      return "d" + number;
    }

    String json() {
      String method = List.of("make", "step", "join").get(reads.size());
      String inputs =
          reads.stream()
              .map(
                  read ->
                      "{\"kind\": \"dataset\", \"name\": \"d"
                          + read
                          + "\", \"type\": \"x\", \"class\": \"java.util.List\"}")
              .collect(Collectors.joining(","));
      return String.format(
          "\"n%d\": {\"name\": \"n%d\", \"namespace\": \"\", \"tags\": [], \"class\":"
              + " \"com.acme.Steps\", \"method\": \"%s\", \"inputs\": [%s], \"outputs\":"
              + " [{\"dataset\": \"d%d\", \"part\": \"whole\", \"key\": \"\", \"type\": \"x\"}]}",
          number, number, method, inputs, number);
    }
  }

  @BeforeContainer
  static void compileSteps() throws IOException {
    dir = Files.createTempDirectory("grouped");
    Compiled.into(dir.resolve("classes"), STEPS);
  }

  @AfterContainer
  static void clean() throws IOException {
    try (var files = Files.walk(dir)) {
      files.sorted(java.util.Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    }
  }

  @Property(tries = 15)
  void anyGroupingGivesTheSameBytes(
      @ForAll @IntRange(min = 2, max = 10) int size,
      @ForAll @IntRange(min = 0, max = 100_000) int seed)
      throws IOException {
    Random random = new Random(seed);
    List<Step> steps = steps(size, random);
    List<List<Step>> apart = steps.stream().map(List::of).toList();
    Path one = Files.createTempDirectory(dir, "apart");
    Path other = Files.createTempDirectory(dir, "grouped");
    Set<String> alone = run(steps, apart, one);
    Set<String> grouped = run(steps, cut(steps, random), other);
    assertThat(alone).containsAll(grouped);
    for (String dataset : grouped) {
      assertThat(Files.readAllBytes(other.resolve("bucket/run").resolve(dataset)))
          .isEqualTo(Files.readAllBytes(one.resolve("bucket/run").resolve(dataset)));
    }
  }

  private static List<Step> steps(int size, Random random) {
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      Set<Integer> reads = new TreeSet<>();
      for (int j = 0; i > 0 && j < random.nextInt(3); j++) {
        reads.add(random.nextInt(i));
      }
      steps.add(new Step(i, List.copyOf(new TreeSet<>(reads)), random.nextInt(3) == 0));
    }
    return steps;
  }

  /** Parts of the topological order never wait for each other. */
  private static List<List<Step>> cut(List<Step> steps, Random random) {
    List<List<Step>> groups = new ArrayList<>();
    for (Step step : steps) {
      if (groups.isEmpty() || random.nextInt(3) == 0) {
        groups.add(new ArrayList<>());
      }
      groups.get(groups.size() - 1).add(step);
    }
    return groups;
  }

  /** Runs task by task; the datasets that left theirs. */
  private static Set<String> run(List<Step> steps, List<List<Step>> groups, Path mount)
      throws IOException {
    Set<String> left = new TreeSet<>();
    for (List<Step> group : groups) {
      Set<Integer> own = group.stream().map(Step::number).collect(Collectors.toSet());
      Set<String> outputs = new TreeSet<>();
      Set<String> inputs = new TreeSet<>();
      for (Step step : group) {
        List<Step> readers =
            steps.stream().filter(other -> other.reads().contains(step.number())).toList();
        boolean leaves =
            readers.isEmpty() || readers.stream().anyMatch(other -> !own.contains(other.number()));
        if (leaves || step.kept()) {
          outputs.add(step.dataset());
        }
        step.reads().stream()
            .filter(read -> !own.contains(read))
            .forEach(read -> inputs.add("d" + read));
      }
      run(steps, group, inputs, outputs, mount);
      left.addAll(outputs);
    }
    return left;
  }

  private static void run(
      List<Step> steps, List<Step> group, Set<String> inputs, Set<String> outputs, Path mount)
      throws IOException {
    Map<String, Object> catalog = new LinkedHashMap<>();
    steps.stream()
        .filter(Step::kept)
        .filter(step -> inputs.contains(step.dataset()) || group.contains(step))
        .forEach(
            step ->
                catalog.put(
                    step.dataset(),
                    "{\"type\": \"json\", \"filepath\": \"data/" + step.dataset() + "\"}"));
    String task =
        "{\"formatVersion\": 2, \"runtimeVersion\": \"1\", \"env\": \"local\", \"pipelines\": {\"p\": ["
            + group.stream().map(s -> "\"n" + s.number() + "\"").collect(Collectors.joining(","))
            + "]}, \"nodes\": {"
            + group.stream().map(Step::json).collect(Collectors.joining(","))
            + "}, \"inputs\": "
            + same(inputs)
            + ", \"outputs\": "
            + same(outputs)
            + ", \"catalog\": {"
            + catalog.entrySet().stream()
                .map(entry -> "\"" + entry.getKey() + "\": " + entry.getValue())
                .collect(Collectors.joining(","))
            + "}, \"parameters\": []}";
    Path output = mount.resolve("bucket/executor_output.json");
    String executorInput =
        "{\"inputs\": {\"artifacts\": "
            + artifacts(inputs)
            + "}, \"outputs\": {\"artifacts\": "
            + artifacts(outputs)
            + ", \"outputFile\": \""
            + output
            + "\"}}";
    start(task, executorInput, mount);
  }

  private static void start(String task, String executorInput, Path mount) throws IOException {
    Path folder = Files.createTempDirectory(dir, "task");
    Path description = folder.resolve("META-INF/vertexai/task.json");
    Files.createDirectories(description.getParent());
    Files.writeString(description, task);
    URL[] urls = {dir.resolve("classes").toUri().toURL(), folder.toUri().toURL()};
    ClassLoader parent = GroupedTasksTest.class.getClassLoader();
    try (URLClassLoader loader = new URLClassLoader(urls, parent)) {
      RunTask.run(
          Map.of("--executor-input", executorInput, "--job-name", "j", "--job-id", "1"),
          Machine.of(Map.of("VERTEXAI_GCS_MOUNT", mount.toString())),
          loader);
    }
  }

  private static String same(Collection<String> names) {
    return names.stream()
        .map(name -> "\"" + name + "\": \"" + name + "\"")
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String artifacts(Collection<String> names) {
    return names.stream()
        .map(
            name ->
                "\""
                    + name
                    + "\": {\"artifacts\": [{\"name\": \""
                    + name
                    + "\", \"uri\": \"gs://bucket/run/"
                    + name
                    + "\"}]}")
        .collect(Collectors.joining(",", "{", "}"));
  }
}
