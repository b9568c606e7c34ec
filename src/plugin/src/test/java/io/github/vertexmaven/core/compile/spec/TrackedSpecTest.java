package io.github.vertexmaven.core.compile.spec;

import static io.github.vertexmaven.core.compile.spec.Specs.assertGolden;
import static io.github.vertexmaven.core.compile.spec.Specs.compile;
import static io.github.vertexmaven.core.compile.spec.Specs.spec;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.Configs;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pipelines whose runs MLflow tracks. */
class TrackedSpecTest {

  @TempDir Path dir;

  private Configs project() {
    return Specs.project(dir);
  }

  @Test
  void trackedRunsBeginAndEndWithTasksOfTheirOwn() throws IOException {
    SpecCompiler.Result result =
        compile(tracked(), Graphs.of("a: params:size=int -> x", "b: x -> y"));
    assertGolden("tracked", SpecJson.of(result.pipelines().get(0).spec()));
    assertThat(result.pipelines().get(0).launches())
        .extracting(CompiledPipeline.Launch::task)
        .containsExactly("a", "b", "mlflow-end-run", "mlflow-start-run");
    String start = result.pipelines().get(0).launches().get(3).description();
    assertThat(start)
        .contains(
            "\"step\":\"mlflow-start-run\"",
            "\"nodeNames\":[\"a\",\"b\"]",
            "\"parameters\":[{\"input\":\"size\",\"path\":[\"size\"]}]",
            "\"vertexai_plugin_version\":\"1.0\"",
            "\"project\":\"com.acme:space\"");
  }

  @Test
  void oneExitTaskEndsTheTrackedRunAndRunsTheExitPipeline() throws IOException {
    Configs configs =
        tracked()
            .conf(
                "base/vertexai.yml",
                "run_config: {root: bucket/folder, on_exit_pipeline: notify}\n");
    SpecCompiler.Result result =
        compile(
            configs,
            Graphs.empty()
                .pipeline("__default__", "a: -> x")
                .pipeline("notify", "tell: ->")
                .build());
    CompiledPipeline compiled =
        result.pipelines().stream()
            .filter(each -> each.pipeline().equals("__default__"))
            .findFirst()
            .orElseThrow();
    assertGolden("tracked-exit", SpecJson.of(compiled.spec()));
    assertThat(compiled.spec().tasks()).hasSize(2);
  }

  @Test
  void trackingChangesNothingInTheCacheOfATask() {
    String spec = spec(tracked(), Graphs.of("a: params:size=int -> x", "b: x -> y"));
    String other =
        spec(
            tracked().conf("base/parameters.yml", "size: 4\nunused: 1\n"),
            Graphs.of("a: params:size=int -> x", "b: x -> y"));
    assertThat(other).isEqualTo(spec.replace("\"defaultValue\": 3", "\"defaultValue\": 4"));
    assertThat(spec.split("\"enableCache\": true", -1)).hasSize(3);
  }

  @Test
  void aPipelineThatIsNotTrackedIsAsItWas() {
    String plain = spec(project(), Graphs.of("a: -> x"));
    Configs configs =
        project()
            .conf(
                "base/mlflow.yml",
                "server: {mlflow_tracking_uri: 'https://mlflow.example.com'}\n"
                    + "tracking: {disable_tracking: {pipelines: [__default__]}}\n");
    assertThat(spec(configs, Graphs.of("a: -> x"))).isEqualTo(plain);
  }

  private Configs tracked() {
    return project()
        .conf("base/mlflow.yml", "server: {mlflow_tracking_uri: 'https://mlflow.example.com'}\n")
        .conf("base/parameters.yml", "size: 3\nunused: 1\n");
  }
}
