package io.github.vertexmaven.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.emulator.json.JsonValues;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
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
}
