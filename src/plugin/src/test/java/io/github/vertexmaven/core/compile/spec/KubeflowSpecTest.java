package io.github.vertexmaven.core.compile.spec;

import static io.github.vertexmaven.core.compile.spec.Specs.compile;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.vertexmaven.Configs;
import io.github.vertexmaven.core.compile.document.SpecDocument;
import io.github.vertexmaven.core.compile.document.TaskSpec;
import io.github.vertexmaven.core.compile.document.TaskTitles;
import io.github.vertexmaven.core.compile.graph.ProjectGraph;
import io.github.vertexmaven.golden.Golden;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One project with every setting, for both services; and what only Kubeflow Pipelines refuses. */
class KubeflowSpecTest {

  private static final Path GOLDEN = Path.of("src", "test", "resources", "golden");

  private static final String SETTINGS =
      """
      run_config:
        image: general@sha256:1
        root: bucket/folder
        description: Everything
        on_exit_pipeline: notify
        experiment_name: MyExperiment
        image_pull_policy: Always
        resources:
          train: {cpu: 8, memory: 60Gi}
          gpu_tag: {gpu: 2}
          amd: {nvidia.com/gpu: 1, memory: 4000000K}
          __default__: {cpu: 2.5, memory: 8G}
        node_selectors:
          gpu_tag: {cloud.google.com/gke-accelerator: NVIDIA_TESLA_T4}
        nodes:
          train:
            timeout: 2h
            image: gpu@sha256:2
            retry: {max: 4, backoff: 10s, backoff_factor: 1.5}
            env: {LEVEL: tag}
            kubernetes:
              secrets_as_env: {db: {password: DB_PASSWORD, user: DB_USER}}
              secrets_as_volume: {certs: /etc/certs}
              config_maps_as_env: {settings: {level: LEVEL_OF_ALL}}
              config_maps_as_volume: {settings: /etc/settings}
              volume_claims: {data: {mount_path: /data, sub_path: a/b}, other: {mount_path: /other}}
              tolerations:
                - {key: gpu, operator: Exists, effect: NoSchedule}
                - {key: team, value: ml, effect: NoExecute, seconds: 60}
              image_pull_secrets: [registry]
              image_pull_policy: IfNotPresent
              timeout: 3h
              labels: {team: ml, example.com/size: 3}
              annotations: {example.com/note: "any text, also long"}
              empty_dirs: {scratch: {mount_path: /scratch, medium: Memory, size: 1Gi}}
              shared_memory: 2Gi
          amd: {kubernetes: {gpu_resource: amd.com/gpu}}
          fresh: {caching: false}
          __default__: {kubernetes: {node_selectors: {disk: ssd}, labels: {team: all, by: us}}}
      """;

  private static final String CATALOG =
      """
      raw: {type: csv, filepath: data/raw.csv}
      far: {type: json, filepath: "gs://other/far.json"}
      model: {type: object, filepath: models/m, layer: models}
      kept: {type: memory}
      """;

  @TempDir Path dir;

  private static ProjectGraph graph() {
    return Graphs.empty()
        .pipeline(
            "__default__",
            "init: raw far params:count=int -> table=org.dflib.DataFrame kept",
            "train #gpu_tag: table params:list=java.util.List -> model",
            "amd: model kept -> scores",
            "fresh: scores ->")
        .pipeline("notify", "write: status: far -> text", "send: text ->")
        .build();
  }

  private Configs project(String host) {
    return Configs.in(dir)
        .conf("base/vertexai.yml", host + SETTINGS)
        .conf("base/catalog.yml", CATALOG)
        .conf("base/parameters.yml", "count: 3\nlist: [1, 2.5]\n")
        .file("data/raw.csv", "a\n1\n");
  }

  static final String CLUSTER =
      "host: https://kubeflow.example.com/pipeline\nkubeflow: {minimum_version: \"2.14\"}\n";

  static String kubeflow(Configs configs, ProjectGraph graph) {
    String spec = Specs.spec(configs, graph);
    assertThat(StrictKubeflow.faults(spec)).isEmpty();
    return spec;
  }

  static String kubeflow(Path dir, String settings, ProjectGraph graph) {
    return kubeflow(
        Configs.in(dir).conf("base/vertexai.yml", "host: http://localhost:8888\n" + settings),
        graph);
  }

  @Test
  void oneProjectIsWrittenForBothServices() throws IOException {
    Golden.assertSame(GOLDEN.resolve("both-kubeflow.json"), kubeflow(project(CLUSTER), graph()));
    Specs.assertGolden("both-vertex", Specs.spec(project("region: europe-west1\n"), graph()));
  }

