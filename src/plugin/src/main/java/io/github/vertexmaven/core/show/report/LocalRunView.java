package io.github.vertexmaven.core.show.report;

import io.github.vertexmaven.core.Log;
import io.github.vertexmaven.core.compile.fork.ForkEvents;
import io.github.vertexmaven.core.show.report.TestReport.Case;
import io.github.vertexmaven.core.show.report.TestReport.Outcome;
import io.github.vertexmaven.core.show.status.Stopped;
import io.github.vertexmaven.core.show.status.Written;
import io.github.vertexmaven.core.show.table.Screen;
import io.github.vertexmaven.core.show.table.TableColumn;
import io.github.vertexmaven.core.show.table.TextCell;
import io.github.vertexmaven.core.show.table.TextTable;
import io.github.vertexmaven.json.Fields;
import io.github.vertexmaven.json.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Shows a local run while it goes on, and sums it up. */
public final class LocalRunView implements ForkEvents {

  private static final List<TableColumn> COLUMNS =
      List.of(
          TableColumn.key("Node"),
          TableColumn.word("State").atLeast(8),
          TableColumn.number("Seconds").atLeast(8));

  private enum State {
    WAITING("not run"),
    RUNNING("stopped"),
    DONE("done"),
    FAILED("failed");

    private final String words;

    State(String words) {
      this.words = words;
    }
  }

  private record NodeLine(State state, double seconds, int attempts) {

    static final NodeLine WAITING = new NodeLine(State.WAITING, 0, 0);

    NodeLine begun() {
      return new NodeLine(State.RUNNING, seconds, attempts + 1);
    }

    NodeLine done(double took) {
      return new NodeLine(State.DONE, took, attempts);
    }

    NodeLine failed() {
      return new NodeLine(State.FAILED, seconds, attempts);
    }
  }

  private final Log log;
  private final Path baseDir;
  private final Screen screen;
  private final Map<String, NodeLine> body = new LinkedHashMap<>();
  private final Map<String, NodeLine> exit = new LinkedHashMap<>();
  private final Map<String, Written> outputs = new TreeMap<>();
  private final List<String> failures = new ArrayList<>();
  private final Map<String, String> reasons = new LinkedHashMap<>();
  private final List<String> exitFailures = new ArrayList<>();
  private final long start = System.nanoTime();
  private Map<String, NodeLine> nodes = body;
  private Optional<String> exitPipeline = Optional.empty();
  private Fields stopped = new Fields(Map.of());
  private Runnable described = () -> {};
  private Consumer<List<String>> setAside = problems -> {};

  /** A view of a run of the project in that folder. */
  public LocalRunView(Log log, Path baseDir, Screen screen) {
    this.log = log;
    this.baseDir = baseDir;
    this.screen = screen;
  }

  /**
   * What to do when the pipelines have been described.
   *
   * @param action when all of them are sound
   * @param aside with what is wrong with others than the one that runs
   */
  public void onDescribed(Runnable action, Consumer<List<String>> aside) {
    this.described = action;
    this.setAside = aside;
  }

  @Override
  public void output(String line) {
    log.info(line);
  }

  /** What is said of the run when somebody stops the build: asked for while events still come. */
  public synchronized String stopped() {
    List<NodeLine> lines = new ArrayList<>(body.values());
    lines.addAll(exit.values());
    List<String> running = Stream.of(body, exit).flatMap(LocalRunView::running).toList();
    long done = lines.stream().filter(line -> line.state() == State.DONE).count();
    return Stopped.local(running, done, lines.size());
  }

  /**
   * The nodes that ran when the process ended without a word; empty when nothing had begun, or when
   * the exit pipeline had.
   */
  public synchronized Optional<List<String>> brokenOff() {
    return body.isEmpty() || exitPipeline.isPresent()
        ? Optional.empty()
        : Optional.of(running(body).toList());
  }

  private static Stream<String> running(Map<String, NodeLine> nodes) {
    return nodes.entrySet().stream()
        .filter(node -> node.getValue().state() == State.RUNNING)
        .map(Map.Entry::getKey);
  }

  @Override
  public synchronized void event(String name, Fields fields) {
    switch (name) {
      case "described" -> described.run();
      case "setAside" -> setAside.accept(fields.texts("problems"));
      case "warning" -> log.warn(fields.text("why"));
      case "run" -> begun(fields.texts("nodes"));
      case "started" -> started(fields.text("node"));
      case "done" -> done(fields.text("node"), fields.integer("nanos") / 1e9);
      case "failed" -> failed(fields.text("node"));
      case "again" -> again(fields);
      case "saved" -> saved(fields);
      case "failure" -> failure(fields);
      case "stopped" -> stopped = fields;
      case "exit" -> exit(fields.text("pipeline"));
      default -> log.debug(Json.line(fields.values()));
    }
  }

  private void begun(List<String> names) {
    names.forEach(node -> nodes.put(node, NodeLine.WAITING));
    if (names.isEmpty()) {
      log.info("All outputs exist; there is nothing to run.");
    }
  }

  /** From here on the nodes are those of the exit pipeline. */
  private void exit(String pipeline) {
    exitPipeline = Optional.of(pipeline);
    nodes = exit;
    log.info("The exit pipeline '" + pipeline + "' runs.");
  }

  private void started(String node) {
    nodes.computeIfPresent(node, (name, line) -> line.begun());
    log.info("started  " + node);
  }

  private void done(String node, double seconds) {
    nodes.computeIfPresent(node, (name, line) -> line.done(seconds));
    log.info(String.format(Locale.ROOT, "done     %s (%.2f s)", node, seconds));
  }

