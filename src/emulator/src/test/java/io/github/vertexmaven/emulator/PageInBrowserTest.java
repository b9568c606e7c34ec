package io.github.vertexmaven.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.cloud.aiplatform.v1.CreateScheduleRequest;
import com.google.cloud.aiplatform.v1.Schedule;
import io.github.vertexmaven.browser.Accessibility;
import io.github.vertexmaven.browser.Browser;
import io.github.vertexmaven.browser.KeyboardWalk;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page in a real browser, where one is installed; in CI one has to be. */
class PageInBrowserTest {

  private static final int FRAMES = 30;

  @TempDir static Path dir;

  private static LabPage at;
  private static Browser browser;
  private static PageHands page;
  private static Lab lab;

  @BeforeAll
  static void start() throws Exception {
    PageSeeds.into(dir.resolve("home"));
    at = LabPage.open(dir, () -> Lab.owned(dir.resolve("home")));
    browser = at.browser();
    page = at.hands();
    lab = at.lab();
    Files.writeString(lab.bucket("lab/raw.csv"), "id,name\n1,Falcon\n");
    at.showToken("#/jobs");
  }

  @AfterAll
  static void stop() throws Exception {
    if (at != null) {
      at.close();
    }
  }

  /** An emulator that has left is no fault of the page. */
  @AfterEach
  void staysQuietAndAtHome() {
    assertThat(browser.complaints()).allMatch(words -> words.contains("ERR_CONNECTION_REFUSED"));
    assertThat(browser.requests()).allMatch(url -> url.startsWith(at.address("")));
  }

  private static double open(String rest) throws Exception {
    return at.open(rest);
  }

  private static String submit() {
    return lab.submit(
        "page",
        Map.of("rows", 2.0),
        request -> request.getPipelineJobBuilder().putLabels("team", "flights"));
  }

  private static String id(String name) {
    return name.substring(name.lastIndexOf('/') + 1);
  }

  @Test
  void followsAJobFromTheListToItsEndAndRunsItAgain() throws Exception {
    Files.deleteIfExists(lab.bucket("lab/go"));
    open("");
    String name = submit();
    page.awaitWords("tbody tr a", id(name));
    page.awaitWords("tbody tr", "running");
    page.look("jobs");
    page.accessible();
    page.click("tbody tr a");
    browser.await("document.querySelector('.box.run') !== null");
    assertThat(page.count(".box:not(.dataset)")).isEqualTo(8);
    assertThat(page.count(".box.dataset")).isEqualTo(7);
    page.look("job");
    page.accessibleInDarkToo();

    page.box("gate");
    page.tab("Logs");
    page.awaitWords(".log", "waiting");
    Files.writeString(lab.bucket("lab/say"), "");
    page.awaitWords(".log", "heard");
    assertThat(page.words(".log")).doesNotContain("the gate is open");

    Files.writeString(lab.bucket("lab/go"), "");
    page.awaitWords(".head .chip", "succeeded");
    browser.await("document.querySelectorAll('.box.good').length === 11");
    page.awaitWords(".log", "the gate is open");
    page.look("logs");
    page.accessible();
    page.type(".logs input[type=search]", "GATE");
    page.awaitWords(".logs [role=status]", "1 of ");
    page.type(".logs input[type=search]", "");
    page.type(".logs select", "ERROR");
    page.awaitWords(".logs [role=status]", "0 of ");

    page.box("clean");
    page.tab("Outputs");
    browser.await(
        "document.querySelectorAll('[role=tabpanel]:not([hidden]) .artifact').length === 6");
    browser.run(
        "[...document.querySelectorAll('[role=tabpanel]:not([hidden]) .artifact')].forEach(a =>"
            + " a.querySelector('button').click())");
    browser.await("document.querySelector('.preview img')?.naturalWidth === 48");
    page.awaitWords(".preview .data", "Falcon, old");
    page.look("previews");
    page.accessibleInDarkToo();
    page.tab("Timeline");
    assertThat(page.count(".timeline tbody tr")).isEqualTo(9);
    page.look("timeline");
    page.accessible();

    page.press("Run again");
    browser.await("location.hash.includes('.page-2')");
    page.awaitWords(".head .chip", "succeeded");
    page.box("clean");
    page.awaitWords(".note", "They are those of clean in " + id(name));
    page.tab("Logs");
    page.awaitWords(".logs [role=status]", "Its output is in " + id(name));
    page.tab("Overview");
    page.press("companies");
    page.awaitWords(".task h2", "companies");
    page.box("clean");
    page.glance("cached");
    page.accessible();
    assertThat(lab.get(name).job().getRuntimeConfig())
        .isEqualTo(lab.get(again()).job().getRuntimeConfig());

    page.press("Delete");
    browser.await("document.querySelector('dialog[open]') !== null");
    page.look("question");
    page.accessibleInDarkToo();
    page.press("Delete the job");
    browser.await("location.hash === '#/jobs'");
    browser.await(
        "![...document.querySelectorAll('td a')].some(a => a.innerText.startsWith('page-2'))");
  }

