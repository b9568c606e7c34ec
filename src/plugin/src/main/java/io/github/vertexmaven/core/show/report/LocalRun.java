package io.github.vertexmaven.core.show.report;

import io.github.vertexmaven.core.compile.fork.ForkEvents;
import io.github.vertexmaven.core.show.report.ReportedTask.State;
import io.github.vertexmaven.core.show.report.RunRecord.Outcome;
import io.github.vertexmaven.core.show.status.Figures;
import io.github.vertexmaven.json.Fields;
import io.github.vertexmaven.json.Json;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Takes down what a run in one process tells of itself. */
public final class LocalRun implements ForkEvents {

  /** A node at some moment of the run. */
  private record Line(
      String name,
      boolean onExit,
      State state,
      int attempts,
      Optional<Instant> started,
      Optional<Instant> ended,
      Optional<String> error,
      Printed printed) {

    static Line waiting(String name, boolean onExit) {
      return new Line(
          name,
          onExit,
          State.NOT_RUN,
          0,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          new Printed());
    }

    /** Until it tells of its end, a node counts as stopped: nothing may come any more. */
    Line begun(Optional<Instant> at) {
      return new Line(
          name,
          onExit,
          State.STOPPED,
          attempts + 1,
          started.or(() -> at),
          Optional.empty(),
          error,
          printed);
    }

    Line over(State last, Optional<Instant> at) {
      return new Line(name, onExit, last, attempts, started, at, error, printed);
    }

    Line because(String trace) {
      return new Line(name, onExit, state, attempts, started, ended, Optional.of(trace), printed);
    }

    ReportedTask task() {
      return new ReportedTask(
          name, state, onExit, started, ended, attempts, Optional.empty(), error, printed.tail());
    }
  }

  /** The last lines. */
  private static final class Printed {
    private final Deque<String> lines = new ArrayDeque<>();
    private boolean cut;

    void add(String line) {
      if (lines.size() == LogTail.MAX_LINES) {
        lines.removeFirst();
        cut = true;
      }
      lines.add(line);
    }

    LogTail tail() {
      return new LogTail(List.copyOf(lines), cut, "");
    }
  }

  private final Path baseDir;
  private final Map<String, Line> body = new LinkedHashMap<>();
  private final Map<String, Line> exit = new LinkedHashMap<>();
  private final Map<String, WrittenData> written = new TreeMap<>();
  private final List<String> errors = new ArrayList<>();
  private final Printed printed = new Printed();
  private Map<String, Line> nodes = body;
  private Optional<Instant> started = Optional.empty();
  private Optional<Instant> ended = Optional.empty();
  private boolean finished;

  /** Of a project; the folder is left out of the places of its data. */
  public LocalRun(Path baseDir) {
    this.baseDir = baseDir;
  }

  @Override
  public synchronized void output(String line) {
    printed.add(line);
    nodes.values().stream()
        .filter(node -> node.state() == State.STOPPED)
        .forEach(node -> node.printed().add(line));
  }

  @Override
  public synchronized void event(String name, Fields fields) {
    time(fields).ifPresent(at -> ended = Optional.of(at));
    switch (name) {
      case "run" -> begun(fields);
      case "started" -> change(fields, node -> node.begun(time(fields)));
      case "done" -> change(fields, node -> node.over(State.DONE, time(fields)));
      case "failed" -> change(fields, node -> node.over(State.FAILED, time(fields)));
      case "saved", "preview" -> saved(fields);
      case "failure" -> failure(fields);
      case "exit" -> nodes = exit;
      case "ended" -> finished = true;
      default -> {}
    }
  }

  private static Optional<Instant> time(Fields fields) {
    return fields.has("millis")
        ? Optional.of(Instant.ofEpochMilli(fields.integer("millis")))
        : Optional.empty();
  }

  private static String text(Fields fields, String key) {
    return fields.textIfThere(key).orElse("");
  }

  private void begun(Fields fields) {
    boolean onExit = nodes == exit;
    if (!onExit) {
      started = time(fields);
    }
    fields.texts("nodes").forEach(node -> nodes.put(node, Line.waiting(node, onExit)));
  }

  private void change(Fields fields, UnaryOperator<Line> change) {
    nodes.computeIfPresent(text(fields, "node"), (name, line) -> change.apply(line));
  }

  private void saved(Fields fields) {
    merge(
        new WrittenData(
            text(fields, "dataset"),
            text(fields, "node"),
            ForkEvents.place(fields, baseDir),
            Figures.exact(ForkEvents.numbers(fields)),
            seen(fields)));
  }

  /** What is kept is told of twice, in whichever order. */
  private void merge(WrittenData news) {
    written.merge(
        news.dataset(),
        news,
        (known, more) ->
            new WrittenData(
                known.dataset(),
                known.task(),
                known.place().isEmpty() ? more.place() : known.place(),
                known.numbers().isEmpty() ? more.numbers() : known.numbers(),
                known.preview().or(more::preview)));
  }

  private static Optional<DataPreview> seen(Fields fields) {
    return fields.has("preview")
        ? Optional.of(new DataPreview(Json.line(fields.map("preview"))))
        : Optional.empty();
  }

  private void failure(Fields fields) {
    String trace = text(fields, "trace");
    if (fields.has("node")) {
      String node = text(fields, "node");
      errors.add("Node '" + node + "' failed: " + text(fields, "cause"));
      change(fields, line -> line.because(trace));
    } else {
      String hook = "Hook " + text(fields, "hook") + " failed " + text(fields, "moment");
      errors.add(hook + ": " + text(fields, "cause"));
    }
  }

  /** The record; it has no tasks when the run did not come so far. */
  public synchronized RunRecord record(String name, ReportContext context) {
    return record(name, context, finished && errors.isEmpty() ? Outcome.SUCCEEDED : Outcome.FAILED);
  }

  /**
   * The record of a run that somebody stopped: asked for while events may still come.
   *
   * @param words what is said of it
   */
  public synchronized RunRecord stopped(String name, ReportContext context, String words) {
    errors.add(words);
    return record(name, context, Outcome.CANCELLED);
  }

  private RunRecord record(String name, ReportContext context, Outcome outcome) {
    List<ReportedTask> tasks = new ArrayList<>();
    body.values().forEach(node -> tasks.add(node.task()));
    exit.values().forEach(node -> tasks.add(node.task()));
    return new RunRecord(
        name,
        outcome,
        started,
        ended,
        context.link(),
        errors.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", errors)),
        context.facts(),
        context.given(),
        tasks,
        List.copyOf(written.values()),
        printed.tail(),
        Map.of());
  }

  /** The record of a run whose process ended without saying what went wrong. */
  public synchronized RunRecord record(
      String name, ReportContext context, RuntimeException broken) {
    errors.add(broken.getMessage());
    return record(name, context);
  }
}
