package io.github.vertexmaven.core.show.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import io.github.vertexmaven.Configs;
import io.github.vertexmaven.browser.Accessibility;
import io.github.vertexmaven.browser.Browser;
import io.github.vertexmaven.browser.KeyboardWalk;
import io.github.vertexmaven.core.compile.graph.ProjectGraph.Node;
import io.github.vertexmaven.core.conf.ResolvedConfig;
import io.github.vertexmaven.core.show.report.ReportedTask;
import io.github.vertexmaven.core.show.report.RunRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages in a real browser, where one is installed; in CI one has to be. */
class PageInBrowserTest {

  /** Stays after the tests, for people to look at. */
  private static final Path PICTURES = Path.of("target", "pages");

  @TempDir static Path dir;

  private static Browser browser;

  @BeforeAll
  static void start() throws Exception {
    browser = Browser.startOrSkip(dir.resolve("profile"));
  }

  @AfterAll
  static void stop() throws Exception {
    if (browser != null) {
      browser.close();
    }
  }

  private static Path page(String name, List<Node> nodes) throws Exception {
    return written(name, of(nodes).text());
  }

  private static Path run(String name, List<Node> nodes, RunRecord run) throws Exception {
    return written(name, of(nodes).text(run));
  }

  private static PipelinePage of(List<Node> nodes) {
    return Pages.of(config(), nodes);
  }

  private static ResolvedConfig config() {
    return Configs.in(dir)
        .conf("base/catalog.yml", "x: {type: csv, filepath: data/x.csv}\n")
        .conf("base/parameters.yml", "size: 3\n")
        .resolve();
  }

  private static Path written(String name, String text) throws Exception {
    Files.createDirectories(PICTURES);
    return Files.write(PICTURES.resolve(name + ".html").toAbsolutePath(), text.getBytes(UTF_8));
  }

  private static void look(String name) throws Exception {
    browser.look(1200, 800, false, PICTURES.resolve(name + "-light.png"));
    assertThat(Accessibility.violations(browser)).isEmpty();
    browser.look(1200, 800, true, PICTURES.resolve(name + "-dark.png"));
    assertThat(Accessibility.violations(browser)).isEmpty();
    browser.look(390, 800, false, PICTURES.resolve(name + "-phone.png"));
    assertThat(Accessibility.violations(browser)).isEmpty();
    browser.resize(1200, 800, false);
  }

  private static final List<Node> SMALL =
      List.of(
          Pages.node("clean.make", "clean", List.of("gpu"), List.of("x", "params:size"), "y"),
          Pages.node("clean.check", "clean", List.of(), List.of("y"), "z"),
          Pages.node("train", "", List.of("gpu"), List.of("z"), "model"));

  private static int count(String selector) throws Exception {
    return Integer.parseInt(browser.text("document.querySelectorAll('" + selector + "').length"));
  }

  private static void assertQuiet() {
    assertThat(browser.complaints()).isEmpty();
    assertThat(browser.requests()).isEmpty();
  }

  @Test
  void showsSearchesFoldsAndFilters() throws Exception {
    browser.open(page("small", SMALL));
    assertThat(count("g.box.task")).isEqualTo(3);
    assertThat(count("g.box.dataset")).isEqualTo(4);
    assertThat(count("g.box.parameter")).isEqualTo(1);
    assertThat(count("path.edge")).isEqualTo(7);
    look("small");

    browser.run(
        "const s = document.getElementById('search'); s.value = 'TRAIN'; s.dispatchEvent(new"
            + " Event('input'));");
    assertThat(count("g.box.hit")).isEqualTo(1);
    browser.run(
        "document.querySelector('g.box.hit').dispatchEvent(new MouseEvent('click', {bubbles:"
            + " true}))");
    assertThat(browser.text("document.getElementById('details').innerText"))
        .contains("train", "com.acme.Nodes#run", "Nodes.java:12", "16G", "DataFrame");

    browser.run("document.getElementById('fold').click()");
    assertThat(count("g.box.group")).isEqualTo(1);
    assertThat(count("g.box.task")).isEqualTo(1);
    browser.run("document.getElementById('fold').click()");
    browser.run(
        "const t = document.getElementById('tag'); t.value = 'gpu'; t.dispatchEvent(new"
            + " Event('change'));");
    assertThat(count("g.box.task")).isEqualTo(2);
    browser.run("document.getElementById('datasets').click()");
    assertThat(count("g.box.dataset")).isZero();
    assertQuiet();
  }

