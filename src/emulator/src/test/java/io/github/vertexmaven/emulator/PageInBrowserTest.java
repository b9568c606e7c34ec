package io.github.vertexmaven.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.cloud.aiplatform.v1.CreateScheduleRequest;
import com.google.cloud.aiplatform.v1.Schedule;
import io.github.vertexmaven.browser.Accessibility;
import io.github.vertexmaven.browser.Browser;
import io.github.vertexmaven.emulator.SeededJobs.Step;
import io.github.vertexmaven.emulator.store.Job;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page in a real browser, where one is installed; in CI one has to be. */
class PageInBrowserTest {

  /** Stays after the tests, for people to look at. */
  private static final Path PICTURES = Path.of("target", "pages");

  private static final String SCRIPT =
      "</title></script><script>document.title='owned'</script><img src=x onerror=alert(1)>'\"";
  private static final int FRAMES = 30;
  private static final String BACKWARDS = "\u202Eevil\u2066\u200F<b>";

  @TempDir static Path dir;

  private static Browser browser;
  private static Lab lab;
  private static int openings;

  @BeforeAll
  static void start() throws Exception {
    browser = Browser.startOrSkip(dir.resolve("profile"));
    seed(dir.resolve("home"));
    lab = Lab.owned(dir.resolve("home"));
    Files.writeString(lab.bucket("lab/raw.csv"), "id,name\n1,Falcon\n");
    showToken();
  }

  /** Once, by the link that goals open; from then on the browser has a cookie. */
  private static void showToken() throws Exception {
    browser.run("location.assign('" + address("?token=" + lab.token()) + "#/jobs')");
    browser.await(
        "location.href === '"
            + address("#/jobs")
            + "' && document.documentElement?.dataset.ready === 'true'");
  }

  private static void seed(Path home) throws IOException {
    SeededJobs seeds = SeededJobs.in(home);
    for (int i = 0; i < 60; i++) {
      List<Step> steps = List.of(new Step("one", "one", List.of()));
      seeds.add("seed-" + i, steps, "seed-" + i, Map.of("round", "r" + i % 3));
    }
    seeds.add("thousand", SeededJobs.layers(1_000), "thousand", Map.of());
    seeds.add("ten-thousand", SeededJobs.layers(10_000), "ten-thousand", Map.of());
    hostile(seeds, home);
  }

  private static void hostile(SeededJobs seeds, Path home) throws IOException {
    List<Step> steps =
        List.of(
            new Step("a", SCRIPT, List.of()),
            new Step("b", BACKWARDS, List.of("a")),
            new Step("c", "n".repeat(10_000), List.of("a")));
    Job job = seeds.add("hostile", steps, SCRIPT, Map.of());
    Path bucket = Files.createDirectories(home.resolve("buckets/lab"));
    String row = "<img src=x onerror=alert(1)>,\"" + "x".repeat(200) + "\",1\n";
    SparseFile.write(
        bucket.resolve("large.csv"),
        "<script>alert(1)</script>,b," + BACKWARDS + "\n" + row.repeat(10_000));
    Files.writeString(bucket.resolve("page.html"), "<!doctype html><h1>Drawn</h1>" + SCRIPT);
    StringBuilder binary = new StringBuilder();
    for (char c = 0; c < 256; c++) {
      binary.append(c);
    }
    SeededJobs.fill(
        job,
        2,
        Map.of(SCRIPT, SCRIPT, "long", "v".repeat(40_000), "back", BACKWARDS),
        Map.of(SCRIPT, "gs://lab/large.csv", "markup", "gs://lab/page.html"),
        List.of(
            SCRIPT, BACKWARDS, binary.toString(), "l".repeat(200_000), "\u001b[31mred\u001b[0m"));
  }

  @AfterAll
  static void stop() throws Exception {
    if (lab != null) {
      lab.close();
    }
    if (browser != null) {
      browser.close();
    }
  }

  /** An emulator that has left is no fault of the page. */
  @AfterEach
  void staysQuietAndAtHome() {
    assertThat(browser.complaints()).allMatch(words -> words.contains("ERR_CONNECTION_REFUSED"));
    assertThat(browser.requests()).allMatch(url -> url.startsWith(address("")));
  }