  @Test
  void whatOneServiceLacksIsWarnedOf() {
    assertThat(project(CLUSTER).resolve().warnings()).isEmpty();
    assertThat(project("").resolve().warnings())
        .anyMatch(warning -> warning.endsWith("image_pull_policy has no effect on Vertex AI."))
        .anyMatch(
            warning -> warning.endsWith("nodes.train.kubernetes has no effect on Vertex AI."));
  }

  @Test
  void theStrictReadersSeeFaults() {
    String spec = kubeflow(project(CLUSTER), graph());
    assertThat(StrictKubeflow.faults(spec.replace("--pipeline-name", "{{$.pipeline_job_name}}")))
        .isNotEmpty();
    assertThat(StrictKubeflow.faults(spec.replace("nvidia.com/gpu", "NVIDIA_TESLA_T4")))
        .isNotEmpty();
    assertThat(StrictKubeflow.faults(spec.replace("\"secretKey\"", "\"secret_key\""))).isNotEmpty();
    assertThat(StrictKubeflow.faults(spec.replace("\"10800\"", "10800"))).isNotEmpty();
    assertThat(StrictKubeflow.faults(spec.replace("gs://other", "bq://other"))).isNotEmpty();
  }

  @Test
  void aProjectThatAsksNothingOfItsPodsHasNoPlatformDocument() {
    String spec = kubeflow(dir, "run_config: {root: bucket/folder}\n", Graphs.of("a: -> x"));
    assertThat(SpecDocument.parse(spec).platform().isEmpty()).isTrue();
  }

  @Test
  void aTaskWithoutOutputsHasAVariableWithItsRunsId() {
    String spec =
        kubeflow(dir, "run_config: {root: bucket/folder}\n", Graphs.of("a: -> x", "b: x ->"));
    assertThat(SpecDocument.parse(spec).platform())
        .hasToString(
            "{\"platforms\":{\"kubernetes\":{\"deploymentSpec\":{\"executors\":{\"exec-b\":"
                + "{\"fieldPathAsEnv\":[{\"fieldPath\":\"metadata.labels['pipeline/runid']\","
                + "\"name\":\"VERTEXAI_RUN_ID\"}]}}}}}}");
  }

  static JsonObject task(String spec, String name) {
    return Specs.root(spec.split(SpecDocument.SEPARATOR)[0])
        .getAsJsonObject("dag")
        .getAsJsonObject("tasks")
        .getAsJsonObject(name);
  }

  static List<String> words(String spec, String executor, String list) {
    JsonArray words =
        JsonParser.parseString(spec.split(SpecDocument.SEPARATOR)[0])
            .getAsJsonObject()
            .getAsJsonObject("deploymentSpec")
            .getAsJsonObject("executors")
            .getAsJsonObject(executor)
            .getAsJsonObject("container")
            .getAsJsonArray(list);
    return words.asList().stream().map(word -> word.getAsString()).toList();
  }

  @Test
  void aSpecThatAClusterMayNotKeepIsWarnedOf() {
    String[] nodes = new String[400];
    Arrays.setAll(nodes, i -> "node_" + i + ": -> data_" + i);
    Configs configs =
        Configs.in(dir)
            .conf(
                "base/vertexai.yml", "host: http://localhost:8888\nrun_config: {root: bucket/f}\n");
    assertThat(compile(configs, Graphs.of(nodes)).warnings())
        .singleElement()
        .asString()
        .matches(
            "The spec of pipeline 'space' has \\d{7} bytes\\. Kubeflow Pipelines keeps all of it in"
                + " one workflow, and a cluster takes about 1\\.5 MB: let nodes share tasks,"
                + " run_config\\.grouping\\.");
    assertThat(compile(configs, Graphs.of("a: -> x")).warnings()).isEmpty();
  }

  @Test
  void aTimeToLiveIsSaidToServersThatKnowIt() {
    String settings = "run_config: {root: bucket/f, ttl: 2d}\n";
    String spec =
        kubeflow(dir, "kubeflow: {minimum_version: \"2.17.0\"}\n" + settings, Graphs.of("a: -> x"));
    assertThat(SpecDocument.parse(spec).platform())
        .hasToString(
            "{\"platforms\":{\"kubernetes\":{\"pipelineConfig\":"
                + "{\"resourceTtlOnCompletion\":172800}}}}");
    Configs older =
        Configs.in(dir).conf("base/vertexai.yml", "host: http://localhost:8888\n" + settings);
    assertThat(SpecDocument.parse(kubeflow(older, Graphs.of("a: -> x"))).platform().isEmpty())
        .isTrue();
    assertThat(compile(older, Graphs.of("a: -> x")).warnings())
        .containsExactly(
            "conf/base/vertexai.yml:2: run_config.ttl applies only to the data of runs. From release 2.17, Kubeflow Pipelines also keeps workflows for this time: set kubeflow.minimum_version if your installation is that new.");
  }

