package io.github.vertexmaven.core.compile.spec;

import static io.github.vertexmaven.core.compile.spec.Specs.compile;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.vertexmaven.Configs;
import io.github.vertexmaven.core.UserException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the service would refuse, said with file and line before anything is sent. */
class SpecProblemsTest {

  @TempDir Path dir;

  private Configs project() {
    return Specs.project(dir);
  }

  @ParameterizedTest
  @MethodSource("faults")
  void saysWhatTheServiceWouldRefuse(
      String settings, String catalog, String parameters, String node, String message) {
    Configs configs =
        Configs.in(dir)
            .conf("base/vertexai.yml", settings)
            .conf("base/catalog.yml", catalog)
            .conf("base/parameters.yml", parameters);
    assertThatThrownBy(() -> compile(configs, Graphs.of(node)))
        .isInstanceOf(UserException.class)
        .hasMessage(message);
  }

  static Stream<Arguments> faults() {
    String fine = "run_config: {root: bucket/folder}\n";
    return Stream.of(
        arguments(
            "region: here\n",
            "",
            "",
            "a: ->",
            "run_config.root is not set: the bucket and folder for code and run data.\n"
                + "  Add it to conf/base/vertexai.yml, for example root: my-bucket/pipelines"),
        arguments(
            fine,
            "raw: {type: csv, filepath: data/raw.csv}\n",
            "",
            "a: raw ->",
            "conf/base/catalog.yml:1: dataset 'raw': the file data/raw.csv does not exist, and no"
                + " node writes it.\n"
                + "  Create the file, or use a gs:// path that the pipeline reads at run time."),
        arguments(
            fine,
            "",
            "a:\n  b: [1, 9007199254740992]\n",
            "a: params:a.b=int ->",
            "conf/base/parameters.yml:2: a.b: 9007199254740992 is beyond 2^53-1, where the service"
                + " loses digits. Write it as text in quotes."),
        arguments(
            fine,
            "",
            "a: -99999999999999999999\n",
            "a: params:a=int ->",
            "conf/base/parameters.yml:1: a: -99999999999999999999 is beyond 2^53-1, where the"
                + " service loses digits. Write it as text in quotes."),
        arguments(
            fine,
            "",
            "a: .nan\nb: -.inf\n",
            "a: params:a=double params:b=double ->",
            "2 problems:\n"
                + "conf/base/parameters.yml:1: a: NaN cannot be an input of a run.\n"
                + "conf/base/parameters.yml:2: b: -Infinity cannot be an input of a run."),
        arguments(
            fine,
            "",
            "a b: 1\n",
            "a: params:*=java.util.Map ->",
            "conf/base/parameters.yml:1: parameter 'a b' cannot be an input of a run; use letters,"
                + " digits, '_' and '-'."),
        arguments(
            fine,
            "",
            "long: " + "x".repeat(48_000) + "\n",
            "a: params:long=java.lang.String ->",
            "Node 'a' reads 48010 bytes of parameters; a task takes at most 48000.\n"
                + "  com.acme.Nodes#a\n"
                + "  Read less with @Param(\"…\") of a smaller part, or make it a dataset."),
        arguments(
            "run_config: {root: bucket, resources: {a: {cpu: 97, memory: 700G}}}\n",
            "",
            "",
            "a: ->",
            "2 problems:\n"
                + "conf/base/vertexai.yml:1: run_config.resources.a.cpu: 97 is more than the 96"
                + " CPUs that Vertex AI offers.\n"
                + "conf/base/vertexai.yml:1: run_config.resources.a.memory: 700G is more than the"
                + " 624 GB that Vertex AI offers."),
        arguments(
            "run_config: {root: bucket, experiment_name: Space}\n",
            "",
            "",
            "a: ->",
            "conf/base/vertexai.yml:1: run_config.experiment_name: 'Space' would be 'space' in the"
                + " metadata store of Vertex AI, where the pipeline 'space' has that name. Give the"
                + " experiment another one."),
        arguments(
            "run_config:\n  root: bucket\n  resources: {__default__: {gpu: 1}, gpu: {gpu: 3}}\n"
                + "  node_selectors: {gpu: {cloud.google.com/gke-accelerator: NVIDIA_H100_80GB}}\n",
            "",
            "",
            "train #gpu: ->",
            "conf/base/vertexai.yml:3: run_config.resources.gpu.gpu: node 'train' asks for 3 ×"
                + " NVIDIA_H100_80GB; machines of Vertex AI have 1, 2, 4 or 8."),
        arguments(
            "run_config:\n  root: bucket\n  resources: {train: {gpu: 32}}\n"
                + "  node_selectors: {train: {cloud.google.com/gke-accelerator: TPU_V3}}\n",
            "",
            "",
            "train: ->",
            "conf/base/vertexai.yml:3: run_config.resources.train.gpu: node 'train' asks for 32 ×"
                + " TPU_V3; machines of Vertex AI have 8."),
        arguments(
            "run_config:\n  root: bucket\n"
                + "  node_selectors: {train: {cloud.google.com/gke-accelerator: NVIDIA_B200}}\n",
            "",
            "",
            "train: ->",
            "conf/base/vertexai.yml:3: run_config.node_selectors.train: node 'train' asks for 1 ×"
                + " NVIDIA_B200; machines of Vertex AI have 8."),
        arguments(
            "run_config:\n  root: bucket\n  resources:\n"
                + "    __default__: {cpu: 20}\n    train: {gpu: 1, memory: 100G}\n"
                + "  node_selectors: {train: {cloud.google.com/gke-accelerator:"
                + " NVIDIA_TESLA_A100}}\n",
            "",
            "",
            "train: ->",
            "2 problems:\n"
                + "conf/base/vertexai.yml:4: run_config.resources.__default__.cpu: node 'train' asks"
                + " for 20 CPUs and 1 × NVIDIA_TESLA_A100; the largest machine with these,"
                + " a2-highgpu-1g, has 12 CPUs. Ask for less, or for more accelerators.\n"
                + "conf/base/vertexai.yml:5: run_config.resources.train.memory: node 'train' asks"
                + " for 100G of memory and 1 × NVIDIA_TESLA_A100; the largest machine with these,"
                + " a2-highgpu-1g, has 85 GB. Ask for less, or for more accelerators."),
        arguments(
            "run_config: {root: bucket, nodes: {a: {retry: {max: 1, backoff: 2h}}}}\n",
            "",
            "",
            "a: ->",
            "run_config.nodes says for node 'a' to wait 7200 s before it is tried again, which is"
                + " more than its max_backoff of 3600 s.\n"
                + "  com.acme.Nodes#a"),
        arguments(
            "run_config: {root: bucket, resources: {trian: {cpu: 1}}}\n",
            "",
            "",
            "train #gpu: ->",
            "conf/base/vertexai.yml:1: run_config.resources.trian is neither a node nor a tag of"
                + " the project; did you mean 'train'?"),
        arguments(
            "run_config: {root: bucket, node_selectors: {gpuu: {cloud.google.com/gke-accelerator:"
                + " NVIDIA_L4}}}\n",
            "",
            "",
            "train #gpu: ->",
            "conf/base/vertexai.yml:1: run_config.node_selectors.gpuu is neither a node nor a tag"
                + " of the project; did you mean 'gpu'?"));
  }