  @Tag("slow")
  @Test
  void pagesAreUsedWithTheKeyboardAlone() throws Exception {
    browser.open(page("walk", SMALL));
    assertThat(KeyboardWalk.problems(browser)).isEmpty();
    browser.open(run("walk-run", Runs.FLIGHTS, Runs.failed()));
    int tabs = count("[role=tab]");
    for (int i = 0; i < tabs; i++) {
      browser.run("document.querySelectorAll('[role=tab]')[" + i + "].click()");
      assertThat(KeyboardWalk.problems(browser)).as("tab " + i).isEmpty();
    }
    browser.resize(390, 800, true);
    assertThat(KeyboardWalk.problems(browser)).as("on a phone").isEmpty();
    browser.resize(1200, 800, false);
    assertQuiet();
  }

  @Tag("slow")
  @Test
  void boxesAreReachedAndOpenedWithTheKeyboard() throws Exception {
    browser.open(page("keys", SMALL));
    assertThat(count("g.box[role=button][aria-label]")).isEqualTo(8);
    browser.run("document.getElementById('graph').focus()");
    browser.press("Tab");
    String first = browser.text("document.activeElement.dataset.id");
    browser.press("ArrowDown");
    assertThat(browser.text("document.activeElement.dataset.id")).isNotEqualTo(first);
    browser.press("ArrowUp");
    browser.run("document.querySelector('g.box.task').focus()");
    browser.press("Enter");
    assertThat(browser.text("document.querySelector('#details h2').textContent"))
        .isEqualTo("clean.make");
    browser.press("Escape");
    assertThat(browser.text("document.querySelector('#details h2').textContent"))
        .isEqualTo("Choose a box");
    assertQuiet();
  }

  @Test
  void aRunShowsStatesTimesReasonsAndErrors() throws Exception {
    browser.open(run("failed", Runs.FLIGHTS, Runs.failed()));
    assertThat(count("g.box.good")).isEqualTo(3);
    assertThat(count("g.box.cached")).isEqualTo(1);
    assertThat(count("g.box.bad")).isEqualTo(1);
    assertThat(count("g.box.none")).isEqualTo(1);
    assertThat(browser.text("document.getElementById('banner').innerText"))
        .contains("Failed", "3 of 6 tasks done · 1 reused · 1 failed · 1 not run · 1.95 s");
    look("failed-graph");

    browser.run("document.querySelector('button.fault').click()");
    assertThat(browser.text("document.getElementById('details').innerText"))
        .contains("train", "0.41 s", "the matrix is singular", "training", "Nodes.java:12");
    look("failed-chosen");

    browser.run("document.getElementById('tab-timeline').focus()");
    browser.run("document.getElementById('tab-timeline').click()");
    assertThat(count("table.timeline tbody tr")).isEqualTo(6);
    assertThat(count(".bar")).isEqualTo(4);
    assertThat(browser.text("document.querySelector('table.timeline').innerText"))
        .contains("from flights-1", "changed: parameter size", "+0.91 s", "0.39 s");
    look("failed-timeline");
    browser.press("ArrowRight");
    assertThat(browser.text("document.activeElement.id")).isEqualTo("tab-data");
    browser.press("ArrowRight");
    assertThat(count("#panel-log details")).isEqualTo(3);
    assertThat(count("#panel-log details[open]")).isEqualTo(1);
    look("failed-log");
    browser.press("ArrowRight");
    assertThat(browser.text("document.getElementById('panel-about').innerText"))
        .contains("Set for this run", "size", "local");
    assertThat(browser.text("document.querySelector('#panel-about time').dateTime"))
        .isEqualTo("2026-11-23T10:00:00.000Z");
    look("failed-run");
    assertQuiet();
  }

