package io.github.vertexmaven.viewer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.vertexmaven.browser.Accessibility;
import io.github.vertexmaven.browser.Browser;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures in a real browser, where one is installed; in CI one has to be. */
class DrawingTest {

  private static final String PAGE =
      """
      <!DOCTYPE html>
      <html lang="en"><head><meta charset="utf-8"><title>Drawing</title>
      <link rel="icon" href="data:,">
      <link rel="stylesheet" href="viewer.css">
      <style>
      :root { --back: #fff; --front: #111; --soft: #555; --focus: #00f; } .graph { height: 90vh; }
      </style>
      <script defer src="dagre.min.js"></script>
      <script type="module">
      import { Drawing } from './drawing.js';
      window.said = [];
      window.drawing = new Drawing('A graph', {
        choose: (id) => said.push('choose ' + id), fold: (id) => said.push('fold ' + id),
      });
      window.task = (id, more) => ({ id, kind: 'task', title: 'Task', label: id, ...more });
      document.querySelector('main').append(drawing.canvas);
      document.documentElement.dataset.ready = 'true';
      </script>
      </head><body><main><h1>Drawing</h1></main></body></html>
      """;

  @TempDir static Path dir;

  private static Browser browser;
  private static HttpServer server;

  @BeforeAll
  static void start() throws Exception {
    browser = Browser.startOrSkip(dir.resolve("profile"));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", DrawingTest::serve);
    server.start();
  }

  @AfterAll
  static void stop() throws Exception {
    if (server != null) {
      server.stop(0);
    }
    if (browser != null) {
      browser.close();
    }
  }

  private static void serve(HttpExchange exchange) throws IOException {
    String name = exchange.getRequestURI().getPath().substring(1);
    byte[] body = name.isEmpty() ? PAGE.getBytes(UTF_8) : file(name);
    String type =
        name.endsWith("js") ? "text/javascript" : name.isEmpty() ? "text/html" : "text/css";
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static byte[] file(String name) throws IOException {
    try (InputStream in = DrawingTest.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    }
  }

  @AfterEach
  void staysQuiet() {
    assertThat(browser.complaints()).isEmpty();
  }

  private static void show(String boxes, String arrows) throws Exception {
    browser.open(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"));
    again(boxes, arrows);
  }

  private static void again(String boxes, String arrows) throws Exception {
    browser.run("drawing.show({ boxes: [" + boxes + "], arrows: [" + arrows + "] })");
  }

  private static int count(String selector) throws Exception {
    return Integer.parseInt(browser.text("document.querySelectorAll('" + selector + "').length"));
  }

  private static String label(String id) throws Exception {
    return browser
        .text("document.querySelector('[data-id=\"" + id + "\"]').getAttribute('aria-label')")
        .replaceAll("[\u2068\u2069]", "");
  }

  private static double top(String id) throws Exception {
    return Double.parseDouble(
        browser.text(
            "document.querySelector('[data-id=\"" + id + "\"]').getBoundingClientRect().top"));
  }

  @Test
  void drawsGroupsWithWhatIsInside() throws Exception {
    show(
        "task('a'), task('g', { kind: 'group', isGroup: true, isOpen: true, state: 'failed', tone:"
            + " 'bad', sign: '✕', inside: { boxes: [task('b'), task('c')], arrows: [['b', 'c']] }}),"
            + " task('h', { kind: 'group', isGroup: true, isExit: true })",
        "['a', 'g'], ['g', 'h']");
    assertThat(count(".box")).isEqualTo(5);
    assertThat(count(".box.open")).isEqualTo(1);
    assertThat(count(".edge")).isEqualTo(3);
    assertThat(label("g")).isEqualTo("Task g, failed, unfolded");
    assertThat(label("h")).isEqualTo("Task h, folded, runs at the end");
    assertThat(top("a")).isLessThan(top("g"));
    assertThat(top("g")).isLessThan(top("b"));
    assertThat(top("b")).isLessThan(top("c"));
    assertThat(top("c")).isLessThan(top("h"));
    assertThat(Accessibility.violations(browser)).isEmpty();
  }

  @Test
  void drawsFramesAroundBoxes() throws Exception {
    show(
        "task('a'), task('b', { within: [{ id: 's', name: 'clean', kind: 'namespace' }] })",
        "['a', 'b']");
    assertThat(count(".frame.namespace")).isEqualTo(1);
    browser.run(
        "document.querySelector('.frame rect').dispatchEvent(new MouseEvent('dblclick', {bubbles:"
            + " true}))");
    assertThat(browser.text("said.join()")).isEqualTo("fold s");
    assertThat(Accessibility.violations(browser)).isEmpty();
  }

  @Test
  void isUsedWithTheKeyboard() throws Exception {
    show(
        "task('a'), task('b'), task('g', { kind: 'group', isGroup: true })",
        "['a', 'b'], ['b', 'g']");
    browser.run("document.querySelector('.graph').focus()");
    for (String key : new String[] {"Tab", "ArrowDown", "Enter", "ArrowDown", "Enter"}) {
      browser.press(key);
    }
    assertThat(browser.text("document.activeElement.dataset.id")).isEqualTo("g");
    for (String key : new String[] {" ", "f", "+"}) {
      browser.run(
          "document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {key: '"
              + key
              + "', bubbles: true}))");
    }
    assertThat(browser.text("said.join()")).isEqualTo("choose b,choose g,fold g,fold g");
    assertThat(browser.text("drawing.camera.moved()")).isEqualTo("true");
  }

  @Test
  void onlyColoursChangeWhenOnlyStatesDo() throws Exception {
    show("task('a', { sign: '○', tone: 'wait', state: 'pending' })", "");
    browser.run("window.before = document.querySelector('.box')");
    again("task('a', { sign: '✓', tone: 'good', state: 'succeeded' })", "");
    assertThat(browser.text("before.isConnected && before.classList.contains('good')"))
        .isEqualTo("true");
    assertThat(label("a")).isEqualTo("Task a, succeeded");
    again("task('a'), task('b')", "");
    assertThat(browser.text("before.isConnected")).isEqualTo("false");
  }

  @Test
  void marksWhatIsChosenJoinedAndFound() throws Exception {
    show("task('a'), task('b'), task('c')", "['a', 'b'], ['b', 'c']");
    browser.run("drawing.select('a')");
    assertThat(count(".box.chosen")).isEqualTo(1);
    assertThat(count(".edge.near")).isEqualTo(1);
    assertThat(count(".choosing .box:not(.near)")).isEqualTo(1);
    browser.run("drawing.search((box) => box.label > 'a')");
    assertThat(browser.text("drawing.hits")).isEqualTo("2");
    assertThat(count(".searching .box.hit")).isEqualTo(2);
  }

  @Test
  void laysOutManyBoxesAndArrowsThatLeadInCircles() throws Exception {
    String boxes =
        IntStream.range(0, 400)
            .mapToObj(i -> "task('n" + i + "')")
            .reduce((a, b) -> a + "," + b)
            .get();
    show(boxes, "['n0', 'n1'], ['n1', 'n2'], ['n2', 'n1'], ['n2', 'n3']");
    assertThat(count(".box")).isEqualTo(400);
    assertThat(count(".edge")).isEqualTo(4);
    assertThat(top("n0")).isLessThan(top("n1"));
    assertThat(top("n1")).isLessThan(top("n2"));
    assertThat(top("n2")).isLessThan(top("n3"));
  }
}
