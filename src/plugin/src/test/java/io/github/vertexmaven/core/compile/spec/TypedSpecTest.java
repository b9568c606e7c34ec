package io.github.vertexmaven.core.compile.spec;

import static io.github.vertexmaven.core.compile.spec.Specs.compile;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.vertexmaven.Configs;
import io.github.vertexmaven.core.compile.graph.ProjectGraph;
import io.github.vertexmaven.core.compile.spec.CompiledPipeline.Launch;
import io.github.vertexmaven.slice.Slice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code table@csv} and {@code table@text} are one artifact; each task has the entries it uses. */
class TypedSpecTest {

  private static final String CATALOG =
      """
      table@csv: {type: csv, filepath: data/table.csv}
      table@text: {type: text, filepath: data/table.csv}
      """;

  @TempDir Path dir;

  private Configs project(String catalog) {
    return Specs.project(dir).conf("base/catalog.yml", catalog);
  }

  private static ProjectGraph graph() {
    return Graphs.of("write: -> table@csv", "again: table@text -> length");
  }

  private static JsonObject task(CompiledPipeline compiled, String name) {
    String spec = SpecJson.of(compiled.spec());
    assertThat(StrictSpec.faults(spec)).isEmpty();
    return Specs.root(spec).getAsJsonObject("dag").getAsJsonObject("tasks").getAsJsonObject(name);
  }

