package io.github.vertexmaven.docs.site;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.vertexmaven.browser.Accessibility;
import io.github.vertexmaven.browser.Browser;
import io.github.vertexmaven.browser.KeyboardWalk;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The site in a real browser, where one is installed; in CI one has to be. */
@Tag("slow")
class SiteInBrowserTest {

  private static final Path SITE = Path.of("target", "site").toAbsolutePath();

  /** Stays after the tests, for people to look at. */
  private static final Path PICTURES = Path.of("target", "pictures");

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

  private static void open(String page, int width, boolean dark) throws Exception {
    browser.resize(width, 900, dark);
    browser.open(SITE.resolve(page));
  }

  private static void look(String name, int width, boolean dark) throws Exception {
    browser.look(width, 900, dark, PICTURES.resolve(name + ".png"));
    assertThat(Accessibility.violations(browser)).as(name).isEmpty();
    assertThat(browser.complaints()).as(name).isEmpty();
    assertThat(browser.requests())
        .as(name)
        .allMatch(request -> request.startsWith(SITE.toUri().toString()));
  }

  private static boolean isTrue(String condition) throws Exception {
    return browser.text(condition).equals("true");
  }

  @ParameterizedTest
  @ValueSource(strings = {"index", "explanation/how-it-works"})
  void pagesAreForEveryoneInLightInDarkAndOnAPhone(String page) throws Exception {
    assertThatItIsForEveryone(page);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tutorial/first-run", "reference/goals/status", "project/architecture"})
  void othersAreForEveryoneToo(String page) throws Exception {
    assertThatItIsForEveryone(page);
  }

  private static void assertThatItIsForEveryone(String page) throws Exception {
    String name = page.replace('/', '-');
    open(page + ".html", 1400, false);
    look(name + "-light", 1400, false);
    browser.resize(1400, 900, true);
    look(name + "-dark", 1400, true);
    browser.resize(390, 900, false);
    look(name + "-phone", 390, false);
    assertThat(isTrue("document.documentElement.scrollWidth <= 390"))
        .as("nothing sticks out")
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "reference/goals/run-once",
        "reference/settings",
        "reference/datasets",
        "reference/api",
        "reference/messages",
        "reference/index",
        "how-to/kedro",
        "how-to/troubleshooting"
      })
  void longPagesHaveTheirPlaceOnAPhoneToo(String page) throws Exception {
    String name = page.replace('/', '-');
    open(page + ".html", 1400, false);
    browser.look(1400, 900, false, PICTURES.resolve(name + "-light.png"));
    assertThat(Accessibility.violations(browser)).isEmpty();
    browser.look(390, 900, true, PICTURES.resolve(name + "-phone-dark.png"));
    assertThat(Accessibility.violations(browser)).isEmpty();
    assertThat(isTrue("document.documentElement.scrollWidth <= 390")).isTrue();
    assertThat(browser.complaints()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "index",
        "tutorial/first-run",
        "how-to/troubleshooting",
        "reference/goals/status",
        "reference/settings",
        "project/architecture"
      })
  void pagesAreUsedWithTheKeyboardAlone(String page) throws Exception {
    open(page + ".html", 1400, false);
    assertThat(KeyboardWalk.problems(browser)).isEmpty();
    open(page + ".html", 390, true);
    assertThat(KeyboardWalk.problems(browser)).as("on a phone").isEmpty();
  }

  @Test
  void theKeyboardFindsAGoal() throws Exception {
    open("tutorial/first-run.html", 1400, false);
    find("run-local");
    assertThat(browser.text("document.activeElement.id")).isEqualTo("query");
    assertThat(chosen()).isEqualTo("vertexai:run-local");
    browser.press("ArrowDown");
    assertThat(chosen()).isNotEqualTo("vertexai:run-local");
    browser.press("ArrowUp");
    browser.press("Enter");
    browser.await("location.pathname.endsWith('/reference/goals/run-local.html')");
  }

  @Test
  void theSearchIsForEveryone() throws Exception {
    open("index.html", 1400, false);
    find("retry backoff");
    look("search-light", 1400, false);
    look("search-dark", 1400, true);
    look("search-phone", 390, false);
    browser.press("Escape");
    assertThat(isTrue("document.getElementById('finder').open")).isFalse();
  }

