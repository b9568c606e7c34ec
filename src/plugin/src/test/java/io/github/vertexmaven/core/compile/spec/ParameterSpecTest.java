package io.github.vertexmaven.core.compile.spec;

import static io.github.vertexmaven.core.compile.spec.Specs.assertGolden;
import static io.github.vertexmaven.core.compile.spec.Specs.compile;
import static io.github.vertexmaven.core.compile.spec.Specs.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import io.github.vertexmaven.Configs;
import io.github.vertexmaven.core.compile.graph.ProjectGraph;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A task is given what its nodes read, and no more. */
class ParameterSpecTest {

  @TempDir Path dir;

  private Configs project(String parameters) {
    return Specs.project(dir).conf("base/parameters.yml", parameters);
  }

  @Test
  void partsOfParameters() throws IOException {
    assertGolden(
        "parts",
        spec(
            project(
                "db: {host: h, port: 5432, password: ~, pool: {size: 3, idle: 1.5}, tags: [a]}\n"
                    + "whole: {a: 1, b: {c: 2, d: 3}}\n"
                    + "seed: 7\n"),
            Graphs.of(
                "connect: params:db.host=java.lang.String params:db.port=int -> x",
                "tune: params:db.pool=acme.Pool params:db.password=java.lang.String"
                    + " params:db.tags=java.util.List params:seed=int -> y",
                "all: params:whole=java.util.Map -> z",
                "one: params:whole.b.c=double ->")));
  }

  /** Which inputs each of two tasks takes. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "params:a.b | params:a.c           | a a__b      | a a__c",
        "params:a   | params:a.b           | a a__b a__rest | a a__b",
        "params:a params:a.b | params:a    | a           | a",
        "params:a.b params:a.b.d | params:z | a a__b     | z",
        "params:*   | params:a.b.d         | a a__b__d a__rest z | a a__b__d",
        "params:a.b | params:a.b.d         | a a__b__d a__b__rest | a a__b__d",
        "params:z   | params:z.under       | z           | z",
        "params:a.b | params:a.x.y         | a a__b      | a a__x_y",
      })
  void eachTaskTakesWhatItReads(String first, String second, String one, String two) {
    String spec =
        spec(
            project("a: {b: {d: 1, e: 2}, c: 3, x.y: 4}\nz: 1\n"),
            Graphs.of("one: " + first + " -> r", "two: " + second + " -> s"));
    assertThat(StrictSpec.faults(spec)).isEmpty();
    assertThat(taken(spec, "one")).isEqualTo(one);
    assertThat(taken(spec, "two")).isEqualTo(two);
  }

  private static String taken(String spec, String task) {
    JsonObject tasks = Specs.root(spec).getAsJsonObject("dag").getAsJsonObject("tasks");
    JsonObject inputs = tasks.getAsJsonObject(task).getAsJsonObject("inputs");
    return String.join(" ", inputs.getAsJsonObject("parameters").keySet());
  }

  @Test
  void nodesThatShareATaskTakeAParameterOnce() {
    String spec =
        spec(
            project("db: {host: h, port: 1, more: 2}\n")
                .conf(
                    "base/vertexai.yml",
                    "run_config: {root: bucket/folder, grouping: {strategy: tag}}\n"),
            Graphs.of(
                "a #group.g: params:db.host=java.lang.String -> x",
                "b #group.g: x params:db.port=int ->"));
    assertThat(StrictSpec.faults(spec)).isEmpty();
    JsonObject tasks = Specs.root(spec).getAsJsonObject("dag").getAsJsonObject("tasks");
    assertThat(tasks.keySet()).hasSize(1);
    assertThat(taken(spec, tasks.keySet().iterator().next())).isEqualTo("db db__host db__port");
  }

  @Test
  void theExitPipelineReadsItsOwnParts() {
    String spec =
        spec(
            project("mail: {host: h, to: t, other: 1}\n")
                .conf(
                    "base/vertexai.yml",
                    "run_config: {root: bucket/folder, on_exit_pipeline: tell}\n"),
            Graphs.empty()
                .pipeline(ProjectGraph.DEFAULT, "a: params:mail.host=java.lang.String ->")
                .pipeline("tell", "t: params:mail.to=java.lang.String ->")
                .build());
    assertThat(StrictSpec.faults(spec)).isEmpty();
    assertThat(taken(spec, "exit-handler-1")).isEqualTo("mail mail__host");
    assertThat(taken(spec, "exit")).isEqualTo("mail mail__to pipeline_status");
  }

  @Test
  void aMaskedPartTravelsWithTheTaskThatReadsIt() {
    Configs configs =
        project("db: {host: h, password: canary}\n")
            .conf(
                "base/vertexai.yml",
                "endpoint: emulator\n"
                    + "run_config: {root: bucket/folder, masked_parameters: [db.password]}\n");
    Map<String, String> described =
        compile(
                configs,
                Graphs.of(
                    "host: params:db.host=java.lang.String -> x",
                    "password: params:db.password=java.lang.String -> y"))
            .pipelines()
            .get(0)
            .launches()
            .stream()
            .collect(
                Collectors.toMap(
                    CompiledPipeline.Launch::task, CompiledPipeline.Launch::description));
    assertThat(described.get("password")).contains("params:db.password").doesNotContain("canary");
    assertThat(described.get("host")).doesNotContain("password");
  }

  @Test
  void twoKeysThatLookAlikeAreTwoInputs() {
    String spec =
        spec(
            project("a: {b c: 1, b_c: 2}\na__b_c: 3\n"),
            Graphs.of("n: params:a.b_c=int -> x", "m: params:*=java.util.Map ->"));
    assertThat(StrictSpec.faults(spec)).isEmpty();
    JsonObject inputs =
        Specs.root(spec).getAsJsonObject("inputDefinitions").getAsJsonObject("parameters");
    assertThat(inputs.keySet()).containsExactly("a", "a__b_c", "a__b_c_2", "a__rest");
    assertThat(inputs.getAsJsonObject("a__b_c_2").get("description").getAsString())
        .isEqualTo("a.b_c");
  }

  /** The limit is for what a task is given, not for what stands beside it. */
  @Test
  void theLimitHoldsForWhatATaskIsGiven() {
    String text = "x".repeat(40_000);
    Configs configs = project("a: {one: " + text + ", two: " + text + ", small: 1}\n");
    compile(
        configs,
        Graphs.of(
            "n: params:a.one=java.lang.String -> x",
            "m: params:a.two=java.lang.String params:a.small=int ->"));
    assertThatThrownBy(() -> compile(configs, Graphs.of("n: params:a=java.util.Map ->")))
        .hasMessage(
            "Node 'n' reads 80034 bytes of parameters; a task takes at most 48000.\n"
                + "  com.acme.Nodes#n\n"
                + "  Read less with @Param(\"…\") of a smaller part, or make it a dataset.");
  }

