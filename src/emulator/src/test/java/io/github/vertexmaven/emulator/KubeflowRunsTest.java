package io.github.vertexmaven.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.emulator.json.JsonValues;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Runs over Kubeflow's API. */
class KubeflowRunsTest extends LabTest {

  @Test
  void saysWhichServerItIs() {
    assertThat(KubeflowClient.of(lab).send("GET", "healthz", null).text())
        .isEqualTo(
            "{\"commit_sha\":\"0000000000000000000000000000000000000000\",\"tag_name\":\"2.17.0\","
                + "\"multi_user\":false,\"pipeline_store\":\"database\"}");
  }

  @Test
  void runsSpecOfCall() throws Exception {
    KubeflowClient client = KubeflowClient.of(lab);
    Map<String, Object> run = client.run("hello", Map.of("who", "world"));
    assertThat(run.get("state")).as(KubeflowClient.states(run).toString()).isEqualTo("SUCCEEDED");
    assertThat(run)
        .containsEntry("display_name", "hello")
        .containsEntry("storage_state", "AVAILABLE")
        .containsEntry("service_account", "pipeline-runner")
        .containsEntry("runtime_config", Map.of("parameters", Map.of("who", "world")))
        .containsEntry("pipeline_spec", KubeflowClient.struct("hello"));
    assertThat(run.get("created_at").toString()).matches("\\d{4}-\\d\\d-\\d\\dT[\\d:]{8}Z");
    assertThat(((List<?>) run.get("state_history")).stream().map(JsonValues::object))
        .extracting(change -> change.get("state"))
        .containsExactly("PENDING", "RUNNING", "SUCCEEDED");
    assertThat(KubeflowClient.states(run))
        .containsEntry("root", "SUCCEEDED")
        .containsEntry("root-driver", "SUCCEEDED")
        .containsEntry("say-driver", "SUCCEEDED")
        .containsEntry("say", "SUCCEEDED")
        .containsEntry("executor", "SUCCEEDED")
        .containsEntry("read", "SUCCEEDED");
    assertThat(Files.walk(lab.bucket("mlpipeline/v2/artifacts/hello/" + run.get("run_id"))))
        .filteredOn(Files::isRegularFile)
        .extracting(path -> path.getFileName().toString())
        .contains("greeting", "executor-logs");
  }

  @Test
  void refusesRunThatCannotBe() {
    KubeflowClient client = KubeflowClient.of(lab);
    Map<String, Object> hello = KubeflowClient.struct("hello");
    assertThat(client.refused(404, "GET", "runs/none", null)).isEqualTo("Run none not found");
    assertThat(client.send("GET", "runs/none", null).json())
        .containsEntry("code", 5.0)
        .containsEntry("message", "Failed to get a run: ResourceNotFoundError: Run none not found");
    assertThat(
            client.refused(
                400, "POST", "runs", Map.of("display_name", "a", "pipeline_spec", hello)))
        .startsWith("parameter who is not optional");
    assertThat(
            client.refused(
                400,
                "POST",
                "runs",
                Map.of(
                    "display_name",
                    "a",
                    "pipeline_spec",
                    hello,
                    "runtime_config",
                    Map.of("parameters", Map.of("who", 5, "x", 1)))))
        .startsWith("input parameter who requires type string");
    assertThat(client.refused(500, "POST", "runs", Map.of("pipeline_spec", hello)))
        .isEqualTo("Internal Server Error");
    assertThat(
            client.refused(
                500, "POST", "runs", Map.of("display_name", "a", "pipelineSpec", Map.of("a", 1))))
        .isEqualTo("Internal Server Error");
    assertThat(client.refused(400, "POST", "runs", Map.of("surprise", 1)))
        .isEqualTo("proto: (line 1:2): unknown field \"surprise\"");
  }