  private void failed(String node) {
    nodes.computeIfPresent(node, (name, line) -> line.failed());
    log.info("failed   " + node);
  }

  private void again(Fields fields) {
    long millis = fields.integer("waitMillis");
    log.info(
        "again    "
            + fields.text("node")
            + " (attempt "
            + fields.text("attempt")
            + " of "
            + fields.text("attempts")
            + (millis == 0 ? ")" : String.format(Locale.ROOT, " in %.1f s)", millis / 1000.0)));
  }

  private void saved(Fields fields) {
    String place = ForkEvents.place(fields, baseDir);
    String dataset = fields.text("dataset");
    outputs.put(dataset, new Written(dataset, place, 0, ForkEvents.numbers(fields)));
  }

  private void failure(Fields fields) {
    String cause = fields.text("cause").replace("\n", "\n  ");
    (exitPipeline.isEmpty() ? failures : exitFailures)
        .add(
            fields.has("hook")
                ? "Hook " + fields.text("hook") + " failed " + fields.text("moment") + ": " + cause
                : "Node '"
                    + fields.text("node")
                    + "' failed"
                    + attempts(fields.text("node"))
                    + ": "
                    + cause
                    + "\n  "
                    + fields.text("source"));
    if (fields.has("node")) {
      reasons.put(fields.text("node"), fields.text("trace"));
    }
    log.debug(fields.text("trace"));
  }

  private String attempts(String node) {
    NodeLine line = nodes.get(node);
    return line == null || line.attempts() < 2
        ? ""
        : " " + line.attempts() + " times, the last time";
  }

  /** The run for other tools. */
  public TestReport report(String name) {
    List<Case> cases = new ArrayList<>();
    body.forEach((node, line) -> cases.add(reported(node, line)));
    exit.forEach((node, line) -> cases.add(reported(node, line)));
    return new TestReport(name, cases);
  }

  /** How long the nodes took that are done. */
  public Map<String, Duration> durations() {
    Map<String, Duration> durations = new LinkedHashMap<>();
    Stream.of(body, exit)
        .flatMap(lines -> lines.entrySet().stream())
        .filter(line -> line.getValue().state() == State.DONE)
        .forEach(
            line ->
                durations.put(
                    line.getKey(), Duration.ofMillis((long) (line.getValue().seconds() * 1000))));
    return durations;
  }

  private Case reported(String node, NodeLine line) {
    return switch (line.state()) {
      case DONE -> new Case(node, line.seconds(), Outcome.PASSED, Optional.empty());
      case FAILED ->
          new Case(
              node,
              line.seconds(),
              Outcome.FAILED,
              Optional.of(reasons.getOrDefault(node, "failed")));
      default -> new Case(node, 0, Outcome.SKIPPED, Optional.of("It was not run to its end."));
    };
  }

  /** The table of the run. */
  public void summary() {
    if (body.isEmpty()) {
      return;
    }
    List<List<TextCell>> rows = new ArrayList<>();
    body.forEach((node, line) -> rows.add(row(node, line)));
    exit.forEach((node, line) -> rows.add(row(node, line)));
    log.info("");
    boolean triedAgain =
        Stream.of(body, exit)
            .flatMap(lines -> lines.values().stream())
            .anyMatch(line -> line.attempts() > 1);
    List<TableColumn> columns = new ArrayList<>(COLUMNS);
    if (triedAgain) {
      columns.add(TableColumn.number("Attempts"));
    } else {
      rows.replaceAll(row -> row.subList(0, COLUMNS.size()));
    }
    new TextTable(columns, rows).lines(screen).forEach(log::info);
    log.info("");
    Written.lines(List.copyOf(outputs.values())).forEach(log::info);
    double seconds = (System.nanoTime() - start) / 1e9;
    log.info(
        String.format(
            Locale.ROOT,
            "%s nodes done%s in %.2f s",
            done(body),
            exitPipeline
                .map(name -> ", and " + done(exit) + " of the exit pipeline '" + name + "',")
                .orElse(""),
            seconds));
  }

  private static String done(Map<String, NodeLine> lines) {
    long done = lines.values().stream().filter(line -> line.state() == State.DONE).count();
    return done + " of " + lines.size();
  }

  private static List<TextCell> row(String node, NodeLine line) {
    String seconds =
        line.state() == State.DONE ? String.format(Locale.ROOT, "%.2f", line.seconds()) : "";
    String attempts = line.attempts() > 1 ? String.valueOf(line.attempts()) : "";
    return TextTable.row(node, line.state().words, seconds, attempts);
  }

  /**
   * What failed, and the command that goes on from there; the run's own failure first, that of its
   * exit pipeline beside it.
   */
  public String failure(String command) {
    List<String> lines = new ArrayList<>(failures);
    if (!stopped.texts("resumeFrom").isEmpty()) {
      lines.add(resume(command));
    }
    lines.addAll(exitFailure());
    return String.join("\n", lines);
  }

  /** What failed in the exit pipeline. */
  public List<String> exitFailure() {
    List<String> lines = new ArrayList<>();
    if (!exitFailures.isEmpty()) {
      lines.add("The exit pipeline '" + exitPipeline.orElseThrow() + "' failed:");
      exitFailures.forEach(failure -> lines.add("  " + failure.replace("\n", "\n  ")));
    }
    return lines.isEmpty() ? lines : List.of(String.join("\n", lines));
  }

  private String resume(String command) {
    return stopped.integer("done")
        + " of "
        + stopped.integer("total")
        + " nodes are done. To continue from there: "
        + command
        + " -Dvertexai.fromNodes="
        + String.join(",", stopped.texts("resumeFrom"));
  }
}