  private static void search(String words) throws Exception {
    browser.run(
        "const s = document.getElementById('search'); s.value = '"
            + words
            + "'; s.dispatchEvent(new Event('input'));");
  }

  private static String text(String id) throws Exception {
    return browser.text("document.getElementById('" + id + "').innerText");
  }

  @Tag("slow")
  @Test
  void everyTabIsSearchedAndThePanelFollowsIt() throws Exception {
    browser.open(run("searched", Runs.FLIGHTS, Runs.failed()));
    assertThat(text("details")).startsWith("Choose a box");
    browser.run("document.getElementById('tab-timeline').click()");
    assertThat(text("details")).startsWith("Choose a task");
    search("train");
    assertThat(count("#panel-timeline tbody tr:not([hidden])")).isEqualTo(1);
    assertThat(text("count")).isEqualTo("1 found");
    browser.run("document.getElementById('tab-log').click()");
    assertThat(count("#panel-log > details:not([hidden])")).isEqualTo(1);
    assertThat(browser.text("getComputedStyle(document.querySelector('aside')).display"))
        .isEqualTo("none");
    search("");
    assertThat(count("#panel-log > details:not([hidden])")).isEqualTo(3);
    assertThat(browser.text("document.querySelector('#panel-log summary').innerText"))
        .matches("(?s).* \\d+ lines?, \\d+ bytes");
    browser.run("document.getElementById('tab-data').click()");
    assertThat(text("details")).startsWith("Choose a dataset");
    assertQuiet();
  }

  @Tag("slow")
  @Test
  void aListHasNodesByNamespaceTagAndLayer() throws Exception {
    browser.open(page("tree", SMALL));
    assertThat(text("tree")).contains("Nodes", "clean 2", "train", "Tags", "gpu 2");
    browser.run(
        "[...document.querySelectorAll('#tree .link')].find(e => e.textContent ==="
            + " 'check').click()");
    assertThat(browser.text("document.querySelector('#details h2').textContent"))
        .isEqualTo("clean.check");
    assertThat(browser.text("document.querySelector('g.box.chosen').dataset.id"))
        .isEqualTo("n:clean.check");
    assertQuiet();
  }

  /** Points of an arrow that lie within a box, whichever. */
  private static final String CROSSED =
      """
      (() => {
        const boxes = [...document.querySelectorAll('g.box')].map((box) => {
          const [x, y] = box.getAttribute('transform').match(/-?[\\d.]+/g).map(Number);
          const rect = box.querySelector('rect');
          return {x, y, w: +rect.getAttribute('width'), h: +rect.getAttribute('height'), id: box.dataset.id};
        });
        const hits = new Set();
        document.querySelectorAll('path.edge').forEach((path) => {
          const length = path.getTotalLength();
          for (let at = 0; at <= length; at += 3) {
            const p = path.getPointAtLength(at);
            boxes.filter((b) => p.x > b.x + 3 && p.x < b.x + b.w - 3 && p.y > b.y + 3 && p.y < b.y + b.h - 3)
              .forEach((b) => hits.add(b.id));
          }
        });
        return [...hits].join(' ');
      })()
      """;

  @Test
  void arrowsCrossNoBoxesAndNamesAreWhole() throws Exception {
    String far = "a_dataset_with_a_name_that_is_rather_long_for_a_box";
    List<Node> nodes = new ArrayList<>();
    nodes.add(Pages.node("first", "", List.of(), List.of("x"), far));
    for (int i = 0; i < 6; i++) {
      List<String> inputs = i == 0 ? List.of(far) : List.of("d" + (i - 1), i == 5 ? far : "x");
      nodes.add(Pages.node("step_number_" + i, "", List.of(), inputs, "d" + i));
    }
    browser.open(page("long", nodes));
    assertThat(browser.text(CROSSED)).isEmpty();
    assertThat(browser.text("document.getElementById('panel-graph').textContent")).contains(far);
    browser.open(run("flights", Runs.FLIGHTS, Runs.failed()));
    assertThat(browser.text(CROSSED)).isEmpty();
  }

