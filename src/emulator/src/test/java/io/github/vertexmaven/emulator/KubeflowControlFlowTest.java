package io.github.vertexmaven.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.emulator.json.JsonValues;
import io.github.vertexmaven.emulator.kubeflow.KubeflowOptions;
import io.github.vertexmaven.emulator.pod.KubeflowRelease;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Loops in loops, branches in them, and exit tasks of specs that Kubeflow's SDK compiles: on the
 * oldest release that the plugin supports and on the newest.
 */
class KubeflowControlFlowTest {

  @TempDir Path home;

  private Lab open(String release) throws Exception {
    Lab lab = Lab.open(home, KubeflowOptions.STANDARD.with(KubeflowRelease.of(release)));
    Files.createDirectories(lab.bucket("lab"));
    return lab;
  }

  private static String log(KubeflowClient client, Map<String, Object> run, String task) {
    String pod =
        KubeflowClient.nodes(run).stream()
            .filter(node -> task.equals(node.get("display_name")))
            .map(node -> JsonValues.object(((List<?>) node.get("child_tasks")).get(0)))
            .map(child -> child.get("pod_name").toString())
            .findFirst()
            .orElseThrow();
    return client
        .send("GET", "/apis/v1alpha1/runs/" + run.get("run_id") + "/nodes/" + pod + "/log", null)
        .text();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.4.1", "2.17.0"})
  void loopsInLoopsWithBranches(String release) throws Exception {
    try (Lab lab = open(release)) {
      KubeflowClient client = KubeflowClient.of(lab);
      Map<String, Object> run = client.run("control", Map.of());
      assertThat(run.get("state")).as(KubeflowClient.states(run).toString()).isEqualTo("SUCCEEDED");
      assertThat(log(client, run, "gather"))
          .isEqualTo("[[\"small xa\",\"large xb\"],[\"small ya\",\"large yb\"]]\n");
      assertThat(KubeflowClient.states(run))
          .containsEntry("for-loop-1", "SUCCEEDED")
          .containsEntry("for-loop-2", "SUCCEEDED")
          .containsEntry("exit-handler-1", "SUCCEEDED")
          .containsEntry("fine", "SUCCEEDED")
          .containsEntry("notify", "SUCCEEDED");
      assertThat(KubeflowClient.nodes(run).stream().map(node -> node.get("display_name")))
          .filteredOn("join"::equals)
          .hasSize(4);
    }
  }

  @Test
  void takesItemsOfTheRunAndNoneAtAll() throws Exception {
    try (Lab lab = open("2.17.0")) {
      KubeflowClient client = KubeflowClient.of(lab);
      Map<String, Object> one = client.run("control", Map.of("names", List.of("z")));
      assertThat(log(client, one, "gather")).isEqualTo("[[\"small za\",\"large zb\"]]\n");
      Map<String, Object> none = client.run("control", Map.of("names", List.of()));
      assertThat(none.get("state"))
          .as(KubeflowClient.states(none).toString())
          .isEqualTo("SUCCEEDED");
      assertThat(log(client, none, "gather")).isEqualTo("[]\n");
    }
  }

  @Test
  void theExitTaskRunsAfterAFailure() throws Exception {
    try (Lab lab = open("2.4.1")) {
      KubeflowClient client = KubeflowClient.of(lab);
      Map<String, Object> run = client.run("control", Map.of("fails", true));
      assertThat(run).containsEntry("state", "FAILED");
      assertThat(KubeflowClient.states(run))
          .containsEntry("check", "FAILED")
          .containsEntry("exit-handler-1", "FAILED")
          .containsEntry("notify", "SUCCEEDED")
          .doesNotContainKey("fine");
    }
  }
}
