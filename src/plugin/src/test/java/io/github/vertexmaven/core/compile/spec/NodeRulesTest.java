package io.github.vertexmaven.core.compile.spec;

import static io.github.vertexmaven.core.compile.spec.Specs.assertGolden;
import static io.github.vertexmaven.core.compile.spec.Specs.compile;
import static io.github.vertexmaven.core.compile.spec.Specs.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.vertexmaven.Configs;
import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.compile.graph.ProjectGraph;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the settings say by node, tag or default, and what the spec then says of each task. */
class NodeRulesTest {

  @TempDir Path dir;

  private Configs project(String settings) {
    return Configs.in(dir)
        .conf("base/vertexai.yml", "run_config: {root: bucket/folder}\n")
        .conf("local/vertexai.yml", settings);
  }

  private static JsonObject executor(String spec, String task) {
    return JsonParser.parseString(spec)
        .getAsJsonObject()
        .getAsJsonObject("deploymentSpec")
        .getAsJsonObject("executors")
        .getAsJsonObject("exec-" + task)
        .getAsJsonObject("container");
  }

  @Test
  void imageVariablesRetriesCachingAndTimeoutOfNodesTagsAndDefault() throws IOException {
    Configs configs =
        project(
            """
            run_config:
              image: general@sha256:1
              nodes:
                heavy-node:
                  timeout: 90m
                  retry: {max: 5}
                  env: {LEVEL: node, ONE: 1}
                gpu:
                  image: gpu@sha256:2
                  caching: false
                  env: {LEVEL: tag, CUDA: "yes"}
                __default__:
                  retry: {max: 2, backoff: 30s, backoff_factor: 1.5, max_backoff: 10m}
                  env: {LEVEL: default, TZ: UTC}
                calm:
                  retry: {max: 0}
            """);
    ProjectGraph graph = Graphs.of("heavy_node #gpu: -> x", "light: x -> y", "other #calm: y ->");
    SpecCompiler.Result result = compile(configs, graph);
    assertThat(result.warnings()).isEmpty();
    assertGolden("node-rules", SpecJson.of(result.pipelines().get(0).spec()));
    List<CompiledPipeline.Launch> launches = result.pipelines().get(0).launches();
    assertThat(launches.get(0).description()).contains("\"timeouts\":{\"heavy_node\":5400}");
    assertThat(launches.get(1).description()).doesNotContain("timeouts");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{LC_ALL: C, WHO: Jürgen}",
        "{LC_ALL: C, LANG: C.UTF-8, WHO: Jürgen}",
        "{LC_CTYPE: C, WHO: Jürgen, LANG: C.UTF-8}"
      })
  void refusesVariablesWhoseCharactersTheirLocaleLacks(String env) {
    String locale = env.substring(1, env.indexOf(':'));
    assertThatThrownBy(
            () ->
                compile(
                    project("run_config: {nodes: {train: {env: " + env + "}}}\n"),
                    Graphs.of("train: -> x")))
        .isInstanceOf(UserException.class)
        .hasMessageStartingWith(
            "run_config.nodes gives node 'train' the variable WHO, whose characters its "
                + locale
                + " (C) lacks; give it a locale with UTF-8, such as C.UTF-8.\n  ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{LC_ALL: C, WHO: Juergen}",
        "{LC_ALL: en_US.UTF-8, LANG: C, WHO: Jürgen}",
        "{LC_CTYPE: de_DE.utf8, WHO: Jürgen}",
        "{WHO: Jürgen}"
      })
  void takesVariablesThatTheirLocaleHas(String env) throws IOException {
    assertThat(
            compile(
                    project("run_config: {nodes: {train: {env: " + env + "}}}\n"),
                    Graphs.of("train: -> x"))
                .warnings())
        .isEmpty();
  }

  /** The worked example of the seed's documentation, in the default's presence. */
  @Test
  void tagAndNodeMergeToTwoT4EightCpusAnd60Gi() {
    String spec =
        spec(
            project(
                """
                run_config:
                  resources:
                    model-training-node: {cpu: 8, memory: 60Gi}
                    gpu_node_tag: {cpu: 1, gpu: 2}
                    __default__: {cpu: 200m, memory: 64Mi}
                  node_selectors:
                    gpu_node_tag: {cloud.google.com/gke-accelerator: NVIDIA_TESLA_T4}
                """),
            Graphs.of("model_training_node #gpu_node_tag: -> m"));
    assertThat(executor(spec, "model-training-node").get("resources"))
        .isEqualTo(
            JsonParser.parseString(
                """
                {"accelerator": {"count": "2", "resourceCount": "2",
                    "resourceType": "NVIDIA_TESLA_T4", "type": "NVIDIA_TESLA_T4"},
                  "cpuLimit": 8.0, "cpuRequest": 8.0,
                  "memoryLimit": 64.424509440, "memoryRequest": 64.424509440,
                  "resourceCpuLimit": "8", "resourceCpuRequest": "8",
                  "resourceMemoryLimit": "60Gi", "resourceMemoryRequest": "60Gi"}
                """));
  }

  @Test
  void anExplicitCachingCannotMakeAnUnsafeTaskReusable() {
    Configs configs =
        project("run_config: {nodes: {__default__: {caching: true}}}\n")
            .conf("base/catalog.yml", "out: {type: csv, filepath: \"gs://elsewhere/out.csv\"}\n");
    String spec = spec(configs, Graphs.of("a: -> out", "b: -> x"));
    JsonObject tasks =
        JsonParser.parseString(spec)
            .getAsJsonObject()
            .getAsJsonObject("root")
            .getAsJsonObject("dag")
            .getAsJsonObject("tasks");
    assertThat(tasks.getAsJsonObject("a").get("cachingOptions")).hasToString("{}");
    assertThat(tasks.getAsJsonObject("b").get("cachingOptions"))
        .hasToString("{\"enableCache\":true}");
  }

  @Test
  void everyTaskKnowsTheHostAliases() {
    List<CompiledPipeline.Launch> launches =
        compile(
                project(
                    """
                    run_config:
                      network:
                        host_aliases:
                          - {ip: 10.10.10.10, hostnames: [mlflow.internal]}
                          - {ip: 10.10.20.20, hostnames: [store]}
                          - {ip: 10.10.10.10, hostnames: [mlflow]}
                    """),
                Graphs.of("a: -> x"))
            .pipelines()
            .get(0)
            .launches();
    assertThat(launches.get(0).description())
        .contains(
            "\"hostAliases\":{\"10.10.10.10\":[\"mlflow.internal\",\"mlflow\"],"
                + "\"10.10.20.20\":[\"store\"]}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{resources: {gpu_tagg: {cpu: 1}}}"
            + " | run_config.resources.gpu_tagg is neither a node nor a tag of the project; did you"
            + " mean 'gpu_tag'?",
        "{nodes: {trian: {caching: false}}}"
            + " | run_config.nodes.trian is neither a node nor a tag of the project; did you mean"
            + " 'train'?",
        "{node_selectors: {train: {cloud.google.com/gke-accelerator: T4}}}"
            + " | run_config.node_selectors.train.cloud.google.com/gke-accelerator: T4 is not an"
            + " accelerator; did you mean NVIDIA_TESLA_T4?",
        "{node_selectors: {train: {cloud.google.com/gke-accelerator: nvidia-l4}}}"
            + " | run_config.node_selectors.train.cloud.google.com/gke-accelerator: nvidia-l4 is not an"
            + " accelerator; did you mean NVIDIA_L4?",
        "{node_selectors: {train: {cloud.google.com/gke-accelerator: NVIDIA_TESLO_V100}}}"
            + " | run_config.node_selectors.train.cloud.google.com/gke-accelerator:"
            + " NVIDIA_TESLO_V100 is not an accelerator; did you mean NVIDIA_TESLA_V100?",
        "{resources: {train: {cpu: 97}}} | run_config.resources.train.cpu: 97 is more than the 96"
            + " CPUs that Vertex AI offers.",
        "{nodes: {train: {env: {1A: x}}}}"
            + " | run_config.nodes.train.env.1A: a variable's name has letters, digits and '_', and"
            + " no digit first.",
        "{nodes: {train: {env: {VERTEXAI_GCS_MOUNT: x}}}}"
            + " | run_config.nodes.train.env.VERTEXAI_GCS_MOUNT: the service sets this variable itself; use another name.",
      })
  void refuses(String settings, String problem) {
    assertThatThrownBy(
            () ->
                compile(
                    project("run_config: " + settings + "\n"), Graphs.of("train #gpu_tag: -> x")))
        .isInstanceOf(UserException.class)
        .hasMessage("conf/local/vertexai.yml:1: " + problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{nodes: {elsewhere: {caching: false}}}"
            + " | run_config.nodes.elsewhere is neither a node nor a tag of the project; it has no"
            + " effect.",
        "{node_selectors: {train: {cloud.google.com/gke-accelerator: QUANTUM_9000}}}"
            + " | run_config.node_selectors.train.cloud.google.com/gke-accelerator: QUANTUM_9000 is an accelerator that this plugin does not know; it is sent as it is.",
        "{node_selectors: {train: {cloud.google.com/gke-accelerator: NVIDIA_TESLA_K80}}} |"
            + " run_config.node_selectors.train.cloud.google.com/gke-accelerator: NVIDIA_TESLA_K80"
            + " is no longer supported by Google.",
        "{resources: {__default__: {cpu: 200m}}} | run_config.resources.__default__.cpu: 200m is"
            + " less than 1 CPU; a task has a machine of its own with at least one.",
        "{resources: {__default__: {memory: 64Mi}}}"
            + " | run_config.resources.__default__.memory: 64Mi is less than 1 GB; a task has a"
            + " machine of its own with at least that.",
        "{nodes: {train: {env: {DB_PASSWORD: x}}}}"
            + " | run_config.nodes.train.env.DB_PASSWORD: everyone who can see a job can read its variables; put secrets into credentials.yml.",
      })
  void warns(String settings, String warning) {
    assertThat(
            compile(project("run_config: " + settings + "\n"), Graphs.of("train #gpu_tag: -> x"))
                .warnings())
        .containsExactly("conf/local/vertexai.yml:1: " + warning);
  }

  @Test
  void aRetryNeedsToSayHowOftenAndATaskHasAHundredVariablesAtMost() {
    StringBuilder env = new StringBuilder();
    for (int i = 0; i < 101; i++) {
      env.append("V").append(i).append(": ").append(i).append(", ");
    }
    assertThatThrownBy(
            () ->
                compile(
                    project(
                        "run_config: {nodes: {__default__: {env: {"
                            + env
                            + "}}, a: {retry: {backoff: 5s}}}}\n"),
                    Graphs.of("a: -> x")))
        .hasMessage(
            "2 problems:\n"
                + "run_config.nodes gives node 'a' 101 environment variables; a task has at most"
                + " 100.\n"
                + "  com.acme.Nodes#a\n"
                + "run_config.nodes says for node 'a' how to retry, but not how often: retry.max is missing.\n"
                + "  com.acme.Nodes#a");
  }
}