  private static String address(String rest) {
    return "http://" + lab.httpAddress() + "/" + rest;
  }

  /** Opens it anew; milliseconds until it is shown. */
  private static double open(String rest) throws Exception {
    openings++;
    return browser.open(URI.create(address("?" + openings + rest)));
  }

  private static int count(String selector) throws Exception {
    return Integer.parseInt(browser.text("document.querySelectorAll('" + selector + "').length"));
  }

  private static String words(String selector) throws Exception {
    return browser.text("document.querySelector('" + selector + "')?.innerText");
  }

  private static void awaitWords(String selector, String words) throws Exception {
    browser.await(
        "document.querySelector('" + selector + "')?.innerText.includes('" + words + "') === true");
  }

  private static void click(String selector) throws Exception {
    browser.await("document.querySelector('" + selector + "') !== null");
    browser.run(
        "document.querySelector('"
            + selector
            + "').dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true}))");
  }

  private static void press(String words) throws Exception {
    String button =
        "[...document.querySelectorAll('button')].find(b => b.innerText === '" + words + "')";
    browser.await(button + " !== undefined");
    browser.run(button + ".click()");
  }

  private static void box(String words) throws Exception {
    String box =
        "[...document.querySelectorAll('.box')].find(b => b.getAttribute('aria-label').includes('"
            + words
            + "'))";
    browser.await(box + " !== undefined");
    browser.run(box + ".dispatchEvent(new MouseEvent('click', {bubbles: true}))");
  }

  private static void type(String selector, String words) throws Exception {
    browser.run(
        "const f = document.querySelector('"
            + selector
            + "'); f.value = '"
            + words
            + "'; f.dispatchEvent(new Event(f.tagName === 'SELECT' ? 'change' : 'input'));");
  }

  private static void tab(String words) throws Exception {
    String tab =
        "[...document.querySelectorAll('[role=tab]')].find(t => t.innerText === '" + words + "')";
    browser.run(tab + ".click()");
  }

  private static void glance(String name) throws Exception {
    browser.look(1360, 860, false, PICTURES.resolve(name + "-light.png"));
  }

  private static void look(String name) throws Exception {
    glance(name);
    browser.look(1360, 860, true, PICTURES.resolve(name + "-dark.png"));
    browser.look(390, 844, false, PICTURES.resolve(name + "-phone.png"));
    browser.resize(1360, 860, false);
  }

  /** The rules of WCAG. */
  private static void accessible() throws Exception {
    assertThat(Accessibility.violations(browser)).isEmpty();
  }

  /** Contrast alone differs: what is on these states of the page is on the others too. */
  private static void accessibleInDarkToo() throws Exception {
    browser.resize(1360, 860, true);
    accessible();
    browser.resize(1360, 860, false);
    accessible();
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
    awaitWords("tbody tr a", id(name));
    awaitWords("tbody tr", "running");
    look("jobs");
    accessible();
    click("tbody tr a");
    browser.await("document.querySelector('.box.run') !== null");
    assertThat(count(".box")).isEqualTo(8);
    look("job");
    accessibleInDarkToo();

    box("gate");
    tab("Logs");
    awaitWords(".log", "waiting");
    Files.writeString(lab.bucket("lab/say"), "");
    awaitWords(".log", "heard");
    assertThat(words(".log")).doesNotContain("the gate is open");

    Files.writeString(lab.bucket("lab/go"), "");
    awaitWords(".head .chip", "succeeded");
    browser.await("document.querySelectorAll('.box.good').length === 11");
    awaitWords(".log", "the gate is open");
    look("logs");
    accessible();
    type(".logs input[type=search]", "GATE");
    awaitWords(".logs [role=status]", "1 of ");
    type(".logs input[type=search]", "");
    type(".logs select", "ERROR");
    awaitWords(".logs [role=status]", "0 of ");

    box("clean");
    tab("Outputs");
    browser.await(
        "document.querySelectorAll('[role=tabpanel]:not([hidden]) .artifact').length === 6");
    browser.run(
        "[...document.querySelectorAll('[role=tabpanel]:not([hidden]) .artifact')].forEach(a =>"
            + " a.querySelector('button').click())");
    browser.await("document.querySelector('.preview img')?.naturalWidth === 48");
    awaitWords(".preview .data", "Falcon, old");
    look("previews");
    accessibleInDarkToo();
    tab("Timeline");
    assertThat(count(".timeline tbody tr")).isEqualTo(9);
    look("timeline");
    accessible();

    press("Run again");
    browser.await("location.hash.includes('.page-2')");
    awaitWords(".head .chip", "succeeded");
    box("clean");
    awaitWords(".note", "They are those of clean in " + id(name));
    tab("Logs");
    awaitWords(".logs [role=status]", "What it wrote then is in " + id(name));
    tab("Overview");
    press("companies");
    awaitWords(".task h2", "companies");
    box("clean");
    glance("cached");
    accessible();
    assertThat(lab.get(name).job().getRuntimeConfig())
        .isEqualTo(lab.get(again()).job().getRuntimeConfig());

    press("Delete");
    browser.await("document.querySelector('dialog[open]') !== null");
    look("question");
    accessibleInDarkToo();
    press("Delete the job");
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
    type("#text", "seed-");
    awaitWords(".sum", "60 jobs of");
    assertThat(count("tbody tr")).isEqualTo(50);
    press("Older");
    awaitWords(".pages", "51–60 of 60");
    assertThat(count("tbody tr")).isEqualTo(10);
    press("Newer");
    awaitWords(".pages", "1–50 of 60");
    type("#label", "round=r1");
    awaitWords(".sum", "20 jobs of");
    glance("filtered");
    type("#state", "FAILED");
    awaitWords(".empty", "No job fits");
    glance("none");
    accessible();
    press("Show all");
    browser.await("document.querySelectorAll('tbody tr').length === 50");
  }

