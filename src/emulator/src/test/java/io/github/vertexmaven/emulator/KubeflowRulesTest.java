package io.github.vertexmaven.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.emulator.json.JsonValues;
import io.github.vertexmaven.emulator.store.JobKey;
import io.github.vertexmaven.emulator.store.Jobs;
import io.github.vertexmaven.emulator.store.TaskRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Runs by the rules of Kubeflow's driver and launcher. */
class KubeflowRulesTest extends LabTest {

  /** A task of a run, as the store has it. */
  private TaskRecord task(Map<String, Object> run, String name) throws IOException {
    JobKey key = new JobKey(0, "kubeflow", run.get("run_id").toString());
    return Jobs.open(home).get(key).orElseThrow().tasks().stream()
        .filter(task -> task.identity().uniqueName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static String pod(Map<String, Object> run, String task) {
    Map<String, Object> node =
        KubeflowClient.nodes(run).stream()
            .filter(one -> one.get("display_name").equals(task))
            .findFirst()
            .orElseThrow();
    return JsonValues.object(((List<?>) node.get("child_tasks")).get(0)).get("pod_name").toString();
  }

  @Test
  void fillsWhatLauncherAndDriverFill() throws Exception {
    KubeflowClient client = KubeflowClient.of(lab);
    Map<String, Object> run = client.run("placeholders", Map.of());
    assertThat(run).as(task(run, "tell").error().toString()).containsEntry("state", "SUCCEEDED");
    String text = task(run, "tell").outputs().parameter("text").orElseThrow().toString();
    List<String> lines = text.lines().toList();
    String id = run.get("run_id").toString();
    assertThat(lines.subList(0, 4))
        .containsExactly(id, "placeholders", "of {{$.pipeline_job_uuid}} 2", "2");
    assertThat(lines.get(4))
        .isEqualTo("{{$.pipeline_root}} {{$.pipeline_job_uuid}} {{$.surprise}}");
    assertThat(lines.get(5)).isEqualTo("{\"Concat\": [\"a\", \"b\"]}");
    Map<String, Object> input = JsonValues.object(JsonValues.read(lines.get(6)));
    assertThat(JsonValues.object(input.get("inputs"))).containsOnlyKeys("parameterValues");
    Map<String, Object> outputs = JsonValues.object(input.get("outputs"));
    assertThat(JsonValues.object(outputs.get("artifacts"))).containsOnlyKeys("executor-logs");
    assertThat(outputs.get("outputFile").toString())
        .matches(
            ".*/minio/mlpipeline/v2/artifacts/placeholders/"
                + id
                + "/tell/[0-9a-f-]{36}/output_metadata.json");
    assertThat(lines.get(7)).isEqualTo("{{$.inputs.parameters['id']}}");
    assertThat(lines.get(8)).startsWith("placeholders-");
  }

  @Test
  void retriesWhatFailedUnderTheSameId() throws Exception {
    KubeflowClient client = KubeflowClient.of(lab);
    Path file = home.resolve("trial");
    Map<String, Object> run = client.run("exit", Map.of("file", file.toString()));
    String id = run.get("run_id").toString();
    assertThat(run).containsEntry("state", "FAILED");
    assertThat(KubeflowClient.states(run))
        .containsEntry("first", "SUCCEEDED")
        .containsEntry("second", "FAILED")
        .containsEntry("third", null)
        .containsEntry("exit-handler-1", "FAILED")
        .containsEntry("leave", "SUCCEEDED");
    Map<String, Object> status =
        JsonValues.object(JsonValues.read(Files.readString(Path.of(file + ".status"))));
    assertThat(status)
        .containsEntry("state", "FAILED")
        .containsEntry("error", Map.of())
        .containsEntry("pipelineTaskName", "exit-handler-1");
    assertThat(status.get("pipelineJobResourceName").toString()).startsWith("leaving-");
    Files.createFile(Path.of(file + ".go"));
    assertThat(client.post("runs/" + id + ":retry")).isEmpty();
    Map<String, Object> again = client.ended(id);
    assertThat(again).containsEntry("state", "SUCCEEDED").containsEntry("run_id", id);
    assertThat(Files.readAllLines(Path.of(file + ".count"))).containsExactly("x", "x");
    assertThat(((List<?>) again.get("state_history")).stream().map(JsonValues::object))
        .extracting(change -> change.get("state"))
        .containsExactly("PENDING", "RUNNING", "FAILED", "PENDING", "RUNNING", "SUCCEEDED");
    assertThat(client.refused(500, "POST", "runs/" + id + ":retry", null))
        .isEqualTo("Internal Server Error");
    assertThat(client.get("runs")).containsEntry("total_size", 1.0);
  }

  @Test
  void endsTerminatedRunAsFailed() throws Exception {
    KubeflowClient client = KubeflowClient.of(lab);
    cluster();
    String id = client.start("platform", Map.of());
    assertThat(client.post("runs/" + id + ":terminate")).isEmpty();
    assertThat(client.ended(id)).containsEntry("state", "FAILED");
    assertThat(client.refused(400, "POST", "runs/" + id + ":terminate", null))
        .endsWith("Row not found");
    assertThat(client.post("runs/" + id + ":archive")).isEmpty();
    assertThat(client.get("runs/" + id)).containsEntry("storage_state", "ARCHIVED");
    assertThat(client.delete("runs/" + id)).isEmpty();
    assertThat(client.refused(404, "GET", "runs/" + id, null)).endsWith("not found");
    assertThat(client.get("runs")).isEmpty();
  }

  @Test
  void bringsInputArtifactsAndNothingElse() throws Exception {
    Files.createDirectories(lab.bucket("lab/code"));
    Files.createDirectories(lab.bucket("lab/secret"));
    Files.writeString(lab.bucket("lab/code/a.jar"), "a");
    Files.writeString(lab.bucket("lab/code/b.jar"), "b");
    KubeflowClient client = KubeflowClient.of(lab);
    Map<String, Object> run = client.run("flow", Map.of());
    assertThat(run.get("state")).as(KubeflowClient.states(run).toString()).isEqualTo("SUCCEEDED");
    assertThat(KubeflowClient.states(run))
        .containsEntry("importer", "SUCCEEDED")
        .doesNotContainKey("importer-driver")
        .containsEntry("for-loop-1", "SUCCEEDED")
        .containsEntry("iteration-item(1:1)", "SUCCEEDED")
        .containsEntry("condition-1-driver", "SUCCEEDED")
        .containsEntry("condition-1", "SKIPPED")
        .doesNotContainKey("never");
    String log =
        client
            .send(
                "GET",
                "/apis/v1alpha1/runs/" + run.get("run_id") + "/nodes/" + pod(run, "one") + "/log",
                null)
            .text();
    assertThat(log).isEqualTo("one a.jar\n");
  }

  @Test
  void takesKnownResultsWhateverTheEnvironment() throws Exception {
    Files.createDirectories(lab.bucket("lab/code"));
    Files.writeString(lab.bucket("lab/code/a.jar"), "a");
    Files.writeString(lab.bucket("lab/code/b.jar"), "b");
    KubeflowClient client = KubeflowClient.of(lab);
    client.run("flow", Map.of());
    String salted = JsonValues.write(KubeflowClient.struct("flow")).replace("SALTED", "other");
    Object body = Map.of("display_name", "again", "pipeline_spec", JsonValues.read(salted));
    String id = client.post("runs", body).get("run_id").toString();
    Map<String, Object> run = client.ended(id);
    assertThat(KubeflowClient.nodes(run))
        .filteredOn(node -> node.get("display_name").equals("executor"))
        .extracting(node -> node.get("state"))
        .containsExactlyInAnyOrder("SUCCEEDED", "SKIPPED", "SKIPPED");
    assertThat(KubeflowClient.states(run)).containsEntry("one", "SUCCEEDED");
  }

  @Test
  void failsImporterOfOtherSchemes() {
    KubeflowClient client = KubeflowClient.of(lab);
    Map<String, Object> run = client.run("flow", Map.of("uri", "bq://project.data"));
    assertThat(run).containsEntry("state", "FAILED");
    assertThat(KubeflowClient.states(run))
        .containsEntry("importer", "FAILED")
        .containsEntry("list", null);
  }

  @Test
  void keepsOutputsBelowTheRoot() throws Exception {
    KubeflowClient client = KubeflowClient.of(lab);
    Map<String, Object> elsewhere = client.run("outputs", Map.of("uri", "minio://other/data"));
    assertThat(elsewhere).containsEntry("state", "FAILED");
    assertThat(task(elsewhere, "say").error().orElseThrow().message())
        .isEqualTo(
            "failed to upload output artifact \"data\": URI \"minio://other/data\" does not have"
                + " expected bucket prefix \"minio://mlpipeline/v2/artifacts/\"");
    Map<String, Object> table = client.run("outputs", Map.of("uri", "bq://project.data"));
    assertThat(table).containsEntry("state", "SUCCEEDED");
    assertThat(task(table, "say").outputs().artifact("data").orElseThrow().get(0).uri())
        .isEqualTo("bq://project.data");
  }

  private void cluster() throws IOException {
    Files.createDirectories(home.resolve("kubernetes/secrets/db"));
    Files.writeString(home.resolve("kubernetes/secrets/db/password"), "hush");
    Files.createDirectories(home.resolve("kubernetes/config-maps/settings"));
    Files.writeString(home.resolve("kubernetes/config-maps/settings/mode"), "fast");
    Files.createDirectories(home.resolve("kubernetes/volumes/data"));
    Files.writeString(home.resolve("kubernetes/volumes/data/kept"), " before ");
  }

  @Test
  void givesPodsWhatTheirSettingsSay() throws Exception {
    cluster();
    KubeflowClient client = KubeflowClient.of(lab);
    Map<String, Object> run = client.run("platform", Map.of());
    assertThat(run.get("pipeline_spec")).isEqualTo(KubeflowClient.struct("platform"));
    assertThat(task(run, "env").outputs().parameter("text").orElseThrow())
        .isEqualTo("fast before hush fast " + run.get("run_id"));
    assertThat(home.resolve("kubernetes/volumes/data/kept")).hasContent("seen\n");
    assertThat(task(run, "late").error().orElseThrow().message())
        .isEqualTo("The task was ended after 1 seconds, its deadline.");
    String logs = "mlpipeline/v2/artifacts/platform/" + run.get("run_id") + "/late";
    try (Stream<Path> files = Files.walk(lab.bucket(logs))) {
      assertThat(files.map(path -> path.getFileName().toString())).contains("executor-logs");
    }
  }

  @Test
  void refusesSettingsThatTheReleaseDoesNotKnow() {
    KubeflowClient client = KubeflowClient.of(lab);
    String spec = JsonValues.write(KubeflowClient.struct("platform"));
    String newer = spec.replace("\"nodeSelector\"", "\"initContainers\"");
    Object body = Map.of("display_name", "a", "pipeline_spec", JsonValues.read(newer));
    assertThat(client.send("POST", "runs", body).json().get("message").toString())
        .endsWith("of exec-env: proto: unknown field \"initContainers\"");
  }

  @Test
  void takesUriOfImporterFromTheDagAroundItOnly() throws Exception {
    KubeflowClient client = KubeflowClient.of(lab);
    String spec = JsonValues.write(KubeflowClient.struct("flow"));
    String constant =
        spec.replace(
            "{\"componentInputParameter\":\"uri\"}",
            "{\"runtimeValue\":{\"constant\":\"gs://lab/code/\"}}");
    Object body = Map.of("display_name", "a", "pipeline_spec", JsonValues.read(constant));
    Map<String, Object> run = client.ended(client.post("runs", body).get("run_id").toString());
    assertThat(run).containsEntry("state", "FAILED");
    assertThat(task(run, "importer").error().orElseThrow().message())
        .startsWith("The importer takes its URI from the parameter 'uri'");
  }

  @Test
  void saysWhichSecretIsMissing() throws Exception {
    KubeflowClient client = KubeflowClient.of(lab);
    Map<String, Object> run = client.run("platform", Map.of());
    assertThat(task(run, "env").error().orElseThrow().message())
        .startsWith("There is no config map 'settings'")
        .contains(home.resolve("kubernetes/config-maps").toString());
  }
}