  private static String again() throws Exception {
    return "projects/my-project/locations/europe-west1/pipelineJobs/"
        + browser.text("location.hash.split('/')[2].split('.')[2]");
  }

  @Tag("slow")
  @Test
  void filtersTheListAndTurnsItsPages() throws Exception {
    open("#/jobs");
    page.type("#text", "seed-");
    page.awaitWords(".sum", "60 jobs of");
    assertThat(page.count("tbody tr")).isEqualTo(50);
    page.press("Older");
    page.awaitWords(".pages", "51–60 of 60");
    assertThat(page.count("tbody tr")).isEqualTo(10);
    page.press("Newer");
    page.awaitWords(".pages", "1–50 of 60");
    page.type("#label", "round=r1");
    page.awaitWords(".sum", "20 jobs of");
    page.glance("filtered");
    page.type("#state", "FAILED");
    page.awaitWords(".empty", "No job fits");
    page.glance("none");
    page.accessible();
    page.press("Show all");
    browser.await("document.querySelectorAll('tbody tr').length === 50");
  }

  @Tag("slow")
  @Test
  void cancelsAJob() throws Exception {
    String name = lab.submit("cancel", Map.of(), request -> {});
    open("#/jobs/" + id(name));
    browser.await("document.querySelector('.box.run') !== null");
    page.press("Cancel");
    page.press("No, keep it");
    assertThat(lab.get(name).state()).isEqualTo("RUNNING");
    page.press("Cancel");
    page.press("Cancel the job");
    page.awaitWords(".head .chip", "cancelled");
    assertThat(lab.get(name).state()).isEqualTo("CANCELLED");
    page.glance("cancelled");
  }

  @Tag("slow")
  @Test
  void tellsWhatFailed() throws Exception {
    String name = lab.submit("exit-handler", Map.of(), request -> {});
    lab.ended(name);
    open("#/jobs/" + id(name));
    assertThat(page.words(".problem.pane")).contains("The failed tasks are: [my-body]");
    assertThat(page.count(".box.bad")).isEqualTo(2);
    assertThat(page.count(".box.exit")).isEqualTo(2);
    page.click(".problem .link");
    browser.await("document.querySelector('.task h2')?.innerText === 'it fails'");
    page.awaitWords(".task .problem", "exited with a non-zero status of 1");
    page.look("failed");
    page.accessible();
    page.press("Fold all");
    assertThat(page.count(".box")).isEqualTo(3);
    page.press("Unfold all");
    assertThat(page.count(".box")).isEqualTo(8);
  }

  @Tag("slow")
  @Test
  void pausesResumesAndDeletesASchedule() throws Exception {
    open("#/schedules");
    page.awaitWords(".empty", "No schedules");
    page.glance("schedules-empty");
    page.accessible();
    Schedule schedule =
        lab.grpc.schedules(
            "CreateSchedule",
            CreateScheduleRequest.newBuilder()
                .setParent(Lab.PARENT)
                .setSchedule(SchedulesSuite.schedule("nightly " + PageSeeds.SCRIPT))
                .build(),
            Schedule.getDefaultInstance());
    page.awaitWords(".card h2", "nightly");
    assertThat(page.count(".card .facts li")).isEqualTo(3);
    page.look("schedules");
    page.accessibleInDarkToo();
    page.press("Pause");
    page.awaitWords(".card .chip", "paused");
    page.awaitWords(".card .facts", "none while it is paused");
    page.press("Resume");
    page.awaitWords(".card .chip", "active");
    page.press("Delete");
    page.press("Delete the schedule");
    page.awaitWords(".empty", "No schedules");
    assertThat(schedule.getName()).isNotEmpty();
  }

