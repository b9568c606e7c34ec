package io.github.vertexmaven.core.compile.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vertexmaven.Configs;
import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.compile.code.CodeDigest;
import io.github.vertexmaven.core.compile.graph.ProjectGraph;
import io.github.vertexmaven.core.conf.ResolvedConfig;
import io.github.vertexmaven.slice.Slice;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parts of a pipeline as specs. */
class SliceCompilerTest {

  private static final ProjectGraph GRAPH = Graphs.of("a: -> x", "b: x -> y", "c: y -> z");

  @TempDir Path dir;

  private Configs project() {
    return Configs.in(dir)
        .conf("base/vertexai.yml", "run_config: {root: bucket/folder, resources: {c: {cpu: 2}}}\n");
  }

  private static List<CompiledPipeline> compile(ResolvedConfig config, ProjectGraph graph) {
    SpecCompiler.Result result =
        SpecCompiler.compile(
            new CompileRequest(graph, config, "1.0", "code", CodeDigest::ofFile, 17));
    assertThat(result.warnings()).isEmpty();
    return result.pipelines();
  }

  @Test
  void aPartHasOnlyItsTasksAndThePipelinesName() {
    CompiledPipeline part =
        compile(project().resolve(), GRAPH.only(ProjectGraph.DEFAULT, Slice.to("b"))).get(0);
    assertThat(part.spec().tasks().keySet()).containsExactly("a", "b");
    assertThat(part.spec().name()).isEqualTo("space");
  }

  @Test
  void aPartsTasksAreTheSameAsInTheWhole() {
    ResolvedConfig config = project().resolve();
    CompiledPipeline whole = compile(config, GRAPH).get(0);
    CompiledPipeline part = compile(config, GRAPH.only(ProjectGraph.DEFAULT, Slice.to("b"))).get(0);
    assertThat(part.spec().tasks().get("b")).isEqualTo(whole.spec().tasks().get("b"));
  }

  @Test
  void whatABucketKeepsIsImportedForAPart() {
    Configs configs =
        project().conf("base/catalog.yml", "y: {type: csv, filepath: 'gs://data/y.csv'}\n");
    CompiledPipeline part =
        compile(configs.resolve(), GRAPH.only(ProjectGraph.DEFAULT, Slice.from("c"))).get(0);
    assertThat(part.spec().tasks().keySet()).containsExactly("c", "importer-y");
  }

  @Test
  void aPartThatReadsWhatNothingKeepsIsAnErrorThatSaysWhich() {
    Configs configs =
        project()
            .file("data/y.csv", "a\n1\n")
            .conf("base/catalog.yml", "y: {type: csv, filepath: data/y.csv}\n");
    assertThatThrownBy(
            () -> compile(configs.resolve(), GRAPH.only(ProjectGraph.DEFAULT, Slice.from("c"))))
        .isInstanceOf(UserException.class)
        .hasMessage(
            "The chosen nodes read 'y', which node 'b' writes and no bucket contains.\n"
                + "  Give it a gs:// path in the catalog, or choose node 'b' too.");
  }

  @Test
  void aPartOfUnknownNodesIsAnError() {
    assertThatThrownBy(() -> GRAPH.only(ProjectGraph.DEFAULT, Slice.nodes("bb")))
        .isInstanceOf(UserException.class)
        .hasMessage("The pipeline has no node 'bb'; it has a, b, c; did you mean 'b'?");
  }
}
