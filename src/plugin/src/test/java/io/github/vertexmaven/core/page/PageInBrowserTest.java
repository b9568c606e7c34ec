package io.github.vertexmaven.core.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.Configs;
import io.github.vertexmaven.browser.Accessibility;
import io.github.vertexmaven.browser.Browser;
import io.github.vertexmaven.core.graph.ProjectGraph.Node;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
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
    Files.createDirectories(PICTURES);
    Path file = PICTURES.resolve(name + ".html").toAbsolutePath();
    String text =
        Pages.page(
            Configs.in(dir)
                .conf("base/catalog.yml", "x: {type: csv, filepath: data/x.csv}\n")
                .conf("base/parameters.yml", "size: 3\n")
                .resolve(),
            nodes);
    Files.writeString(file, text);
    return file;
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
    assertThat(count("g.node.task")).isEqualTo(3);
    assertThat(count("g.node.dataset")).isEqualTo(4);
    assertThat(count("g.node.parameter")).isEqualTo(1);
    assertThat(count("path.edge")).isEqualTo(7);
    browser.look(1200, 800, false, PICTURES.resolve("small-light.png"));
    assertThat(Accessibility.violations(browser)).isEmpty();
    browser.look(1200, 800, true, PICTURES.resolve("small-dark.png"));
    assertThat(Accessibility.violations(browser)).isEmpty();
    browser.look(390, 800, false, PICTURES.resolve("small-phone.png"));

    browser.run(
        "const s = document.getElementById('search'); s.value = 'TRAIN'; s.dispatchEvent(new Event('input'));");
    assertThat(count("g.node.hit")).isEqualTo(1);
    browser.run("document.querySelector('g.node.hit').dispatchEvent(new MouseEvent('click'))");
    assertThat(browser.text("document.getElementById('details').innerText"))
        .contains("train", "com.acme.Nodes#run", "Nodes.java:12", "16G", "DataFrame");

    browser.run("document.getElementById('fold').click()");
    assertThat(count("g.node.fold")).isEqualTo(1);
    assertThat(count("g.node.task")).isEqualTo(1);
    browser.run("document.getElementById('fold').click()");
    browser.run(
        "const t = document.getElementById('tag'); t.value = 'gpu'; t.dispatchEvent(new Event('change'));");
    assertThat(count("g.node.task")).isEqualTo(2);
    browser.run("document.getElementById('datasets').click()");
    assertThat(count("g.node.dataset")).isZero();
    assertQuiet();
  }

  @Test
  void boxesAreReachedAndOpenedWithTheKeyboard() throws Exception {
    browser.open(page("keys", SMALL));
    assertThat(count("g.node[tabindex=\"0\"][role=button][aria-label]")).isEqualTo(8);
    browser.run(
        "const n = document.querySelector('g.node.task'); n.focus();"
            + " n.dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', bubbles: true}));");
    assertThat(browser.text("document.querySelector('#details h2').textContent"))
        .isEqualTo("clean.make");
    assertThat(
            browser.text(
                "[...document.querySelectorAll('input,select,button')].filter(e =>"
                    + " !(e.textContent.trim() || e.getAttribute('aria-label'))).length"))
        .isEqualTo("0");
    assertQuiet();
  }

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
        "[...document.querySelectorAll('g.node')].forEach(n => n.dispatchEvent(new MouseEvent('click')))");
    assertThat(count("img")).isZero();
    assertThat(count("script")).isEqualTo(3);
    browser.look(1200, 800, false, PICTURES.resolve("hostile.png"));
    assertQuiet();
  }

  @Test
  void manyNodesAreShownAndVeryManyAreFolded() throws Exception {
    browser.open(page("thousand", Pages.layered(1_000, true)));
    assertThat(count("g.node.task")).isEqualTo(1_000);
    browser.look(1200, 800, false, PICTURES.resolve("thousand.png"));
    browser.open(page("ten-thousand", Pages.layered(10_000, false)));
    assertThat(count("g.node.fold")).isEqualTo(167);
    browser.run("document.querySelector('g.node.fold').dispatchEvent(new MouseEvent('dblclick'))");
    assertThat(count("g.node.task")).isEqualTo(60);
    browser.look(1200, 800, false, PICTURES.resolve("ten-thousand.png"));
    assertQuiet();
  }
}