  @Tag("slow")
  @Test
  void showsHostileNamesAndDataAsText() throws Exception {
    open("#/jobs/hostile");
    assertThat(page.words(".head h1")).startsWith("</title></script><script>");
    page.box("\\\\u202eevil");
    page.box("<script>");
    page.tab("Outputs");
    browser.await(
        "document.querySelectorAll('[role=tabpanel]:not([hidden]) .artifact').length === 2");
    browser.run(
        "[...document.querySelectorAll('[role=tabpanel]:not([hidden]) .artifact button')].filter(b"
            + " => b.innerText === 'Preview').forEach(b => b.click())");
    browser.await("document.querySelectorAll('.preview .data tbody tr').length === 100");
    assertThat(page.words(".preview .data th")).isEqualTo("<script>alert(1)</script>");
    browser.await(
        "[...document.querySelectorAll('button')].some(b => b.innerText.startsWith('Show it'))");
    page.press("Show it, without scripts");
    browser.await("document.querySelector('iframe') !== null");
    page.look("hostile");
    assertThat(browser.text("document.documentElement.scrollHeight <= innerHeight"))
        .isEqualTo("true");
    page.accessible();
    page.tab("Logs");
    browser.await("document.querySelectorAll('.log li').length === 5");
    assertThat(page.words(".log")).contains("\u2400\u2401", "red").doesNotContain("[31m");
    assertThat(page.count(".log button")).isEqualTo(1);
    page.glance("hostile-logs");
    page.tab("Timeline");
    open("#/jobs");
    page.type("#text", "hostile");
    page.awaitWords(".sum", "1 job of");
    page.glance("hostile-list");
    assertThat(browser.text("document.title")).isEqualTo("Jobs – Vertex AI emulator");
    assertThat(page.count("script")).isEqualTo(2);
    assertThat(page.count("img, b, title + *[src]")).isZero();
  }

  @Tag("slow")
  @Test
  void opensAThousandTasksInTwoSecondsAndFoldsTenThousand() throws Exception {
    open("#/jobs/seed-1");
    double thousand = cost(() -> open("#/jobs/thousand"));
    assertThat(page.count(".box")).isEqualTo(1000);
    double frame = cost(PageInBrowserTest::move) / FRAMES;
    page.glance("thousand");
    double tenThousand = cost(() -> open("#/jobs/ten-thousand"));
    assertThat(page.count(".box.group")).isEqualTo(167);
    page.glance("ten-thousand");
    page.click(".box .fold");
    assertThat(page.count(".box.leaf")).isEqualTo(60);
    System.out.printf(
        "1,000 tasks: %.0f ms, %.0f ms a frame; 10,000: %.0f ms%n", thousand, frame, tenThousand);
    assertThat(frame).isLessThan(500);
    assertThat(thousand).isLessThan(4000);
    assertThat(tenThousand).isLessThan(8000);
  }

  private interface Steps {
    void run() throws Exception;
  }

  /** Milliseconds of processor time, which are the same on a busy machine. */
  private static double cost(Steps steps) throws Exception {
    double before = browser.processorMillis();
    steps.run();
    return browser.processorMillis() - before;
  }

  /** Zooms and moves the graph, frame by frame. */
  private static void move() throws Exception {
    browser.answer(
        "(async () => { const graph = document.querySelector('svg.graph');"
            + " for (let i = 0; i < "
            + FRAMES
            + "; i++) {"
            + " graph.dispatchEvent(new WheelEvent('wheel', {deltaY: i % 2 ? 40 : -60,"
            + " cancelable: true, clientX: 400, clientY: 400}));"
            + " await new Promise(requestAnimationFrame); }"
            + " return 'moved'; })()");
  }

