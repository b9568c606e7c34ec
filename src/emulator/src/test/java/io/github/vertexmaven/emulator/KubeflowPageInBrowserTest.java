package io.github.vertexmaven.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.browser.Browser;
import io.github.vertexmaven.emulator.json.JsonValues;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs of Kubeflow Pipelines on the page: its buttons do there what they do with jobs. */
@Tag("slow")
class KubeflowPageInBrowserTest {

  @TempDir static Path dir;

  private static LabPage at;
  private static Browser browser;
  private static PageHands page;
  private static Lab lab;
  private static KubeflowClient client;

  @BeforeAll
  static void start() throws Exception {
    at = LabPage.open(dir, () -> Lab.open(dir.resolve("home")));
    browser = at.browser();
    page = at.hands();
    lab = at.lab();
    client = KubeflowClient.of(lab);
  }

  @AfterAll
  static void stop() throws Exception {
    if (at != null) {
      at.close();
    }
  }

  /** The address is the one that clients of Kubeflow print. */
  private static void open(String run) throws Exception {
    at.open("#/runs/details/" + run);
  }

  /** A run whose first task waits for a file. */
  private static String waiting(Path gate) {
    String spec =
        JsonValues.write(KubeflowClient.struct("hello"))
            .replace(
                "echo \\\"saying",
                "until [ -f " + gate + " ]; do sleep 0.1; done; echo \\\"saying");
    assertThat(spec).contains("until");
    return client
        .post(
            "runs",
            Map.of(
                "display_name",
                "by the page",
                "pipeline_spec",
                JsonValues.read(spec),
                "runtime_config",
                Map.of("parameters", Map.of("who", "page"))))
        .get("run_id")
        .toString();
  }

  @Test
  void aRunIsFollowedRunAgainAndDeleted() throws Exception {
    Path gate = dir.resolve("first");
    String run = waiting(gate);
    open(run);
    page.awaitWords(".head .chip", "running");
    browser.await("document.querySelector('.box.run') !== null");
    page.look("kubeflow-run");
    Files.writeString(gate, "");
    page.awaitWords(".head .chip", "succeeded");
    page.box("say");
    page.tab("Logs");
    page.awaitWords(".log", "saying page");

    page.press("Run again");
    browser.await(
        "location.hash.includes('0.kubeflow.') && !location.hash.includes('" + run + "')");
    page.awaitWords(".head .chip", "succeeded");
    String again = browser.text("location.hash.split('0.kubeflow.')[1].slice(0, 36)");
    assertThat(client.get("runs/" + again).get("runtime_config"))
        .isEqualTo(client.get("runs/" + run).get("runtime_config"));

    page.press("Delete");
    browser.await("document.querySelector('dialog[open]') !== null");
    page.press("Delete the job");
    browser.await("location.hash === '#/jobs'");
    client.refused(404, "GET", "runs/" + again, null);
    assertThat(client.get("runs/" + run)).containsEntry("state", "SUCCEEDED");
  }

  /** A terminated run has failed, in the words of that service. */
  @Test
  void aRunIsTerminated() throws Exception {
    String run = waiting(dir.resolve("never"));
    open(run);
    page.awaitWords(".head .chip", "running");
    browser.await("document.querySelector('.box.run') !== null");
    page.press("Cancel");
    page.press("Cancel the job");
    assertThat(client.ended(run)).containsEntry("state", "FAILED");
    page.awaitWords(".head .chip", "cancelled");
  }
}
