package io.github.vertexmaven.core.compile.spec;

import static io.github.vertexmaven.core.compile.spec.KubeflowSpecTest.CLUSTER;
import static io.github.vertexmaven.core.compile.spec.KubeflowSpecTest.kubeflow;
import static io.github.vertexmaven.core.compile.spec.KubeflowSpecTest.task;
import static io.github.vertexmaven.core.compile.spec.KubeflowSpecTest.words;
import static io.github.vertexmaven.core.compile.spec.Specs.compile;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vertexmaven.Configs;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where code and data of tasks are that run on Kubeflow Pipelines, and what stores are refused. */
class KubeflowStoresSpecTest {

  @TempDir Path dir;

  @Test
  void stagedCodeComesAsTwoArtifactsOfWhichOneIsTheTasksOwn() {
    String spec =
        kubeflow(dir, "run_config: {root: bucket/folder}\n", Graphs.of("a: -> x", "b: x -> y"));
    assertThat(task(spec, "b").getAsJsonObject("inputs").getAsJsonObject("artifacts").keySet())
        .containsExactlyInAnyOrder("vertexai_code", "vertexai_libraries", "x");
    String jar = words(spec, "exec-b", "command").get(3);
    assertThat(jar).matches("/gcs/bucket/folder/vertexai-code/tasks/(\\w{32})/launch-\\1\\.jar");
    String folder = jar.replaceFirst("/launch-.*", "/").replaceFirst("/gcs/", "gs://");
    assertThat(spec).contains("\"constant\": \"" + folder + "\"");
  }

  @ParameterizedTest
  @CsvSource({"s3, /s3", "minio, /minio"})
  void onTheEmulatorCodeIsStagedWhateverTheStore(String scheme, String mount) {
    String spec =
        kubeflow(
            Configs.in(dir)
                .conf(
                    "base/vertexai.yml",
                    "host: kubeflow\nendpoint: emulator\nrun_config: {root: \""
                        + scheme
                        + "://bucket/f\"}\n"),
            Graphs.of("a: -> x"));
    assertThat(words(spec, "exec-a", "command").get(3)).startsWith(mount + "/bucket/f/");
    assertThat(spec)
        .contains("\"defaultPipelineRoot\": \"" + scheme + "://bucket/f/vertexai-runs\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3", "minio"})
  void aStoreThatThisMachineDoesNotWriteToNeedsAnImageWhichBringsRawDataToo(String scheme) {
    Configs configs =
        Configs.in(dir)
            .conf(
                "base/vertexai.yml",
                CLUSTER
                    + "run_config: {image: \"mine@sha256:1\", root: \""
                    + scheme
                    + "://bucket/f\"}\n")
            .conf("base/catalog.yml", "raw: {type: csv, filepath: data/raw.csv}\n")
            .file("data/raw.csv", "a\n1\n");
    SpecCompiler.Result result = compile(configs, Graphs.of("a: raw -> x"));
    CompiledPipeline pipeline = result.pipelines().get(0);
    String spec = SpecJson.of(pipeline.spec());
    assertThat(StrictKubeflow.faults(spec)).isEmpty();
    assertThat(spec).doesNotContain("importer");
    assertThat(words(spec, "exec-a", "command").get(3)).startsWith("/app/launch-");
    assertThat(pipeline.launches().get(0).description())
        .containsPattern("\"filepath\": ?\"/app/data/\\w{32}/raw.csv\"");
    assertThat(pipeline.rawFiles()).hasSize(1);
    assertThat(pipeline.staged().rawFiles()).isEmpty();
  }

  @Test
  void aStoreThatThisMachineDoesNotWriteToIsRefusedWithoutAnImage() {
    assertThatThrownBy(
            () -> kubeflow(dir, "run_config: {root: \"minio://bucket/f\"}\n", Graphs.of("a: -> x")))
        .hasMessage(
            "conf/base/vertexai.yml:2: run_config.root: this machine cannot write to"
                + " 'minio://bucket/f', so on Kubeflow Pipelines the code must be in an image. Set code: image and run_config.image, or kubeflow.store if this machine reaches the store, or use a root in Cloud Storage.");
  }

  @Test
  void whatATaskWritesOutsideOfTheRootIsRefused() {
    Configs configs =
        Configs.in(dir)
            .conf("base/vertexai.yml", "host: http://h:1\nrun_config: {root: bucket/f}\n")
            .conf(
                "base/catalog.yml",
                """
                out: {type: csv, filepath: "gs://other/out.csv"}
                fine: {type: csv, filepath: "gs://bucket/f/vertexai-runs/fine.csv"}
                """);
    assertThatThrownBy(() -> compile(configs, Graphs.of("a: -> out fine")))
        .hasMessage(
            "conf/base/catalog.yml:1: dataset 'out' is written to gs://other/out.csv. Kubeflow"
                + " Pipelines has no bucket mounted and takes what a task writes only below"
                + " gs://bucket/f/vertexai-runs.\n"
                + "  Use a relative path in the catalog of this environment; the data is then stored with its run.");
  }

  @Test
  void aStoreThatThisMachineReachesHasTheCode() {
    String spec =
        kubeflow(
            dir,
            "kubeflow: {store: {endpoint: \"http://localhost:9000\"}}\n"
                + "run_config: {root: \"minio://bucket/f\"}\n",
            Graphs.of("a: -> x"));
    assertThat(words(spec, "exec-a", "command").get(3))
        .startsWith("/minio/bucket/f/vertexai-code/tasks/");
    assertThatThrownBy(
            () ->
                kubeflow(
                    dir,
                    "kubeflow: {store: {region: here}}\n"
                        + "run_config: {root: \"minio://bucket/f\"}\n",
                    Graphs.of("a: -> x")))
        .hasMessage(
            "conf/base/vertexai.yml:2: kubeflow.store.endpoint: is missing: the address of the store"
                + " of a minio:// root.");
  }
}