  @Tag("slow")
  @ParameterizedTest
  @ValueSource(strings = {"#/jobs", "#/jobs/hostile", "#/schedules"})
  void isUsedWithTheKeyboardAlone(String place) throws Exception {
    open(place);
    assertThat(KeyboardWalk.problems(browser)).isEmpty();
    int tabs = page.count("[role=tab]");
    for (int i = 1; i < tabs; i++) {
      browser.run("document.querySelectorAll('[role=tab]')[" + i + "].click()");
      assertThat(KeyboardWalk.problems(browser)).as("tab " + i).isEmpty();
    }
    browser.resize(390, 844, false);
    assertThat(KeyboardWalk.problems(browser)).as("on a phone").isEmpty();
    assertThat(Accessibility.violations(browser)).as("on a phone").isEmpty();
    page.look("walk" + place.replaceAll("\\W+", "-"));
  }

  @Tag("slow")
  @Test
  void isUsedWithTheKeyboard() throws Exception {
    open("#/jobs/hostile");
    browser.press("Tab");
    assertThat(browser.text("document.activeElement.innerText")).isEqualTo("Skip to the content");
    browser.run("document.querySelector('.box[tabindex=\"0\"]').focus()");
    assertThat(page.count(".box[tabindex=\"0\"]")).isEqualTo(1);
    browser.press("ArrowDown");
    assertThat(browser.text("document.activeElement.getAttribute('tabindex')")).isEqualTo("0");
    browser.press("Enter");
    browser.await("document.querySelector('.task h2') !== null");
    assertThat(browser.text("document.activeElement.getAttribute('aria-pressed')"))
        .isEqualTo("true");
    page.glance("focus");
    browser.run("document.querySelector('[role=tab][aria-selected=true]').focus()");
    browser.press("ArrowRight");
    assertThat(browser.text("document.activeElement.innerText")).isEqualTo("Timeline");
    browser.run(
        "[...document.querySelectorAll('button')].find(b => b.innerText === 'Delete').focus()");
    browser.press("Enter");
    browser.await("document.querySelector('dialog[open]') !== null");
    assertThat(browser.text("document.activeElement.innerText")).isEqualTo("No, keep it");
    browser.press("Escape");
    browser.await("document.querySelector('dialog') === null");
    assertThat(browser.text("document.activeElement.innerText")).isEqualTo("Delete");
  }

  @Tag("slow")
  @Test
  void saysThatTheEmulatorHasLeftAndGoesOnWhenItIsBack() throws Exception {
    Path home = dir.resolve("leaving");
    OwnPort.keepIn(home);
    SeededJobs.in(home).add("before", SeededJobs.layers(3), "before", Map.of());
    Lab first = Lab.open(home);
    String port = first.httpAddress();
    browser.open(URI.create("http://" + port + "/"));
    page.awaitWords(".connection", "Live");
    first.close();
    page.awaitWords(".connection.gone", "The emulator has stopped.");
    page.glance("gone");
    page.accessible();
    try (Lab second = Lab.open(home)) {
      assertThat(second.httpAddress()).isEqualTo(port);
      page.awaitWords(".connection", "Live");
      second.submit("environment", Map.of(), request -> {});
      browser.await("document.querySelectorAll('tbody tr').length === 2");
    }
    open("");
  }

  @Tag("slow")
  @Test
  void restsWhenNobodyHasTouchedItForTenMinutes() throws Exception {
    open("#/schedules");
    page.awaitWords(".connection", "Live");
    browser.run("const now = Date.now; Date.now = () => now() + 601_000;");
    page.awaitWords(".connection.rest", "Paused");
    int before = browser.requests().size();
    Thread.sleep(3500);
    assertThat(browser.requests()).hasSize(before);
    browser.press("Tab");
    page.awaitWords(".connection.live", "Live");
  }

  @Tag("slow")
  @Test
  void rulesOfAccessibilityAreLookedAtInSpiteOfThePolicy() throws Exception {
    open("");
    browser.run("document.documentElement.removeAttribute('lang')");
    assertThat(Accessibility.violations(browser)).hasSize(1);
  }
}
