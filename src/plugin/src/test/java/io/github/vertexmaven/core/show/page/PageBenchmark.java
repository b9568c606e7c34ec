package io.github.vertexmaven.core.show.page;

import io.github.vertexmaven.Configs;
import io.github.vertexmaven.browser.Browser;
import io.github.vertexmaven.core.compile.graph.ProjectGraph.Node;
import io.github.vertexmaven.core.show.report.ReportedTask;
import io.github.vertexmaven.core.show.report.ReportedTask.State;
import io.github.vertexmaven.core.show.report.RunRecord.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How large pages are, how long they take to open, and how smoothly they pan: milliseconds from the
 * page's arrival to its last script, and between two frames while the graph is dragged. Medians;
 * rendering is in software, which is slower than any screen's.
 */
public final class PageBenchmark {

  private static final int RUNS = 5;

  /** Drags the graph over ninety frames; answers the times between them. */
  private static final String PAN =
      """
      new Promise((done) => {
        const graph = document.getElementById('graph');
        const event = (kind, x) => graph.dispatchEvent(new PointerEvent(kind,
            {bubbles: true, pointerId: 1, clientX: x, clientY: 300 + x / 3}));
        const times = [];
        let x = 300;
        event('pointerdown', x);
        const step = (now) => {
          times.push(now);
          x += times.length % 60 < 30 ? 9 : -9;
          event('pointermove', x);
          if (times.length < 91) requestAnimationFrame(step);
          else { event('pointerup', x); done(times.slice(1).map((t, i) => t - times[i]).join(' ')); }
        };
        requestAnimationFrame(step);
      })\
      """;

  private PageBenchmark() {}

  /** Takes no arguments. */
  public static void main(String[] args) throws Exception {
    Path dir = Files.createTempDirectory("pages");
    List<Node> thousand = Pages.layered(1_000, true);
    List<Node> many = Pages.layered(10_000, false);
    try (Browser browser = Browser.start(dir.resolve("profile"))) {
      browser.resize(1200, 800, false);
      measure("6 nodes", of(dir, Runs.FLIGHTS).text(), browser, dir);
      measure("6 nodes, run", of(dir, Runs.FLIGHTS).text(Runs.failed()), browser, dir);
      measure("100 nodes", of(dir, Pages.layered(100, true)).text(), browser, dir);
      measure("250 nodes", of(dir, Pages.layered(250, true)).text(), browser, dir);
      measure("1,000 nodes", of(dir, thousand).text(), browser, dir);
      measure("1,000 nodes, run", of(dir, thousand).text(run(thousand)), browser, dir);
      measure("10,000 nodes", of(dir, many).text(), browser, dir);
      measure("10,000 nodes, run", of(dir, many).text(run(many)), browser, dir);
    }
  }

  private static PipelinePage of(Path dir, List<Node> nodes) {
    return Pages.of(Configs.in(dir).resolve(), nodes);
  }

  private static io.github.vertexmaven.core.show.report.RunRecord run(List<Node> nodes) {
    List<ReportedTask> tasks = new ArrayList<>();
    for (int i = 0; i < nodes.size(); i++) {
      tasks.add(Runs.task(nodes.get(i).name(), State.DONE, i, i + 900, "first run", "", "ok"));
    }
    return Runs.job(Outcome.SUCCEEDED, tasks, List.of());
  }

  private static void measure(String what, String text, Browser browser, Path dir)
      throws Exception {
    Path file = Files.writeString(dir.resolve("page.html"), text);
    double[] open = new double[RUNS];
    for (int run = 0; run < RUNS; run++) {
      open[run] = browser.open(file);
    }
    browser.run("document.getElementById('closer').click()");
    double[] fitted = frames(browser);
    for (int i = 0; i < 8; i++) {
      browser.run("document.getElementById('closer').click()");
    }
    double[] near = frames(browser);
    System.out.printf(
        "%-18s %7d kB  opens in %6.0f ms  frames %5.1f ms (95%%: %5.1f)  near %5.1f ms (95%%:"
            + " %5.1f)%n",
        what,
        Files.size(file) / 1000,
        at(open, 0.5),
        at(fitted, 0.5),
        at(fitted, 0.95),
        at(near, 0.5),
        at(near, 0.95));
  }

  private static double[] frames(Browser browser) throws Exception {
    return Arrays.stream(browser.answer(PAN).split(" ")).mapToDouble(Double::parseDouble).toArray();
  }

  private static double at(double[] values, double part) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[(int) (part * (sorted.length - 1))];
  }
}
