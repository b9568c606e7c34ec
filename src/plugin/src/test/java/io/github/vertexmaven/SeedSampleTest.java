package io.github.vertexmaven;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.vertexmaven.core.compile.code.CodeDigest;
import io.github.vertexmaven.core.compile.graph.ProjectGraph;
import io.github.vertexmaven.core.compile.graph.ProjectGraph.Input;
import io.github.vertexmaven.core.compile.graph.ProjectGraph.InputKind;
import io.github.vertexmaven.core.compile.graph.ProjectGraph.Node;
import io.github.vertexmaven.core.compile.graph.ProjectGraph.Output;
import io.github.vertexmaven.core.compile.spec.CompileRequest;
import io.github.vertexmaven.core.compile.spec.SpecCompiler;
import io.github.vertexmaven.core.compile.spec.SpecJson;
import io.github.vertexmaven.core.conf.ResolvedConfig;
import io.github.vertexmaven.core.job.submit.RunOptions;
import io.github.vertexmaven.core.service.Experiment;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The sample configuration of kedro-vertexai's documentation, its two commented keys included, on a
 * project that has its nodes: it loads, and each key does what it says.
 */
class SeedSampleTest {

  private static final String SAMPLE =
      """
      # Configuration used to run the pipeline
      project_id: my-gcp-mlops-project
      region: europe-west1
      run_config:
        # Name of the image to run as the pipeline steps
        image: eu.gcr.io/my-gcp-mlops-project/example_model:${commit_id}

        # Pull policy to be used for the steps.
        image_pull_policy: IfNotPresent

        # Location of Vertex AI GCS root
        root: bucket_name/gcs_suffix

        # Name of the kubeflow experiment to be created
        experiment_name: MyExperiment

        # Name of the scheduled run, templated with the schedule parameters
        scheduled_run_name: MyExperimentRun

        # Optional pipeline description
        description: "Very Important Pipeline"

        # How long to keep underlying data [in seconds]. Default: 1 week
        ttl: 604800

        # What Kedro pipeline should be run as the last step regardless of the
        # pipeline status.
        on_exit_pipeline: notify_via_slack

        resources:
          data-import-node:
            memory: 2Gi
          model-training-node:
            cpu: 8
            memory: 60Gi
          tensorflow-node:
            gpu: 1
          gpu_node_tag:
            cpu: 1
            gpu: 2
          __default__:
            cpu: 200m
            memory: 64Mi

        node_selectors:
          gpu_node_tag:
            cloud.google.com/gke-accelerator: NVIDIA_TESLA_T4
          tensorflow-step:
            cloud.google.com/gke-accelerator: NVIDIA_TESLA_K80

        dynamic_config_providers: []
      """;

  @TempDir Path dir;
  private ResolvedConfig config;
  private SpecCompiler.Result result;
  private JsonObject spec;

  @BeforeEach
  void compile() {
    config =
        Configs.in(dir)
            .conf("base/vertexai.yaml", SAMPLE)
            .variable("KEDRO_CONFIG_COMMIT_ID", "1a2b3c")
            .resolve();
    result =
        SpecCompiler.compile(
            new CompileRequest(graph(), config, "1.0", "code", CodeDigest::ofFile, 17),
            RunOptions.problems(config));
    spec = JsonParser.parseString(SpecJson.of(result.pipelines().get(0).spec())).getAsJsonObject();
  }

  private static ProjectGraph graph() {
    TreeMap<String, List<Node>> pipelines = new TreeMap<>();
    pipelines.put(
        ProjectGraph.DEFAULT,
        List.of(
            node("data_import_node"),
            node("model_training_node", "gpu_node_tag"),
            node("tensorflow_node"),
            node("tensorflow_step"),
            node("other_node")));
    pipelines.put("notify_via_slack", List.of(exit()));
    return new ProjectGraph("1.0", pipelines);
  }

  private static Node node(String name, String... tags) {
    Output output = new Output(name + "_out", "whole", "", "java.lang.Object");
    return new Node(name, "", List.of(tags), "acme.Nodes", name, List.of(), List.of(output));
  }

  private static Node exit() {
    String type = "io.github.vertexmaven.annotation.PipelineStatus";
    Input status = new Input(InputKind.FINAL_STATUS, "", type, type);
    return new Node("send", "", List.of(), "acme.Slack", "send", List.of(status), List.of());
  }