  private static JsonObject description(CompiledPipeline compiled, String task) {
    return compiled.launches().stream()
        .filter(launch -> launch.task().equals(task))
        .map(Launch::description)
        .map(text -> JsonParser.parseString(text).getAsJsonObject())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aTaskThatReadsOneTypeWaitsForTheOneThatWritesAnother() {
    CompiledPipeline compiled = compile(project(CATALOG), graph()).pipelines().get(0);
    JsonObject again = task(compiled, "again");
    assertThat(again.get("dependentTasks")).hasToString("[\"write\"]");
    assertThat(again.getAsJsonObject("inputs").get("artifacts"))
        .hasToString(
            "{\"table\":{\"taskOutputArtifact\":{\"outputArtifactKey\":\"table\","
                + "\"producerTask\":\"write\"}}}");
    JsonObject described = description(compiled, "again");
    assertThat(described.get("inputs")).hasToString("{\"table\":\"table\"}");
    assertThat(described.get("types")).hasToString("{\"table\":[\"table@text\"]}");
    assertThat(described.getAsJsonObject("catalog").keySet()).containsExactly("table@text");
    assertThat(description(compiled, "write").getAsJsonObject("catalog").keySet())
        .containsExactly("table@csv");
  }

  @Test
  void inOneTaskBothLieAtTheArtifact() {
    Configs configs = project(CATALOG);
    configs.conf(
        "base/vertexai.yml",
        "run_config: {root: bucket/folder, grouping: {strategy: tag, params: {tag_prefix: g.}}}\n");
    CompiledPipeline compiled =
        compile(configs, Graphs.of("write #g.x: -> table@csv", "again #g.x: table@text -> length"))
            .pipelines()
            .get(0);
    JsonObject described = description(compiled, "x");
    assertThat(described.get("outputs")).hasToString("{\"length\":\"length\",\"table\":\"table\"}");
    assertThat(described.get("types")).hasToString("{\"table\":[\"table@csv\",\"table@text\"]}");
    assertThat(described.getAsJsonObject("catalog").keySet())
        .containsExactly("table@csv", "table@text");
  }

  @Test
  void aFileThatNoNodeWritesIsImportedOnce() {
    Configs configs = project(CATALOG).file("data/table.csv", "a\n1\n");
    CompiledPipeline compiled =
        compile(configs, Graphs.of("one: table@csv ->", "two: table@text ->")).pipelines().get(0);
    assertThat(compiled.rawFiles()).hasSize(1);
    assertThat(task(compiled, "importer-table")).isNotNull();
    for (String name : List.of("one", "two")) {
      assertThat(task(compiled, name).get("dependentTasks")).hasToString("[\"importer-table\"]");
    }
  }

  @Test
  void aPartThatLacksTheWriterIsRefused() {
    ProjectGraph part = graph().only(ProjectGraph.DEFAULT, Slice.fromInputs("table"));
    assertThatThrownBy(() -> compile(project(CATALOG), part))
        .hasMessage(
            "The chosen nodes read 'table@text', which node 'write' writes and no bucket contains.\n"
                + "  Give it a gs:// path in the catalog, or choose node 'write' too.");
  }

  @Test
  void anArtifactThatMayNotBeThereIsLeftOutAndComesWithTheFile() {
    Configs configs =
        project(
                "extra: {type: csv, filepath: data/extra.csv}\n"
                    + "needed: {type: csv, filepath: n.csv}")
            .file("n.csv", "a\n1\n");
    ProjectGraph graph = Graphs.of("see: extra=java.util.Optional needed -> seen");
    CompiledPipeline without = compile(configs, graph).pipelines().get(0);
    assertThat(task(without, "see").getAsJsonObject("inputs").getAsJsonObject("artifacts").keySet())
        .containsExactly("needed");
    assertThat(description(without, "see").getAsJsonObject("catalog").keySet())
        .containsExactly("needed");
    assertThat(task(without, "see").get("cachingOptions")).hasToString("{\"enableCache\":true}");
    configs.file("data/extra.csv", "a\n1\n");
    CompiledPipeline with = compile(configs, graph).pipelines().get(0);
    assertThat(task(with, "see").getAsJsonObject("inputs").getAsJsonObject("artifacts").keySet())
        .containsExactly("extra", "needed");
    assertThat(with.launches().get(0).identity())
        .isNotEqualTo(without.launches().get(0).identity());
  }

  @Test
  void whatOneNodeNeedsHasToBeThere() {
    Configs configs = project("extra: {type: csv, filepath: data/extra.csv}");
    assertThatThrownBy(
            () -> compile(configs, Graphs.of("see: extra=java.util.Optional ->", "need: extra ->")))
        .hasMessage(
            "conf/base/catalog.yml:1: dataset 'extra': the file data/extra.csv does not exist, and"
                + " no node writes it.\n"
                + "  Create the file, or use a gs:// path that the pipeline reads at run time.");
  }

  @Test
  void whatIsThereInPlaceOfAFileIsNamed() throws IOException {
    Configs configs = project("extra: {type: csv, filepath: extra}");
    Path place = Files.createDirectory(dir.resolve("extra"));
    assertThatThrownBy(() -> compile(configs, Graphs.of("need: extra ->")))
        .hasMessageContaining("dataset 'extra': the folder extra has no file, and no node writes");
    Files.delete(place);
    Files.createSymbolicLink(place, Path.of("/dev/zero"));
    assertThatThrownBy(() -> compile(configs, Graphs.of("need: extra ->")))
        .hasMessageContaining("dataset 'extra': extra is a pipe or a device, not a file, and no");
    Files.delete(place);
  }

  /** It may come between two runs, also where it would never change. */
  @Test
  void whatMayComeToABucketIsImportedAnew() {
    Configs configs =
        project("extra: {type: csv, filepath: \"gs://other/extra.csv\", immutable: true}");
    String optional =
        SpecJson.of(
            compile(configs, Graphs.of("see: extra=java.util.Optional ->"))
                .pipelines()
                .get(0)
                .spec());
    assertThat(optional).contains("\"reimport\": true");
    String needed =
        SpecJson.of(compile(configs, Graphs.of("see: extra ->")).pipelines().get(0).spec());
    assertThat(needed).doesNotContain("\"reimport\": true");
  }

  @Test
  void aPartMayLackWhoWritesWhatMayBeMissing() {
    ProjectGraph part =
        Graphs.of("make: -> made", "see: made=java.util.Optional ->")
            .only(ProjectGraph.DEFAULT, Slice.nodes("see"));
    CompiledPipeline compiled = compile(project(""), part).pipelines().get(0);
    assertThat(task(compiled, "see").has("inputs")).isFalse();
    assertThat(task(compiled, "see").get("cachingOptions")).hasToString("{\"enableCache\":true}");
  }

  @Test
  void dataThatAnotherPipelineLeavesHereIsSaidToBeOutOfReach() {
    Configs configs = project("x: {type: csv, filepath: data/x.csv}").file("data/x.csv", "a\n1\n");
    SpecCompiler.Result result =
        compile(
            configs,
            Graphs.empty()
                .pipeline("__default__", "make: -> x")
                .pipeline("second", "see: x=java.util.Optional -> y")
                .build());
    assertThat(result.warnings())
        .containsExactly(
            "Node 'see' reads 'x' if it exists; another pipeline writes it to a path of this"
                + " machine, so a job of pipeline 'second' never finds it. Give it a gs:// path.");
    assertThat(result.pipelines()).hasSize(2);
    assertThat(result.pipelines().get(1).rawFiles()).isEmpty();
  }
}
