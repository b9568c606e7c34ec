package io.github.vertexmaven.core.compile.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vertexmaven.Configs;
import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.compile.code.CodeDigest;
import io.github.vertexmaven.core.compile.graph.ProjectGraph;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pipeline that is named is compiled although others cannot be. */
class NamedPipelineTest {

  private static final String SETTINGS =
      """
      run_config:
        root: bucket/folder
        resources:
          spoil: {cpu: 200}
          sum: {cpu: 2}
        node_selectors:
          spoil: {cloud.google.com/gke-accelerator: nvidia-l4}
        nodes:
          spoil: {env: {a-b: c}}
      """;

  private static final ProjectGraph GRAPH =
      Graphs.empty().pipeline("bad", "spoil: raw ->").pipeline("good", "sum: -> total").build();

  @TempDir Path dir;

  private SpecCompiler.Result compiled(String settings, String... named) {
    Configs configs =
        Configs.in(dir)
            .conf("base/vertexai.yml", settings)
            .conf("base/catalog.yml", "raw: {type: csv, filepath: data/raw.csv}\n");
    CompileRequest request =
        new CompileRequest(GRAPH, configs.resolve(), "1.0", "code", CodeDigest::ofFile, 17);
    return SpecCompiler.compile(request.naming(Set.of(named)));
  }

  @Test
  void whatIsWrongWithOthersIsSetAside() {
    SpecCompiler.Result result = compiled(SETTINGS, "good");
    assertThat(result.pipelines()).extracting(CompiledPipeline::pipeline).containsExactly("good");
    assertThat(result.setAside())
        .containsExactly(
            "conf/base/vertexai.yml:4: run_config.resources.spoil.cpu: 200 is more than the 96"
                + " CPUs that Vertex AI offers.",
            "conf/base/vertexai.yml:7:"
                + " run_config.node_selectors.spoil.cloud.google.com/gke-accelerator: nvidia-l4 is"
                + " not an accelerator; did you mean NVIDIA_L4?",
            "conf/base/vertexai.yml:9: run_config.nodes.spoil.env.a-b: a variable's name has"
                + " letters, digits and '_', and no digit first.",
            "conf/base/catalog.yml:1: dataset 'raw': the file data/raw.csv does not exist, and no"
                + " node writes it.\n"
                + "  Create the file, or use a gs:// path that the pipeline reads at run time.");
    assertThat(result.warnings()).isEmpty();
  }

  @Test
  void theSpecIsTheOneOfASoundProject() {
    String sound = "run_config: {root: bucket/folder, resources: {sum: {cpu: 2}}}\n";
    assertThat(SpecJson.of(compiled(SETTINGS, "good").pipelines().get(0).spec()))
        .isEqualTo(
            SpecJson.of(
                Specs.compile(
                        Configs.in(dir).conf("base/vertexai.yml", sound),
                        Graphs.empty().pipeline("good", "sum: -> total").build())
                    .pipelines()
                    .get(0)
                    .spec()));
  }

  @Test
  void itsOwnProblemsAndThoseOfAllStopIt() {
    assertThatThrownBy(() -> compiled("run_config: {resources: {sum: {cpu: 200}}}\n", "good"))
        .isInstanceOf(UserException.class)
        .hasMessage(
            "2 problems:\n"
                + "run_config.root is not set: the bucket and folder for code and run data.\n"
                + "  Add it to conf/base/vertexai.yml, for example root: my-bucket/pipelines\n"
                + "conf/base/vertexai.yml:1: run_config.resources.sum.cpu: 200 is more than the 96"
                + " CPUs that Vertex AI offers.");
  }

  @Test
  void aPipelineThatRunsAtTheEndHasToBeSoundToo() {
    String settings = "run_config: {root: bucket/folder, on_exit_pipeline: bad}\n";
    assertThatThrownBy(() -> compiled(settings, "good", "bad"))
        .isInstanceOf(UserException.class)
        .hasMessageStartingWith("conf/base/catalog.yml:1: dataset 'raw'");
  }

  @Test
  void whereNoneIsNamedAllAreToldOf() {
    assertThatThrownBy(() -> compiled(SETTINGS)).hasMessageStartingWith("4 problems:\n");
  }

  @Test
  void ofASoundProjectAllIsCompiled() {
    SpecCompiler.Result result =
        SpecCompiler.compile(
            new CompileRequest(
                    Graphs.empty().pipeline("a", "x: -> y").pipeline("b", "z: ->").build(),
                    Specs.project(dir).resolve(),
                    "1.0",
                    "code",
                    CodeDigest::ofFile,
                    17)
                .naming(Set.of("a")));
    assertThat(result.pipelines()).extracting(CompiledPipeline::pipeline).containsExactly("a", "b");
    assertThat(result.setAside()).isEmpty();
  }
}