  /** The server finds what importers give by that name, and what others give before 2.14. */
  @Test
  void tasksAreCalledByTheirKeysAndToldTheirNames() {
    Configs configs =
        Configs.in(dir)
            .conf(
                "base/vertexai.yml", "host: http://localhost:8888\nrun_config: {root: bucket/f}\n")
            .conf("base/catalog.yml", "raw_data: {type: csv, filepath: data/raw.csv}\n")
            .file("data/raw.csv", "a\n1\n");
    String spec = kubeflow(configs, Graphs.of("load_it: raw_data -> x", "use_it: x -> y"));
    JsonObject tasks = Specs.root(spec).getAsJsonObject("dag").getAsJsonObject("tasks");
    assertThat(tasks.keySet())
        .contains("load-it", "use-it", "importer-raw-data", "code-load-it", "code-libraries")
        .allSatisfy(
            key ->
                assertThat(
                        tasks
                            .getAsJsonObject(key)
                            .getAsJsonObject("taskInfo")
                            .get("name")
                            .getAsString())
                    .isEqualTo(key));
    assertThat(spec.replaceAll("\\s+", ""))
        .contains("\"env\":[{\"name\":\"VERTEXAI_TASK\",\"value\":\"load_it\"}]");
    // People see the names that they know.
    assertThat(TaskTitles.shown(SpecDocument.parse(spec)).dag().tasks().values())
        .extracting(TaskSpec::displayName)
        .contains("load_it", "use_it", "raw_data");
  }

  @Test
  void olderReleasesTellNoLastTaskHowARunEnded() {
    String settings =
        "host: http://localhost:8888\n"
            + "run_config: {root: bucket/folder, on_exit_pipeline: notify}\n";
    ProjectGraph silent =
        Graphs.empty().pipeline("__default__", "a: -> x").pipeline("notify", "b: -> y").build();
    String spec = kubeflow(Configs.in(dir).conf("base/vertexai.yml", settings), silent);
    assertThat(spec).contains("ALL_UPSTREAM_TASKS_COMPLETED").doesNotContain("taskFinalStatus");
    ProjectGraph asking =
        Graphs.empty()
            .pipeline("__default__", "a: -> x")
            .pipeline("notify", "b: status: -> y")
            .build();
    assertThatThrownBy(() -> kubeflow(Configs.in(dir).conf("base/vertexai.yml", settings), asking))
        .hasMessageStartingWith(
            "Node 'b' reads how the run ended (@FinalStatus). Kubeflow Pipelines tells it from 2.14"
                + " on: set kubeflow.minimum_version to \"2.14\" if the installation is as new.");
    String newer = settings + "kubeflow: {minimum_version: \"2.14\"}\n";
    assertThat(kubeflow(Configs.in(dir).conf("base/vertexai.yml", newer), asking))
        .contains("taskFinalStatus", "\"--pipeline\"", "\"__default__\"");
  }

  @Test
  void anExperimentMayBeCalledAsThePipelineIs() {
    kubeflow(dir, "run_config: {root: bucket/f, experiment_name: space}\n", Graphs.of("a: -> x"));
  }

  @Test
  void tpusHaveOtherNamesOnKubernetes() {
    assertThatThrownBy(
            () ->
                kubeflow(
                    dir,
                    """
                    run_config:
                      root: bucket/f
                      node_selectors: {a: {cloud.google.com/gke-accelerator: TPU_V3}}
                    """,
                    Graphs.of("a: -> x")))
        .hasMessageContaining("nodes.a.kubernetes.gpu_resource, such as google.com/tpu");
  }

  @Test
  void theLibrariesAreInTheIdentityOfStagedTasksOnly() {
    String staged = kubeflow(dir, "run_config: {root: bucket/f}\n", Graphs.of("a: -> x"));
    assertThat(words(staged, "exec-a", "args"))
        .containsExactly(
            "--executor-input", "{{$}}", "--pipeline-name", "space", "--pipeline", "__default__");
  }
}
