package io.github.vertexmaven.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.cloud.aiplatform.v1.CreateScheduleRequest;
import com.google.cloud.aiplatform.v1.Schedule;
import com.google.protobuf.util.JsonFormat;
import io.github.vertexmaven.browser.Browser;
import io.github.vertexmaven.emulator.json.JsonValues;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page changes: for its owner, for somebody who has lost the token, in both services. */
@Tag("slow")
class PageActionsInBrowserTest {

  @TempDir static Path dir;

  private static LabPage at;
  private static Browser browser;
  private static PageHands page;
  private static Lab lab;

  @BeforeAll
  static void start() throws Exception {
    SeededJobs seeds = SeededJobs.in(dir.resolve("home"));
    seeds.addMeasured("low", 0.25, 10);
    seeds.addMeasured("high", 0.75, 5);
    at = LabPage.open(dir, () -> Lab.owned(dir.resolve("home")));
    browser = at.browser();
    page = at.hands();
    lab = at.lab();
  }

  @AfterAll
  static void stop() throws Exception {
    if (at != null) {
      at.close();
    }
  }

  @BeforeEach
  void showToken() throws Exception {
    browser.forgetCookies();
    at.showToken("");
  }

  /** Under which the page's cookie is kept. */
  private static String cookieName() throws Exception {
    HttpRequest link =
        HttpRequest.newBuilder(URI.create(at.address("?token=" + lab.token()))).build();
    return HttpClient.newHttpClient()
        .send(link, HttpResponse.BodyHandlers.discarding())
        .headers()
        .firstValue("Set-Cookie")
        .orElseThrow()
        .replaceFirst("=.*", "");
  }

  private static void open(String rest) throws Exception {
    at.open(rest);
  }

  private static String id(String name) {
    return name.substring(name.lastIndexOf('/') + 1);
  }

  private static KubeflowClient kubeflow() {
    return KubeflowClient.of(lab).with("Authorization", "Bearer " + lab.token());
  }

  @Test
  void runsOfKubeflowAreRunAgainAndDeleted() throws Exception {
    String run = kubeflow().start("hello", Map.of("who", "page"));
    kubeflow().ended(run);
    open("#/runs/details/" + run);
    page.awaitWords(".head .chip", "succeeded");
    browser.await("document.querySelectorAll('.box.dataset').length === 1");
    page.accessible();
    page.press("Run again");
    browser.await("location.hash.startsWith('#/jobs/0.kubeflow.')");
    page.awaitWords(".head .chip", "succeeded");
    String again = browser.text("location.hash.split('/')[2].split('.')[2]");
    assertThat(kubeflow().get("runs/" + again))
        .containsEntry("runtime_config", Map.of("parameters", Map.of("who", "page")));
    page.press("Delete");
    page.press("Delete the job");
    browser.await("location.hash === '#/jobs'");
    assertThat(kubeflow().send("GET", "runs/" + again, null).status()).isEqualTo(404);
    assertThat(kubeflow().send("GET", "runs/" + run, null).status()).isEqualTo(200);
  }

  @Test
  void aRunOfKubeflowIsTerminated() throws Exception {
    Map<String, Object> spec =
        JsonValues.object(JsonValues.read(JsonFormat.printer().print(Lab.spec("cancel"))));
    String run =
        kubeflow()
            .post("runs", Map.of("display_name", "long", "pipeline_spec", spec))
            .get("run_id")
            .toString();
    open("#/runs/details/" + run);
    browser.await("document.querySelector('.box.run') !== null");
    page.press("Cancel");
    page.press("Cancel the job");
    kubeflow().ended(run);
    page.awaitWords(".head .chip", "cancelled");
  }

  @Test
  void nothingIsDoneWithoutTheToken() throws Exception {
    String name = lab.submit("cancel", Map.of(), request -> {});
    open("#/jobs/" + id(name));
    browser.await("document.querySelector('.box.run') !== null");
    browser.forgetCookies();
    page.press("Cancel");
    page.press("Cancel the job");
    page.awaitWords(".said.bad", "token");
    assertThat(lab.get(name).state()).isEqualTo("RUNNING");
    browser.run("document.cookie = '" + cookieName() + "=wrong; path=/'");
    assertThat(browser.text("document.cookie")).endsWith("=wrong");
    page.press("Run again");
    page.awaitWords(".said.bad", "token");
    assertThat(browser.text("location.hash")).startsWith("#/jobs/").contains(id(name));
    showToken();
    open("#/jobs/" + id(name));
    page.press("Cancel");
    page.press("Cancel the job");
    page.awaitWords(".head .chip", "cancelled");
  }

  @Test
  void schedulesStayAsTheyAreWithoutTheToken() throws Exception {
    Schedule schedule =
        lab.grpc.schedules(
            "CreateSchedule",
            CreateScheduleRequest.newBuilder()
                .setParent(Lab.PARENT)
                .setSchedule(SchedulesSuite.schedule("nightly"))
                .build(),
            Schedule.getDefaultInstance());
    open("#/schedules");
    page.awaitWords(".card h2", "nightly");
    page.type("#find-schedule", "weekly");
    page.awaitWords(".sum", "0 of 1 schedule");
    page.accessible();
    page.type("#find-schedule", "night");
    page.awaitWords(".sum", "1 of 1 schedule");
    for (List<String> buttons :
        List.of(List.of("Pause"), List.of("Delete", "Delete the schedule"))) {
      browser.forgetCookies();
      browser.run("document.getElementById('said').textContent = ''");
      for (String button : buttons) {
        page.press(button);
      }
      page.awaitWords(".said.bad", "token");
      showToken();
      open("#/schedules");
      page.awaitWords(".card .chip", "active");
    }
    assertThat(schedule.getName()).isNotEmpty();
  }

  @Test
  void jobsAreComparedByAMetricAndTheAddressKeepsIt() throws Exception {
    open("#/jobs");
    page.type("#metric", "scores r2");
    browser.await("document.querySelectorAll('.metric.compared').length === 2");
    assertThat(page.words("tbody tr a")).isEqualTo("high");
    assertThat(page.words(".metric.compared")).isEqualTo("scores r2 0.75");
    assertThat(browser.text("location.hash")).isEqualTo("#/jobs?sort=scores+r2");
    page.press("Metrics");
    browser.await("document.querySelector('tbody tr a').innerText === 'low'");
    assertThat(page.count("th[aria-sort=ascending]")).isEqualTo(1);
    page.accessibleInDarkToo();
    page.click("tbody tr a");
    page.awaitWords(".head .chip", "succeeded");
    page.click("a.back");
    browser.await("location.hash === '#/jobs?sort=scores+r2&order=asc'");
    browser.await("document.querySelector('tbody tr a')?.innerText === 'low'");
  }
}