  private JsonObject container(String task) {
    return spec.getAsJsonObject("deploymentSpec")
        .getAsJsonObject("executors")
        .getAsJsonObject("exec-" + task)
        .getAsJsonObject("container");
  }

  private String limits(String task) {
    JsonObject resources = container(task).getAsJsonObject("resources");
    JsonObject accelerator = resources.getAsJsonObject("accelerator");
    return resources.get("resourceCpuLimit").getAsString()
        + " CPU, "
        + resources.get("resourceMemoryLimit").getAsString()
        + (accelerator == null
            ? ""
            : ", "
                + accelerator.get("count").getAsString()
                + " "
                + accelerator.get("type").getAsString());
  }

  @Test
  void projectAndRegionSayWhere() {
    assertThat(config.settings().projectId()).contains("my-gcp-mlops-project");
    assertThat(config.settings().region()).contains("europe-west1");
  }

  @Test
  void everyTaskHasTheImageOfTheCommit() {
    assertThat(container("other-node").get("image").getAsString())
        .isEqualTo("eu.gcr.io/my-gcp-mlops-project/example_model:1a2b3c");
  }

  @Test
  void runDataAndCodeGoBelowTheRoot() {
    assertThat(spec.get("defaultPipelineRoot").getAsString())
        .isEqualTo("gs://bucket_name/gcs_suffix/vertexai-runs");
    assertThat(container("other-node").get("command").toString())
        .contains("/gcs/bucket_name/gcs_suffix/vertexai-code/launch-");
  }

  @Test
  void theDescriptionIsShown() {
    assertThat(spec.getAsJsonObject("pipelineInfo").get("description").getAsString())
        .isEqualTo("Very Important Pipeline");
  }

  @Test
  void runsBelongToTheExperiment() {
    assertThat(RunOptions.experiment(config, "flights"))
        .contains(new Experiment("myexperiment", "MyExperiment"));
  }

  @Test
  void schedulesAndDataHaveTheirSettings() {
    assertThat(config.settings().run().schedules().displayName()).contains("MyExperimentRun");
    assertThat(config.settings().run().ttl()).contains(Duration.ofDays(7));
  }

  @Test
  void theExitPipelineRunsLastWhateverHappens() {
    JsonObject exit =
        spec.getAsJsonObject("root")
            .getAsJsonObject("dag")
            .getAsJsonObject("tasks")
            .getAsJsonObject("exit");
    assertThat(exit.getAsJsonObject("taskInfo").get("name").getAsString())
        .isEqualTo("notify_via_slack");
    assertThat(exit.getAsJsonObject("triggerPolicy").get("strategy").getAsString())
        .isEqualTo("ALL_UPSTREAM_TASKS_COMPLETED");
    assertThat(container("send")).isNotNull();
  }

  @Test
  void resourcesAndAcceleratorsAreMerged() {
    assertThat(limits("data-import-node")).isEqualTo("200m CPU, 2Gi");
    assertThat(limits("model-training-node")).isEqualTo("8 CPU, 60Gi, 2 NVIDIA_TESLA_T4");
    assertThat(limits("tensorflow-node")).isEqualTo("200m CPU, 64Mi");
    assertThat(limits("tensorflow-step")).isEqualTo("200m CPU, 64Mi, 1 NVIDIA_TESLA_K80");
    assertThat(limits("other-node")).isEqualTo("200m CPU, 64Mi");
  }

  @Test
  void whatIsOddIsSaid() {
    assertThat(result.warnings())
        .containsExactly(
            "conf/base/vertexai.yaml:42: run_config.resources.__default__.cpu: 200m is less than 1"
                + " CPU; a task has a machine of its own with at least one.",
            "conf/base/vertexai.yaml:43: run_config.resources.__default__.memory: 64Mi is less than"
                + " 1 GB; a task has a machine of its own with at least that.",
            "Node 'tensorflow_node' asks for gpu, but run_config.node_selectors names no"
                + " accelerator for it; it gets none.",
            "conf/base/vertexai.yaml:49:"
                + " run_config.node_selectors.tensorflow-step.cloud.google.com/gke-accelerator:"
                + " NVIDIA_TESLA_K80 is no longer supported by Google.");
    assertThat(config.warnings())
        .anyMatch(warning -> warning.contains("run_config.image_pull_policy"));
  }
}