  @Tag("slow")
  @Test
  void cancelsAJob() throws Exception {
    String name = lab.submit("cancel", Map.of(), request -> {});
    open("#/jobs/" + id(name));
    browser.await("document.querySelector('.box.run') !== null");
    press("Cancel");
    press("No, keep it");
    assertThat(lab.get(name).state()).isEqualTo("RUNNING");
    press("Cancel");
    press("Cancel the job");
    awaitWords(".head .chip", "cancelled");
    assertThat(lab.get(name).state()).isEqualTo("CANCELLED");
    glance("cancelled");
  }

  @Tag("slow")
  @Test
  void tellsWhatFailed() throws Exception {
    String name = lab.submit("exit-handler", Map.of(), request -> {});
    lab.ended(name);
    open("#/jobs/" + id(name));
    assertThat(words(".problem.pane")).contains("The failed tasks are: [my-body]");
    assertThat(count(".box.bad")).isEqualTo(2);
    assertThat(count(".box.exit")).isEqualTo(2);
    click(".problem .link");
    browser.await("document.querySelector('.task h2')?.innerText === 'it fails'");
    awaitWords(".task .problem", "exited with a non-zero status of 1");
    look("failed");
    accessible();
    press("Fold all");
    assertThat(count(".box")).isEqualTo(3);
    press("Unfold all");
    assertThat(count(".box")).isEqualTo(8);
  }

  @Tag("slow")
  @Test
  void pausesResumesAndDeletesASchedule() throws Exception {
    open("#/schedules");
    awaitWords(".empty", "No schedules");
    glance("schedules-empty");
    accessible();
    Schedule schedule =
        lab.grpc.schedules(
            "CreateSchedule",
            CreateScheduleRequest.newBuilder()
                .setParent(Lab.PARENT)
                .setSchedule(SchedulesSuite.schedule("nightly " + SCRIPT))
                .build(),
            Schedule.getDefaultInstance());
    awaitWords(".card h2", "nightly");
    assertThat(count(".card .facts li")).isEqualTo(3);
    look("schedules");
    accessibleInDarkToo();
    press("Pause");
    awaitWords(".card .chip", "paused");
    awaitWords(".card .facts", "none while it is paused");
    press("Resume");
    awaitWords(".card .chip", "active");
    press("Delete");
    press("Delete the schedule");
    awaitWords(".empty", "No schedules");
    assertThat(schedule.getName()).isNotEmpty();
  }

