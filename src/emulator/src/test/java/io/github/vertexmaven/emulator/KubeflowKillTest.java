package io.github.vertexmaven.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.emulator.json.JsonValues;
import io.github.vertexmaven.waiting.Eventually;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left of Kubeflow's resources when an emulator is killed. */
@Tag("slow")
class KubeflowKillTest {

  @TempDir Path home;

  private static KubeflowClient client(Standing emulator) {
    Map<String, Object> facts = emulator.facts();
    return new KubeflowClient(
        "http://" + facts.get("http") + "/apis/v2beta1",
        Map.of("Authorization", "Bearer " + facts.get("token")));
  }

  private static String id(Map<String, Object> made, String name) {
    return made.get(name).toString();
  }

  @Test
  void losesNothingButWhatRan() throws Exception {
    String experiment;
    String pipeline;
    String recurring;
    String run;
    try (Standing emulator = Standing.start(home, "--stand")) {
      KubeflowClient client = client(emulator);
      experiment = id(client.post("experiments", Map.of("display_name", "e")), "experiment_id");
      pipeline = id(client.post("pipelines", Map.of("display_name", "p")), "pipeline_id");
      Map<String, Object> nightly = new LinkedHashMap<>();
      nightly.put("display_name", "nightly");
      nightly.put("mode", "ENABLE");
      nightly.put("max_concurrency", 1);
      nightly.put("experiment_id", experiment);
      nightly.put("pipeline_spec", KubeflowClient.struct("hello"));
      nightly.put("runtime_config", Map.of("parameters", Map.of("who", "night")));
      nightly.put("trigger", Map.of("cron_schedule", Map.of("cron", "0 0 3 1 1 *")));
      recurring = id(client.post("recurringruns", nightly), "recurring_run_id");
      Map<String, Object> spec = new LinkedHashMap<>(KubeflowClient.struct("hello"));
      String sleeping = JsonValues.write(spec).replace("printf 12", "sleep 600; printf 12");
      Map<String, Object> body = new LinkedHashMap<>();
      body.put("display_name", "long");
      body.put("experiment_id", experiment);
      body.put("pipeline_spec", JsonValues.read(sleeping));
      body.put("runtime_config", Map.of("parameters", Map.of("who", "you")));
      run = id(client.post("runs", body), "run_id");
      client.post("runs/" + run + ":archive");
      Eventually.sees(
          () -> client.get("runs/" + run),
          one ->
              one.containsKey("run_details") && KubeflowClient.states(one).containsKey("executor"));
      emulator.kill();
    }
    try (Standing emulator = Standing.start(home, "--stand")) {
      KubeflowClient client = client(emulator);
      assertThat(client.get("experiments/" + experiment)).containsEntry("display_name", "e");
      assertThat(client.get("pipelines/" + pipeline)).containsEntry("display_name", "p");
      assertThat(client.get("recurringruns/" + recurring)).containsEntry("status", "ENABLED");
      Map<String, Object> lost = client.get("runs/" + run);
      assertThat(lost).containsEntry("state", "FAILED").containsEntry("storage_state", "ARCHIVED");
      assertThat(KubeflowClient.states(lost)).containsEntry("say", "FAILED");
      assertThat((List<?>) client.get("runs?experiment_id=" + experiment).get("runs")).hasSize(1);
    }
  }
}