  @Test
  void theLimitHoldsForAllNodesOfATask() {
    String text = "x".repeat(30_000);
    Configs configs =
        project("a: {one: " + text + ", two: " + text + "}\n")
            .conf(
                "base/vertexai.yml",
                "run_config: {root: bucket/folder, grouping: {strategy: tag}}\n");
    assertThatThrownBy(
            () ->
                compile(
                    configs,
                    Graphs.of(
                        "n #group.g: params:a.one=java.lang.String -> x",
                        "m #group.g: x params:a.two=java.lang.String ->")))
        .hasMessage(
            "The nodes of task 'g' read 60031 bytes of parameters; a task takes at most 48000.\n"
                + "  com.acme.Nodes#n, com.acme.Nodes#m\n"
                + "  Read less with @Param(\"…\") of a smaller part, make it a dataset, or let"
                + " fewer nodes share a task.");
  }

  @Test
  void theLimitHoldsForTheValuesOfARun() {
    PipelineSpec spec =
        compile(
                project("a: {one: x, two: y}\n"),
                Graphs.of(
                    "n: params:a.one=java.lang.String -> x", "m: params:a.two=java.lang.String ->"))
            .pipelines()
            .get(0)
            .spec();
    assertThat(TaskLimits.problems(spec, Map.of("a__one", "x".repeat(47_000)))).isEmpty();
    assertThat(TaskLimits.problems(spec, Map.of("a__one", "x".repeat(48_000))))
        .containsExactly(
            "Task 'n' would be given 48019 bytes of parameters; a task takes at most 48000.\n"
                + "  Give this run smaller values, or make the large ones datasets.");
  }

  @Test
  void manyInputsAreWarnedOf() {
    String read =
        IntStream.range(0, 120).mapToObj(i -> "params:p" + i).collect(Collectors.joining(" "));
    String parameters =
        IntStream.range(0, 120).mapToObj(i -> "p" + i + ": 1\n").collect(Collectors.joining());
    assertThat(compile(project(parameters), Graphs.of("wide: " + read + " ->")).warnings())
        .containsExactly(
            "Task 'wide' has 120 inputs. Vertex AI publishes no limit, but tasks with more than 100 are not tested: combine some of them into one dataset or one parameter.");
  }
}
