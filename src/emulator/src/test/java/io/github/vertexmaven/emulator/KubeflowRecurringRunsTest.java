package io.github.vertexmaven.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.emulator.json.JsonValues;
import io.github.vertexmaven.emulator.kubeflow.KubeflowOptions;
import io.github.vertexmaven.waiting.Eventually;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recurring runs over Kubeflow's API, on a clock of their own. */
class KubeflowRecurringRunsTest {

  @TempDir Path home;

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2030-01-01T00:00:00Z"));

  private Lab open() {
    return Lab.open(home, KubeflowOptions.STANDARD, now::get);
  }

  private static Map<String, Object> body(Map<String, Object> trigger) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("display_name", "Each Night! of a very long week");
    body.put("mode", "ENABLE");
    body.put("max_concurrency", 1);
    body.put("trigger", trigger);
    body.put("pipeline_spec", KubeflowClient.struct("hello"));
    body.put("runtime_config", Map.of("parameters", Map.of("who", "[[Index]] [[ScheduledTime]]")));
    return body;
  }

  private static List<Map<String, Object>> runs(KubeflowClient client) {
    return ((List<?>) client.get("runs?sort_by=scheduled_at").getOrDefault("runs", List.of()))
        .stream().map(JsonValues::object).toList();
  }

  @Tag("slow")
  @Test
  void firesByCronWithSeconds() throws Exception {
    try (Lab lab = open()) {
      KubeflowClient client = KubeflowClient.of(lab);
      Map<String, Object> made =
          client.post(
              "recurringruns", body(Map.of("cron_schedule", Map.of("cron", "30 0 3 * * *"))));
      assertThat(made)
          .containsEntry("status", "ENABLED")
          .containsEntry("mode", "ENABLE")
          .containsEntry("max_concurrency", "1")
          .containsEntry("trigger", Map.of("cron_schedule", Map.of("cron", "30 0 3 * * *")))
          .containsEntry("created_at", "2030-01-01T00:00:00Z")
          .doesNotContainKey("no_catchup");
      String id = made.get("recurring_run_id").toString();
      assertThat(client.get("recurringruns")).containsKey("recurringRuns");
      now.set(Instant.parse("2030-01-02T03:00:30Z"));
      List<Map<String, Object>> both =
          Eventually.sees(() -> runs(client), runs -> runs.size() == 2);
      assertThat(both)
          .extracting(run -> run.get("scheduled_at"))
          .containsExactly("2030-01-01T03:00:30Z", "2030-01-02T03:00:30Z");
      assertThat(both).allSatisfy(run -> assertThat(run).containsEntry("recurring_run_id", id));
      assertThat(both.get(0).get("display_name").toString())
          .startsWith("each-night-of-a-very-long-1-");
      Map<String, Object> ended = client.ended(both.get(1).get("run_id").toString());
      assertThat(ended).containsEntry("state", "SUCCEEDED");
      assertThat(ended.get("runtime_config").toString()).contains("[[Index]]");
      assertThat(client.post("recurringruns/" + id + ":disable")).isEmpty();
      assertThat(client.get("recurringruns/" + id)).containsEntry("status", "DISABLED");
      assertThat(client.delete("recurringruns/" + id)).isEmpty();
      assertThat(client.refused(404, "GET", "recurringruns/" + id, null)).endsWith("not found");
    }
  }

  @Test
  void runsTheLatestOfWhatWasMissedOnly() throws Exception {
    String id;
    try (Lab lab = open()) {
      KubeflowClient client = KubeflowClient.of(lab);
      Map<String, Object> body =
          body(Map.of("periodic_schedule", Map.of("interval_second", "3600")));
      body.put("no_catchup", true);
      body.put("mode", "DISABLE");
      id = client.post("recurringruns", body).get("recurring_run_id").toString();
    }
    now.set(Instant.parse("2030-01-01T05:30:00Z"));
    try (Lab lab = open()) {
      KubeflowClient client = KubeflowClient.of(lab);
      assertThat(client.get("recurringruns/" + id))
          .containsEntry("trigger", Map.of("periodic_schedule", Map.of("interval_second", "3600")));
      client.post("recurringruns/" + id + ":enable");
      List<Map<String, Object>> runs = Eventually.sees(() -> runs(client), all -> !all.isEmpty());
      assertThat(runs)
          .extracting(run -> run.get("scheduled_at"))
          .containsExactly("2030-01-01T05:00:00Z");
      client.ended(runs.get(0).get("run_id").toString());
    }
  }

  @Test
  void refusesWhatTheServerRefuses() throws Exception {
    try (Lab lab = open()) {
      KubeflowClient client = KubeflowClient.of(lab);
      Map<String, Object> body = body(Map.of("cron_schedule", Map.of("cron", "0 3 * *")));
      assertThat(client.refused(400, "POST", "recurringruns", body))
          .startsWith("Schedule cron is not a supported format")
          .endsWith("Expected 5 or 6 fields, found 4: 0 3 * *");
      body.put("max_concurrency", 11);
      assertThat(client.refused(400, "POST", "recurringruns", body))
          .isEqualTo(
              "The max concurrency of the recurring run is out of range. Support 1-10. Received:"
                  + " 11");
      body.remove("max_concurrency");
      assertThat(client.refused(400, "POST", "recurringruns", body)).endsWith("Received: 0");
      assertThat(client.get("recurringruns")).isEmpty();
    }
  }
}
