package io.github.vertexmaven.core.compile.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.vertexmaven.Configs;
import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.compile.code.CodeDigest;
import io.github.vertexmaven.core.compile.graph.ProjectGraph;
import io.github.vertexmaven.core.compile.plan.PlannedTask;
import io.github.vertexmaven.core.compile.spec.PipelineSpec.ContainerTask;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several nodes in a task. */
class GroupedSpecTest {

  @TempDir Path dir;

  private Configs project(String grouping) {
    return Configs.in(dir)
        .conf(
            "base/vertexai.yml",
            "run_config:\n  root: bucket/folder\n  grouping: " + grouping + "\n");
  }

  private static CompiledPipeline compile(Configs configs, ProjectGraph graph) {
    SpecCompiler.Result result =
        SpecCompiler.compile(
            new CompileRequest(graph, configs.resolve(), "1.0", "code", CodeDigest::ofFile, 17));
    result
        .pipelines()
        .forEach(compiled -> assertThat(StrictSpec.faults(SpecJson.of(compiled.spec()))).isEmpty());
    return result.pipelines().get(0);
  }

  private static ContainerTask task(CompiledPipeline compiled, String name) {
    return (ContainerTask) compiled.spec().tasks().get(name);
  }

  private static JsonObject description(CompiledPipeline compiled, String task) {
    return compiled.launches().stream()
        .filter(launch -> launch.task().equals(task))
        .map(launch -> JsonParser.parseString(launch.description()).getAsJsonObject())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aTagMakesOneTaskWhoseInnerDataStaysInMemory() {
    Configs configs =
        project("{strategy: tag}")
            .conf(
                "base/catalog.yml",
                """
                kept: {type: csv, filepath: data/kept.csv}
                light: {type: memory}
                """)
            .conf("base/parameters.yml", "one: 1\ntwo: 2\n");
    CompiledPipeline compiled =
        compile(
            configs,
            Graphs.of(
                "a #group.both: params:one=int -> light kept x shared",
                "b #group.both: light kept x params:two=int -> y unread",
                "c: y shared -> z"));
    assertThat(compiled.spec().tasks().keySet()).containsExactly("both", "c");
    ContainerTask both = task(compiled, "both");
    assertThat(both.displayName()).isEqualTo("both");
    assertThat(both.reads()).isEmpty();
    assertThat(both.after()).isEmpty();
    assertThat(both.parameters().keySet()).containsExactly("one", "two");
    assertThat(both.writes().keySet()).containsExactly("kept", "shared", "unread", "y");
    assertThat(task(compiled, "c").reads().get("y").producerTask()).isEqualTo("both");
    assertThat(task(compiled, "c").after()).containsExactly("both");
    JsonObject description = description(compiled, "both");
    assertThat(description.getAsJsonObject("nodes").keySet()).containsExactly("a", "b");
    JsonArray pipeline = description.getAsJsonObject("pipelines").getAsJsonArray("__default__");
    assertThat(pipeline).hasToString("[\"a\",\"b\"]");
    assertThat(description.getAsJsonObject("catalog").keySet()).containsExactly("kept");
  }

  @Test
  void aDatasetThatTheCatalogKeepsInMemoryIsAnArtifactBetweenTasks() {
    Configs configs = project("{}").conf("base/catalog.yml", "x: {type: memory}\n");
    CompiledPipeline compiled = compile(configs, Graphs.of("a: -> x", "b: x -> y"));
    assertThat(task(compiled, "a").writes()).containsKey("x");
    assertThat(description(compiled, "a").getAsJsonObject("catalog").keySet()).isEmpty();
  }

  @Test
  void autoFusesAChainAndSaysWhy() {
    CompiledPipeline compiled =
        compile(
            project("{strategy: auto, alone: [slow-tag], start_cost: 2m}"),
            Graphs.of("a: -> x", "b: x -> y", "c #slow_tag: y -> z", "d: z ->", "e: z ->"));
    assertThat(compiled.plan().tasks())
        .extracting(PlannedTask::nodes)
        .containsExactly(List.of("a", "b"), List.of("c"), List.of("d", "e"));
    assertThat(compiled.plan().tasks().get(1).reason()).isEqualTo("marked to stay alone");
    assertThat(compiled.plan().seconds()).isEqualTo(3 * 120 + 60 + 30 + 30 + 4);
    assertThat(compiled.spec().tasks().keySet()).containsExactly("a-and-b", "c", "d-and-e");
  }

  @Test
  void nodesOfDifferentMachinesAreNeverFused() {
    Configs configs =
        Configs.in(dir)
            .conf(
                "base/vertexai.yml",
                """
                run_config:
                  root: bucket/folder
                  grouping: {strategy: auto}
                  resources: {big: {cpu: 16, memory: 64G}}
                  nodes:
                    odd: {image: other:1, caching: false}
                    late: {env: {A: b}}
                    again: {retry: {max: 2}}
                """);
    CompiledPipeline compiled =
        compile(
            configs,
            Graphs.of(
                "a: -> x",
                "b #big: x -> y",
                "c #odd: y -> z",
                "d #late: z -> u",
                "e #again: u -> v"));
    assertThat(compiled.plan().tasks())
        .extracting(PlannedTask::machine)
        .containsExactly(
            "default machine",
            "16 CPU, 64G",
            "default machine, image other:1",
            "default machine, env A=b",
            "default machine, 2 retries");
  }

  @Test
  void whatCannotBeReusedIsNotFusedWithWhatCan() {
    Configs configs =
        project("{strategy: auto}").conf("base/catalog.yml", "t: {type: jdbc_table, table: t}\n");
    CompiledPipeline compiled = compile(configs, Graphs.of("a: -> x", "b: x t -> y"));
    assertThat(compiled.plan().tasks()).hasSize(2);
    assertThat(compiled.plan().tasks().get(0).reason())
        .isEqualTo("its results can be reused, those of its neighbours cannot");
    assertThat(task(compiled, "a").cached()).isTrue();
    assertThat(task(compiled, "b").cached()).isFalse();
  }

  @Test
  void impossibleGroupsAreErrorsThatNameTheNodes() {
    Configs configs =
        Configs.in(dir)
            .conf(
                "base/vertexai.yml",
                """
                run_config:
                  root: bucket/folder
                  grouping: {cls: kedro_vertexai.grouping.TagNodeGrouper, params: {tag_prefix: "g:"}}
                  resources: {c: {cpu: 16}}
                """);
    assertThatThrownBy(
            () -> compile(configs, Graphs.of("a #g:one: -> x", "b: x -> y", "c #g:one: y ->")))
        .isInstanceOf(UserException.class)
        .hasMessage(
            """
            2 problems:
            conf/base/vertexai.yml:3: run_config.grouping.strategy: pipeline '__default__': Group 'one' cannot be one task, because its nodes need different machines: 'a': default machine; 'c': 16 CPU.
              Give them the same settings, or put them into different groups.
            conf/base/vertexai.yml:3: run_config.grouping.strategy: pipeline '__default__': Groups wait for each other: 'b' (group 'b') reads 'x' of 'a' (group 'one'); 'c' (group 'one') reads 'y' of 'b' (group 'b').
              Put all of these nodes into one group, or take one out of its group.\
            """);
  }

  @Test
  void namesThatNoNodeHasAreTold() {
    Configs near = project("{durations: {trian: 10s}}");
    assertThatThrownBy(() -> compile(near, Graphs.of("train: -> x")))
        .hasMessage(
            "conf/base/vertexai.yml:3: run_config.grouping.durations.trian is neither a node nor a"
                + " tag of the project; did you mean 'train'?");
    Configs far = project("{alone: [gpu]}");
    SpecCompiler.Result result =
        SpecCompiler.compile(
            new CompileRequest(
                Graphs.of("train: -> x"), far.resolve(), "1.0", "code", CodeDigest::ofFile, 17));
    assertThat(result.warnings())
        .containsExactly(
            "conf/base/vertexai.yml:3: run_config.grouping.alone: gpu is neither a node nor a tag"
                + " of the project; it has no effect.");
  }

  @Test
  void theFileOfThePlanIsForMachines() throws Exception {
    Configs configs = project("{strategy: namespace, durations: {s.b: 10s, __default__: 5s}}");
    ProjectGraph graph = Graphs.of("s.a: -> x", "s.b: x -> y", "c: y ->");
    SpecCompiler.Result result =
        SpecCompiler.compile(
            new CompileRequest(graph, configs.resolve(), "1.0", "code", CodeDigest::ofFile, 17));
    CompiledFiles files =
        CompiledFiles.write(result, configs.resolve(), graph, dir.resolve("target"));
    JsonObject plan =
        JsonParser.parseString(Files.readString(dir.resolve("target/space-plan.json")))
            .getAsJsonObject();
    assertThat(files.specs()).isEqualTo(Map.of("__default__", dir.resolve("target/space.json")));
    assertThat(plan.get("expected"))
        .isEqualTo(JsonParser.parseString("{\"seconds\": 202.0, \"machineSeconds\": 202.0}"));
    assertThat(plan.get("oneTaskPerNode"))
        .isEqualTo(JsonParser.parseString("{\"seconds\": 294.0, \"machineSeconds\": 294.0}"));
    assertThat(plan.getAsJsonArray("tasks").get(0))
        .isEqualTo(
            JsonParser.parseString(
                """
                {"name": "s", "nodes": ["s.a", "s.b"], "reason": "namespace s",
                 "machine": "default machine", "from": 0.0, "seconds": 106.0, "critical": true}
                """));
  }
}