  private static Map<String, Object> changed(String from, String to, Map<String, Object> given) {
    Object spec =
        JsonValues.read(JsonValues.write(KubeflowClient.struct("hello")).replace(from, to));
    return Map.of(
        "display_name", "a", "pipeline_spec", spec, "runtime_config", Map.of("parameters", given));
  }

  @Test
  void refusesWhatArgoAndTheSpecRefuse() {
    KubeflowClient client = KubeflowClient.of(lab);
    Map<String, Object> who = Map.of("who", "you");
    assertThat(
            client
                .send("POST", "runs", changed("comp-say", "comp_say", who))
                .json()
                .get("message")
                .toString())
        .startsWith("Failed to create a new run: InternalServerError: ")
        .contains("templates.name: 'comp_say' is invalid");
    assertThat(
            client
                .send(
                    "POST",
                    "runs",
                    changed("\"schemaVersion\":\"2.1.0\"", "\"schemaVersion\":\"2.1.1\"", who))
                .json()
                .get("message")
                .toString())
        .contains("Failed to create a run due to error fetching manifest")
        .contains("KFP only supports schema version 2.1.0");
    String declared = "\"who\":{\"parameterType\":\"STRING\"}}},\"dag\"";
    String limited = declared.replace("\"}}}", "\",\"literals\":[\"you\",\"me\"]}}}");
    assertThat(
            client.refused(400, "POST", "runs", changed(declared, limited, Map.of("who", "them"))))
        .isEqualTo(
            "input parameter who must be one of [\"you\",\"me\"], but the parameter value is"
                + " \"them\"");
    String id = client.post("runs", changed(declared, limited, who)).get("run_id").toString();
    assertThat(client.ended(id)).containsEntry("state", "SUCCEEDED");
  }

  @Test
  void tellsArtifactsAndLogsAsItsUserInterfaceDoes() {
    KubeflowClient client = KubeflowClient.of(lab);
    Map<String, Object> run = client.run("hello", Map.of("who", "world"));
    String id = run.get("run_id").toString();
    Map<String, Object> say =
        KubeflowClient.nodes(run).stream()
            .filter(node -> node.get("display_name").equals("say"))
            .findFirst()
            .orElseThrow();
    String pod =
        JsonValues.object(((List<?>) say.get("child_tasks")).get(0)).get("pod_name").toString();
    assertThat(JsonValues.object(say.get("outputs"))).containsOnlyKeys("greeting", "executor-logs");
    assertThat(client.send("GET", "/k8s/pod/logs?runid=" + id + "&podname=" + pod, null).text())
        .startsWith("saying world {{$.pipeline_root}} {{$.pipeline_job_uuid}}");
    assertThat(client.send("GET", "/pipeline/k8s/pod/logs?podname=none", null).text())
        .isEqualTo("pod not found");
    assertThat(client.get("runs/" + id + "/nodes/" + pod + "/artifacts/greeting:read"))
        .containsEntry("data", "aGVsbG8gd29ybGQ=");
    assertThat(client.refused(409, "GET", "/apis/v1alpha1/runs/" + id + "/nodes/none/log", null))
        .startsWith("Failed to read logs for run");
    String key = bucketKey("mlpipeline", "greeting");
    String found =
        "/artifacts/get?source=minio&bucket=mlpipeline&key=" + KubeflowClient.encoded(key);
    assertThat(client.send("GET", found, null).text()).isEqualTo("hello world");
    assertThat(client.send("GET", found + "&peek=5", null).text()).isEqualTo("hello");
    assertThat(client.send("GET", "/artifacts/minio/mlpipeline/" + key, null).text())
        .isEqualTo("hello world");
    assertThat(client.send("GET", "/artifacts/get?source=minio&bucket=b&key=k", null).status())
        .isEqualTo(404);
  }

  /** The key of a file in a bucket. */
  private String bucketKey(String bucket, String name) {
    try (Stream<Path> files = Files.walk(lab.bucket(bucket))) {
      return files
          .filter(path -> path.endsWith(name))
          .map(path -> lab.bucket(bucket).relativize(path).toString())
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