  @Tag("slow")
  @Test
  void showsHostileNamesAndDataAsText() throws Exception {
    open("#/jobs/hostile");
    assertThat(words(".head h1")).startsWith("</title></script><script>");
    box("\\\\u202eevil");
    box("<script>");
    tab("Outputs");
    browser.await(
        "document.querySelectorAll('[role=tabpanel]:not([hidden]) .artifact').length === 2");
    browser.run(
        "[...document.querySelectorAll('[role=tabpanel]:not([hidden]) .artifact button')].filter(b"
            + " => b.innerText === 'Preview').forEach(b => b.click())");
    browser.await("document.querySelectorAll('.preview .data tbody tr').length === 100");
    assertThat(words(".preview .data th")).isEqualTo("<script>alert(1)</script>");
    browser.await(
        "[...document.querySelectorAll('button')].some(b => b.innerText.startsWith('Draw it'))");
    press("Draw it, without scripts");
    browser.await("document.querySelector('iframe') !== null");
    look("hostile");
    assertThat(browser.text("document.documentElement.scrollHeight <= innerHeight"))
        .isEqualTo("true");
    accessible();
    tab("Logs");
    browser.await("document.querySelectorAll('.log li').length === 5");
    assertThat(words(".log")).contains("\u2400\u2401", "red").doesNotContain("[31m");
    assertThat(count(".log button")).isEqualTo(1);
    glance("hostile-logs");
    tab("Timeline");
    open("#/jobs");
    type("#text", "hostile");
    awaitWords(".sum", "1 job of");
    glance("hostile-list");
    assertThat(browser.text("document.title")).isEqualTo("Jobs – Vertex AI emulator");
    assertThat(count("script")).isEqualTo(2);
    assertThat(count("img, b, title + *[src]")).isZero();
  }

  @Tag("slow")
  @Test
  void opensAThousandTasksInTwoSecondsAndFoldsTenThousand() throws Exception {
    open("#/jobs/seed-1");
    double thousand = cost(() -> open("#/jobs/thousand"));
    assertThat(count(".box")).isEqualTo(1000);
    double frame = cost(PageInBrowserTest::move) / FRAMES;
    glance("thousand");
    double tenThousand = cost(() -> open("#/jobs/ten-thousand"));
    assertThat(count(".box.group")).isEqualTo(167);
    glance("ten-thousand");
    click(".box .fold");
    assertThat(count(".box.leaf")).isEqualTo(60);
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
  @Test
  void isUsedWithTheKeyboard() throws Exception {
    open("#/jobs/hostile");
    browser.press("Tab");
    assertThat(browser.text("document.activeElement.innerText")).isEqualTo("Skip to the content");
    browser.run("document.querySelector('.box[tabindex=\"0\"]').focus()");
    assertThat(count(".box[tabindex=\"0\"]")).isEqualTo(1);
    browser.press("ArrowDown");
    assertThat(browser.text("document.activeElement.getAttribute('tabindex')")).isEqualTo("0");
    browser.press("Enter");
    browser.await("document.querySelector('.task h2') !== null");
    assertThat(browser.text("document.activeElement.getAttribute('aria-pressed')"))
        .isEqualTo("true");
    glance("focus");
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
    awaitWords(".connection", "Live");
    first.close();
    awaitWords(".connection.gone", "The emulator has left.");
    glance("gone");
    accessible();
    try (Lab second = Lab.open(home)) {
      assertThat(second.httpAddress()).isEqualTo(port);
      awaitWords(".connection", "Live");
      second.submit("environment", Map.of(), request -> {});
      browser.await("document.querySelectorAll('tbody tr').length === 2");
    }
    open("");
  }

  @Tag("slow")
  @Test
  void restsWhenNobodyHasTouchedItForTenMinutes() throws Exception {
    open("#/schedules");
    awaitWords(".connection", "Live");
    browser.run("const now = Date.now; Date.now = () => now() + 601_000;");
    awaitWords(".connection.rest", "Resting");
    int before = browser.requests().size();
    Thread.sleep(3500);
    assertThat(browser.requests()).hasSize(before);
    browser.press("Tab");
    awaitWords(".connection.live", "Live");
  }

  @Tag("slow")
  @Test
  void rulesOfAccessibilityAreLookedAtInSpiteOfThePolicy() throws Exception {
    open("");
    browser.run("document.documentElement.removeAttribute('lang')");
    assertThat(Accessibility.violations(browser)).hasSize(1);
  }
}