  @ParameterizedTest
  @CsvSource({"9lives, 9lives", "日本, task", "x, x"})
  void checksTheNameOfThePipeline(String artifactId, String name) {
    Configs configs = project().artifactId(artifactId.equals("x") ? "x".repeat(108) : artifactId);
    if (name.equals("task")) {
      assertThat(compile(configs, Graphs.of("a: ->")).pipelines().get(0).spec().name())
          .isEqualTo("task");
      return;
    }
    String shown = artifactId.equals("x") ? "x".repeat(108) : name;
    assertThatThrownBy(() -> compile(configs, Graphs.of("a: ->")))
        .hasMessage(
            "'"
                + shown
                + "' cannot be the name of a pipeline on Vertex AI: it begins with a letter and has"
                + " at most 107 letters, digits and dashes. Shorten the artifactId or the"
                + " pipeline's name.");
  }

  @Test
  void twoPipelinesOfOneNameAreRefused() {
    assertThatThrownBy(
            () ->
                compile(
                    project(),
                    Graphs.empty().pipeline("a_b", "a: ->").pipeline("a-b", "b: ->").build()))
        .hasMessage(
            "Pipelines 'a-b' and 'a_b' would both be 'space-a-b' on Vertex AI. Rename one.");
  }

  @Test
  void whatHasNoEffectIsWarnedOf() {
    Configs configs =
        project()
            .conf(
                "base/vertexai.yml",
                "run_config: {root: b-u, resources: {elsewhere: {cpu: 1}, a: {gpu: 2}}}\n");
    assertThat(compile(configs, Graphs.of("a: ->")).warnings())
        .containsExactly(
            "conf/base/vertexai.yml:1: run_config.resources.elsewhere is neither a node nor a tag"
                + " of the project; it has no effect.",
            "Node 'a' asks for gpu, but run_config.node_selectors names no accelerator for it; it"
                + " gets none.");
  }

