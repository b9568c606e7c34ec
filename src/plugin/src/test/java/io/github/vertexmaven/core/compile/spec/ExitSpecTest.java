package io.github.vertexmaven.core.compile.spec;

import static io.github.vertexmaven.core.compile.spec.Specs.assertGolden;
import static io.github.vertexmaven.core.compile.spec.Specs.compile;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vertexmaven.Configs;
import io.github.vertexmaven.core.compile.graph.ProjectGraph;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pipeline that runs whatever happens. */
class ExitSpecTest {

  @TempDir Path dir;

  private Configs project() {
    return Specs.project(dir);
  }

  @Test
  void anExitPipelineIsOneTaskAroundTheEnd() throws IOException {
    SpecCompiler.Result result =
        compile(
            exiting("notify"),
            withNotify(
                "write: status: who params:both=java.lang.String params:pipeline_status=x -> text",
                "b: text params:url=java.lang.String ->"));
    assertThat(result.warnings()).isEmpty();
    assertThat(result.notes())
        .containsExactly(
            "Pipeline 'notify' has no spec of its own: node 'write' reads how another pipeline ended, so it runs only as on_exit_pipeline.");
    CompiledPipeline compiled = result.pipelines().get(0);
    assertGolden("exit-pipeline", SpecJson.of(compiled.spec()));
    assertThat(compiled.launches())
        .extracting(CompiledPipeline.Launch::task)
        .containsExactly("a", "b", "b-2", "write");
    assertThat(compiled.launches().get(3).description())
        .contains(
            "\"pipelines\":{\"notify\":[\"write\"]}", "\"finalStatus\":\"pipeline_status_2\"");
    assertThat(compiled.spec().results()).isEmpty();
  }

  @Test
  void anExitPipelineThatReadsNoStatusHasItsOwnSpecToo() {
    SpecCompiler.Result result = compile(exiting("notify"), withNotify("a: params:n=int -> x"));
    assertThat(result.pipelines())
        .extracting(pipeline -> pipeline.spec().tasks().keySet().toString())
        .containsExactly("[exit, exit-handler-1]", "[a]");
    assertThat(result.warnings())
        .containsExactly(
            "Node 'a' is part of pipeline '__default__' and of its on_exit_pipeline 'notify'; it"
                + " runs twice.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "notifi | write: status: -> t"
            + " | there is no pipeline 'notifi'. There are: __default__, notify; did you mean"
            + " 'notify'?",
        "__default__ | write: -> t | '__default__' is what runs when no pipeline is named; it"
            + " cannot run at its own end. Name another pipeline.",
        "notify | write: status: x -> t | pipeline 'notify' reads 'x', which node 'a' writes. It always runs, so it can read only data that exists before the run.",
      })
  void refusesAnExitPipelineThatCannotBeOne(String pipeline, String node, String problem) {
    assertThatThrownBy(() -> compile(exiting(pipeline), withNotify(node)))
        .hasMessage("conf/local/vertexai.yml:2: run_config.on_exit_pipeline: " + problem);
  }

  private Configs exiting(String pipeline) {
    return project()
        .conf("local/vertexai.yml", "run_config:\n  on_exit_pipeline: " + pipeline + "\n")
        .conf("base/parameters.yml", "n: 1\nboth: x\nurl: here\npipeline_status: mine\n")
        .conf(
            "base/catalog.yml",
            "who: {type: json, filepath: \"gs://b/who.json\", immutable: true}\n");
  }

  private static ProjectGraph withNotify(String... nodes) {
    return Graphs.empty()
        .pipeline("__default__", "a: params:n=int -> x", "b: x params:both=java.lang.String ->")
        .pipeline("notify", nodes)
        .build();
  }
}