  private static void find(String words) throws Exception {
    if (!isTrue("document.getElementById('finder').open")) {
      browser.press("/");
    }
    browser.await(
        "document.getElementById('finder').open && typeof searchIndex === 'object' && typeof lunr === 'function'");
    browser.run(
        "const query = document.getElementById('query'); query.value = '"
            + words
            + "'; query.dispatchEvent(new Event('input'))");
    browser.await("document.querySelectorAll('#results li').length > 0");
  }

  private static String chosen() throws Exception {
    return browser.text("document.querySelector('[aria-selected=true] .name').textContent");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dryRun|-Dvertexai.dryRun",
        "experiment name|run_config.experiment_name",
        "parquet|parquet",
        "shedule|Schedule runs",
        "@Node|@Node",
        "resume after a failure|Resume after a failure",
        "kedro|From kedro-vertexai, step by step"
      })
  void theSearchRanksWhatIsMeantFirst(String words) throws Exception {
    String[] parts = words.split("\\|");
    if (!isTrue(
        "location.protocol === 'file:' && document.getElementById('finder')?.open === true")) {
      open("index.html", 1400, false);
    }
    find(parts[0]);
    assertThat(chosen()).isEqualTo(parts[1]);
  }

  /** What people ask, and the page that has to come first. */
  @Test
  void questionsLeadToTheirPages() throws Exception {
    List<String> wrong = new ArrayList<>();
    List<String> questions =
        Files.readAllLines(Path.of("src/test/resources/questions.txt")).stream()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .toList();
    assertThat(questions).hasSizeGreaterThanOrEqualTo(30);
    open("index.html", 1400, false);
    for (String line : questions) {
      String[] parts = line.split(" *\\| *");
      find(parts[0]);
      String first = browser.text("document.querySelector('#results li').dataset.url");
      if (!first.replaceFirst("#.*", "").equals(parts[1] + ".html")) {
        wrong.add(
            parts[0]
                + ": "
                + parts[1]
                + ", but "
                + browser.text(
                    "[...document.querySelectorAll('#results li')].slice(0, 3).map(e => e.dataset.url).join(', ')"));
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void aPhoneShowsTheNavigationWhenAsked() throws Exception {
    open("how-to/catalog.html", 390, false);
    assertThat(isTrue("document.getElementById('navigation').checkVisibility()")).isFalse();
    browser.run("document.getElementById('menu').click()");
    assertThat(isTrue("document.getElementById('navigation').checkVisibility()")).isTrue();
    look("navigation-phone", 390, false);
    browser.press("Escape");
    assertThat(isTrue("document.getElementById('navigation').checkVisibility()")).isFalse();
    assertThat(browser.text("document.activeElement.id")).isEqualTo("menu");
  }

  @Test
  void theColoursCanBeChosenAndStay() throws Exception {
    open("index.html", 1400, false);
    browser.run("document.getElementById('theme').click()");
    assertThat(background()).isEqualTo("rgb(18, 22, 29)");
    browser.open(SITE.resolve("reference/words.html"));
    assertThat(background()).isEqualTo("rgb(18, 22, 29)");
    browser.run("document.getElementById('theme').click()");
    assertThat(background()).isEqualTo("rgb(255, 255, 255)");
    browser.run("localStorage.clear()");
  }

  private static String background() throws Exception {
    return browser.text("getComputedStyle(document.body).backgroundColor");
  }

  @Test
  void aServerMayShowItBelowAnyPath() throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/docs/1.0/",
        exchange -> {
          Path file = SITE.resolve(exchange.getRequestURI().getPath().substring(10));
          byte[] bytes = Files.readAllBytes(file);
          exchange.getResponseHeaders().add("Content-Type", type(file));
          exchange.sendResponseHeaders(200, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
    try {
      URI top = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/docs/1.0/");
      browser.open(top.resolve("reference/goals/ui.html"));
      find("retry backoff");
      assertThat(chosen()).contains("retry");
      assertThat(browser.requests()).allMatch(request -> request.startsWith(top.toString()));
      assertThat(browser.complaints()).isEmpty();
    } finally {
      server.stop(0);
    }
  }

  private static String type(Path file) throws IOException {
    String name = file.toString();
    return name.endsWith(".js")
        ? "text/javascript"
        : name.endsWith(".css") ? "text/css" : "text/html; charset=utf-8";
  }
}