  @Test
  void whatIsKnownOfNoMachineIsWarnedOf() {
    Configs configs =
        project()
            .conf(
                "base/vertexai.yml",
                """
                run_config:
                  root: b-u
                  resources: {h200: {gpu: 8}}
                  node_selectors:
                    h200: {cloud.google.com/gke-accelerator: NVIDIA_H200_141GB}
                    pod: {cloud.google.com/gke-accelerator: TPU_V4_POD}
                    next: {cloud.google.com/gke-accelerator: NVIDIA_B300}
                  nodes: {pod: {retry: {max: 200, max_backoff: 2h}}}
                """);
    assertThat(compile(configs, Graphs.of("h200: ->", "pod: ->", "next: ->")).warnings())
        .containsExactly(
            "conf/base/vertexai.yml:3: run_config.resources.h200.gpu: machines with"
                + " NVIDIA_H200_141GB were reported without a working /gcs, through which node"
                + " 'h200' gets its data and its code (GoogleCloudPlatform/gcsfuse#4333); with"
                + " run_config.code: image the code at least comes in the image.",
            "conf/base/vertexai.yml:6: run_config.node_selectors.pod: no machine with TPU_V4_POD"
                + " is published for tasks of pipelines.",
            "conf/base/vertexai.yml:7: run_config.node_selectors.next.cloud.google.com/gke-"
                + "accelerator: NVIDIA_B300 is an accelerator that this plugin does not know (did you mean"
                + " NVIDIA_B200?); it is sent as it is.",
            "run_config.nodes says for node 'pod' to try 200 times again. Each try needs a machine of its own, and Vertex AI publishes no limit: more than 10 are not tested.",
            "run_config.nodes says for node 'pod' to wait up to 7200 s between tries; Vertex AI"
                + " documents an hour at most, and may cut it to that.");
  }

  @Test
  void aShortNameOfAPipelineIsWarnedOf() {
    assertThat(compile(project().artifactId("abc"), Graphs.of("a: ->")).warnings())
        .containsExactly(
            "Pipeline 'abc': Vertex AI keeps a context of this name in its metadata store, where"
                + " names have 4 characters or more. Whether it takes a shorter one is not known; a"
                + " longer artifactId is safe.");
    assertThat(compile(project().artifactId("abcd"), Graphs.of("a: ->")).warnings()).isEmpty();
  }

  @Test
  void aPipelineThatDoesNotStandAloneGetsNoSpecAndANote() {
    SpecCompiler.Result result =
        compile(
            project(),
            Graphs.empty()
                .pipeline("__default__", "a: -> x z", "b: x z -> y")
                .pipeline("first", "a: -> x z")
                .pipeline("second_part", "b: x z -> y")
                .build());
    assertThat(result.pipelines())
        .extracting(pipeline -> pipeline.spec().name())
        .containsExactly("space", "space-first");
    assertThat(result.warnings()).isEmpty();
    assertThat(result.notes())
        .containsExactly(
            "Pipeline 'second_part' has no spec of its own: it reads [x, z], which only other pipelines write. To run it alone, give these datasets gs:// paths in the catalog.");
  }
}