  /** Sixty nodes in namespaces within namespaces, joined at random: dagre alone crosses boxes. */
  @Tag("slow")
  @Test
  void arrowsCrossNoBoxesOfManyNamespacesWhoseNamesAreSeenFromFarAway() throws Exception {
    List<String> namespaces = List.of("load", "load.raw", "fit", "fit.one", "fit.two", "tell", "");
    Random random = new Random(5);
    List<Node> nodes = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      String namespace = namespaces.get(i * namespaces.size() / 60);
      Set<String> inputs = new LinkedHashSet<>();
      inputs.add(i == 0 ? "x" : "d" + Math.max(0, i - 1 - random.nextInt(5)));
      inputs.add(i < 7 ? "x" : "d" + (i - 1 - random.nextInt(7)));
      String name = (namespace.isEmpty() ? "" : namespace + ".") + "step_" + i;
      nodes.add(Pages.node(name, namespace, List.of(), List.copyOf(inputs), "d" + i));
    }
    browser.open(page("namespaces", nodes));
    assertThat(browser.text(CROSSED)).isEmpty();
    assertThat(browser.text("getComputedStyle(document.querySelector('.frame-title')).display"))
        .isNotEqualTo("none");
    assertQuiet();
  }

  @Tag("slow")
  @Test
  void nodesThatShareATaskShareItsState() throws Exception {
    ReportedTask shared = Runs.task("both", ReportedTask.State.DONE, 0, 900, "first run", "", "ok");
    RunRecord run =
        Runs.job(RunRecord.Outcome.SUCCEEDED, List.of(shared), List.of())
            .withNodeTimes(Map.of("clean.make", Duration.ofMillis(250)));
    browser.open(written("shared", Pages.grouped(config(), SMALL, "both").text(run)));
    assertThat(count("g.box.good")).isEqualTo(3);
    assertThat(count("g.frame.group")).isEqualTo(1);
    browser.run("document.getElementById('tab-timeline').click()");
    assertThat(browser.text("document.querySelector('table.timeline').innerText"))
        .contains("both", "clean.make 0.25 s", "train", "0.90 s");
    browser.run("document.getElementById('tab-graph').click()");
    browser.run("document.getElementById('fold').click()");
    assertThat(count("g.box.group.good")).isEqualTo(1);
    browser.run(
        "document.querySelector('g.box.group').dispatchEvent(new MouseEvent('click', {bubbles:"
            + " true}))");
    assertThat(browser.text("document.getElementById('details').innerText"))
        .contains("they share a start", "clean.check", "done");
    look("shared");
    assertQuiet();
  }

  @Tag("slow")
  @Test
  void aRunShowsWhatItWrote() throws Exception {
    browser.open(run("data", Runs.FLIGHTS, Runs.succeeded(Runs.data())));
    assertThat(browser.text("document.getElementById('banner').innerText"))
        .contains("Succeeded", "6 of 6 tasks done", "r2 0.5465", "rows 31");
    browser.run("document.getElementById('tab-data').click()");
    assertThat(count("section.card")).isEqualTo(5);
    assertThat(count("#panel-data script")).isZero();
    assertThat(browser.text("document.querySelector('table.cells').innerText"))
        .contains("<script>alert(1)</script>", "double, 3 nulls", "null");
    assertThat(browser.text("document.getElementById('panel-data').innerText"))
        .contains(
            "the first 77,096 rows, 2 shown · 4 columns · of a file of 50 MB",
            "too large to be read");
    browser.await("document.querySelector('#panel-data img').naturalWidth === 320");
    look("data-panel");
    browser.run("document.querySelectorAll('section.card button')[1].click()");
    assertThat(count("#details table.cells")).isEqualTo(1);
    browser.run("document.getElementById('tab-graph').click()");
    look("data-chosen");
    assertQuiet();
  }

  @Tag("slow")
  @Test
  void hostileNamesAreText() throws Exception {
    String script = "</script><script>document.title='owned'</script><img src=x onerror=alert(1)>";
    String long10k = "n".repeat(10_000);
    browser.open(
        page(
            "hostile",
            List.of(
                Pages.node(script, script, List.of(script), List.of("x"), "\u202Edata"),
                Pages.node(long10k, "", List.of(), List.of("\u202Edata"), "'\"&<b>"))));
    assertThat(browser.text("document.title")).isEqualTo("space");
    assertThat(count("img")).isZero();
    browser.run(
        "[...document.querySelectorAll('g.box')].forEach(n => n.dispatchEvent(new"
            + " MouseEvent('click', {bubbles: true})))");
    assertThat(count("img")).isZero();
    assertThat(count("script")).isEqualTo(3);
    browser.look(1200, 800, false, PICTURES.resolve("hostile.png"));
    assertQuiet();
  }

  @Tag("slow")
  @Test
  void hostileDataIsText() throws Exception {
    String script = "</script><script>document.title='owned'</script><img src=x onerror=alert(1)>";
    String name = "n".repeat(10_000);
    String binary = "\u0000\u0007\u001b[31mred\u202Etxet\uD800";
    List<Node> nodes = List.of(Pages.node(name, "", List.of(), List.of("x"), script));
    String json = new Gson().toJson(script);
    browser.open(
        run(
            "hostile-run",
            nodes,
            Runs.job(
                RunRecord.Outcome.FAILED,
                List.of(
                    Runs.task(
                        name, ReportedTask.State.FAILED, 0, 9, script, script, script, binary)),
                List.of(
                    Runs.data(script, name, "{kind: text, text: " + json + "}"),
                    Runs.data(
                        "table",
                        name,
                        "{kind: table, rows: 1, width: 1, columns: [{name: "
                            + json
                            + ", type: string, nulls: 0}], head: [["
                            + json
                            + "]]}"),
                    Runs.data(
                        "drawing",
                        name,
                        "{kind: image, media: 'image/svg+xml', data: '"
                            + Base64.getEncoder()
                                .encodeToString(
                                    "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"
                                        .getBytes(UTF_8))
                            + "'}")))));
    browser.run("document.querySelector('button.fault').click()");
    for (String tab : List.of("timeline", "data", "log", "about", "graph")) {
      browser.run("document.getElementById('tab-" + tab + "').click()");
      browser.look(390, 800, false, PICTURES.resolve("hostile-run-" + tab + ".png"));
      assertThat(
              browser.text(
                  "document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
          .as(tab)
          .isEqualTo("true");
    }
    browser.resize(1200, 800, false);
    assertThat(browser.text("document.title")).doesNotContain("owned");
    assertThat(count("script")).isEqualTo(3);
    assertThat(count("img")).isEqualTo(1);
    assertThat(browser.text("document.getElementById('panel-log').innerText"))
        .contains("onerror", "red");
    assertQuiet();
  }

  @Tag("slow")
  @Test
  void manyNodesAreShownAndVeryManyAreFolded() throws Exception {
    browser.open(page("hundred", Pages.layered(100, true)));
    assertThat(Accessibility.violations(browser)).isEmpty();
    browser.open(page("thousand", Pages.layered(1_000, true)));
    assertThat(count("g.box.task")).isEqualTo(1_000);
    browser.look(1200, 800, false, PICTURES.resolve("thousand.png"));
    browser.open(page("ten-thousand", Pages.layered(10_000, false)));
    assertThat(count("g.box.group")).isEqualTo(167);
    browser.run(
        "document.querySelector('g.box.group').dispatchEvent(new MouseEvent('dblclick', {bubbles:"
            + " true}))");
    assertThat(count("g.box.task")).isEqualTo(60);
    browser.look(1200, 800, false, PICTURES.resolve("ten-thousand.png"));
    assertQuiet();
  }
}
