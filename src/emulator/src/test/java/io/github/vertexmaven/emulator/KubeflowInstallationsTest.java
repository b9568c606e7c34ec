package io.github.vertexmaven.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.emulator.json.JsonValues;
import io.github.vertexmaven.emulator.kubeflow.KubeflowOptions;
import io.github.vertexmaven.emulator.pod.KubeflowRelease;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Other installations of Kubeflow than the usual one: for many users, and of older releases. */
class KubeflowInstallationsTest {

  @TempDir Path home;

  private static Map<String, Object> run(String experiment) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("display_name", "hello");
    body.put("experiment_id", experiment);
    body.put("pipeline_spec", KubeflowClient.struct("hello"));
    body.put("runtime_config", Map.of("parameters", Map.of("who", "team")));
    return body;
  }

  @Test
  void asksEachUserForNamespace() throws Exception {
    KubeflowOptions options = KubeflowOptions.STANDARD.with(Set.of("team-a", "team-b"));
    try (Lab lab = Lab.open(home, options)) {
      KubeflowClient stranger = KubeflowClient.of(lab);
      KubeflowClient client = stranger.with("kubeflow-userid", "ann@example.com");
      assertThat(client.get("healthz")).containsEntry("multi_user", true);
      assertThat(stranger.refused(401, "GET", "experiments?namespace=team-a", null))
          .startsWith("Request header error");
      assertThat(client.refused(400, "GET", "experiments", null))
          .isEqualTo("An experiment cannot have an empty namespace in multi-user mode");
      assertThat(client.refused(403, "GET", "experiments?namespace=team-c", null))
          .startsWith("User 'ann@example.com' is not authorized")
          .contains("Namespace:team-c,Verb:list");
      assertThat(client.get("experiments?namespace=team-a")).isEmpty();
      assertThat(client.refused(400, "POST", "runs", run("")))
          .isEqualTo("Experiment id can not be empty in multi-user mode");
      String experiment =
          client
              .post("experiments", Map.of("display_name", "e", "namespace", "team-a"))
              .get("experiment_id")
              .toString();
      assertThat(client.get("experiments/" + experiment)).containsEntry("namespace", "team-a");
      client.post("experiments", Map.of("display_name", "e", "namespace", "team-b"));
      Map<String, Object> run = client.post("runs", run(experiment));
      assertThat(run).containsEntry("service_account", "default-editor");
      assertThat(client.ended(run.get("run_id").toString())).containsEntry("state", "SUCCEEDED");
      assertThat(lab.bucket("mlpipeline/private-artifacts/team-a/v2/artifacts/hello"))
          .isDirectory();
      assertThat(client.refused(400, "GET", "runs", null)).contains("a namespace or an experiment");
      assertThat(client.get("runs?namespace=team-b")).isEmpty();
      assertThat(client.get("runs?namespace=team-a")).containsEntry("total_size", 1.0);
      assertThat(client.get("/apis/v1beta1/auth?namespace=team-a&resources=VIEWERS&verb=GET"))
          .isEmpty();
      assertThat(
              client.refused(
                  403, "GET", "/apis/v1beta1/auth?namespace=x&resources=VIEWERS&verb=GET", null))
          .contains("Resource:viewers");
    }
  }

  @Test
  void playsOlderRelease() throws Exception {
    KubeflowOptions options = KubeflowOptions.STANDARD.with(KubeflowRelease.of("2.5.0"));
    try (Lab lab = Lab.open(home, options)) {
      KubeflowClient client = KubeflowClient.of(lab);
      assertThat(client.get("healthz"))
          .containsEntry("tag_name", "2.5.0")
          .doesNotContainKey("pipeline_store");
      Map<String, Object> made =
          client.post("pipelines", Map.of("display_name", "p", "name", "q", "surprise", 1));
      assertThat(made).containsEntry("display_name", "p").doesNotContainKey("name");
      assertThat(client.send("GET", "runs/none", null).json())
          .containsEntry("error", "Failed to get a run: ResourceNotFoundError: Run none not found");
      String id = client.start("hello", Map.of("who", "you"));
      assertThat(client.ended(id)).containsEntry("state", "SUCCEEDED");
    }
  }

  /** Behind the gateway's prefix, for the owner only, and on the page too. */
  @Test
  void isOneOfTheServicesOfItsAddress() throws Exception {
    try (Lab lab = Lab.owned(home)) {
      String server = "http://" + lab.httpAddress();
      KubeflowClient stranger = new KubeflowClient(server + "/pipeline/apis/v2beta1", Map.of());
      KubeflowClient.Reply refusal = stranger.send("GET", "healthz", null);
      assertThat(refusal.status()).isEqualTo(401);
      assertThat(refusal.json()).containsEntry("code", 16.0);
      KubeflowClient client = stranger.with("authorization", "Bearer " + lab.token());
      Map<String, Object> run = client.run("hello", Map.of("who", "page"));
      KubeflowClient page =
          new KubeflowClient(server + "/page/data", Map.of())
              .with("Authorization", "Bearer " + lab.token());
      List<?> jobs = (List<?>) page.get("jobs").get("jobs");
      assertThat(jobs)
          .singleElement()
          .satisfies(
              job ->
                  assertThat(JsonValues.object(job))
                      .containsEntry("id", run.get("run_id"))
                      .containsEntry("display", "hello")
                      .containsEntry("pipeline", "hello"));
      String key = "job?job=" + run.get("run_id");
      assertThat(page.get(key)).containsEntry("given", List.of("who"));
      assertThat(page.get("graph?job=" + run.get("run_id"))).containsKey("components");
      assertThat(client.send("GET", "/pipeline/", null).text()).contains("<html");
    }
  }

  private static Map<String, Object> renamed(String spec, String task, String name) {
    Object changed =
        JsonValues.read(
            JsonValues.write(KubeflowClient.struct(spec))
                .replace("\"taskInfo\":{\"name\":\"" + task, "\"taskInfo\":{\"name\":\"" + name));
    return Map.of("display_name", "renamed", "pipeline_spec", changed);
  }

  /** The driver looks for producers by taskInfo.name: before 2.14 all of them, later importers. */
  @Test
  void findsProducersByTheNamesOfTasks() throws Exception {
    Map<String, Object> hello = new LinkedHashMap<>(renamed("hello", "say", "say it"));
    hello.put("runtime_config", Map.of("parameters", Map.of("who", "you")));
    Map<String, Object> importing = renamed("flow", "importer", "the input");
    try (Lab lab = Lab.open(home.resolve("new"))) {
      KubeflowClient client = KubeflowClient.of(lab);
      client.ended(client.post("runs", hello).get("run_id").toString());
      assertThat(client.refused(400, "POST", "runs", importing))
          .isEqualTo(
              "The task 'importer' has the taskInfo.name 'the input': Kubeflow Pipelines 2.17.0 looks for"
                  + " what it gives by that name, and tasks that read it name 'importer'. Give both one"
                  + " name");
    }
    KubeflowOptions old = KubeflowOptions.STANDARD.with(KubeflowRelease.of("2.5.0"));
    try (Lab lab = Lab.open(home.resolve("old"), old)) {
      assertThat(KubeflowClient.of(lab).refused(400, "POST", "runs", hello))
          .startsWith("The task 'say' has the taskInfo.name 'say it'");
    }
  }

  /** How a run ended is told from 2.14 on. */
  @Test
  void olderReleaseTellsNoFinalStatus() throws Exception {
    KubeflowOptions old = KubeflowOptions.STANDARD.with(KubeflowRelease.of("2.5.0"));
    try (Lab lab = Lab.open(home, old)) {
      Map<String, Object> body =
          Map.of(
              "display_name",
              "exit",
              "pipeline_spec",
              KubeflowClient.struct("exit"),
              "runtime_config",
              Map.of("parameters", Map.of("file", "any")));
      assertThat(KubeflowClient.of(lab).send("POST", "runs", body).json().get("message").toString())
          .endsWith("task final status not supported yet");
    }
  }
}
