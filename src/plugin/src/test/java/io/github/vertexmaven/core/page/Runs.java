package io.github.vertexmaven.core.page;

import io.github.vertexmaven.core.graph.ProjectGraph.Node;
import io.github.vertexmaven.core.report.LogTail;
import io.github.vertexmaven.core.report.RunRecord;
import io.github.vertexmaven.core.report.RunRecord.Outcome;
import io.github.vertexmaven.core.report.RunTask;
import io.github.vertexmaven.core.report.RunTask.State;
import io.github.vertexmaven.core.report.WrittenData;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs that never were. */
final class Runs {

  static final Instant START = Instant.parse("2026-11-23T10:00:00Z");

  /** The nodes of the example project. */
  static final List<Node> FLIGHTS =
      List.of(
          Pages.node(
              "preprocess_companies", "", List.of(), List.of("companies"), "clean_companies"),
          Pages.node("preprocess_shuttles", "", List.of(), List.of("shuttles"), "clean_shuttles"),
          Pages.node(
              "create_table",
              "",
              List.of(),
              List.of("clean_companies", "clean_shuttles", "reviews"),
              "model_input"),
          Pages.node(
              "split", "", List.of(), List.of("model_input", "params:size"), "x_train", "x_test"),
          Pages.node("train", "", List.of("gpu"), List.of("x_train"), "regressor"),
          Pages.node("evaluate", "", List.of(), List.of("regressor", "x_test"), "metrics"));

  private Runs() {}

  static RunTask task(
      String name, State state, int from, int to, String why, String error, String... log) {
    boolean ran = state != State.NOT_RUN;
    return new RunTask(
        name,
        state,
        false,
        ran ? Optional.of(START.plusMillis(from)) : Optional.empty(),
        ran ? Optional.of(START.plusMillis(to)) : Optional.empty(),
        1,
        Optional.of(why).filter(text -> !text.isEmpty()),
        Optional.of(error).filter(text -> !text.isEmpty()),
        new LogTail(List.of(log), false, "mvn vertexai:logs -Dvertexai.task=" + name));
  }

  /** A job, the last two tasks of which came to nothing. */
  static RunRecord failed() {
    String error =
        "java.lang.IllegalStateException: the matrix is singular\n\tat com.acme.Nodes.train(Nodes.java:31)";
    return job(
        Outcome.FAILED,
        List.of(
            task("companies", State.INPUT, 0, 5, "", ""),
            task("preprocess_companies", State.REUSED, 10, 11, "from flights-1", ""),
            task("preprocess_shuttles", State.DONE, 12, 430, "changed: Nodes", "", "read 77 rows"),
            task(
                "create_table",
                State.DONE,
                440,
                900,
                "changed: results of preprocess_shuttles",
                ""),
            task("split", State.DONE, 910, 1_300, "changed: parameter size", "", "a", "b"),
            task("train", State.FAILED, 1_310, 1_720, "", error, "training", error),
            task("evaluate", State.NOT_RUN, 0, 0, "", "")),
        List.of());
  }

  /** A job that did all it should. */
  static RunRecord succeeded(List<WrittenData> written) {
    List<RunTask> tasks = new ArrayList<>();
    for (int i = 0; i < FLIGHTS.size(); i++) {
      tasks.add(
          task(FLIGHTS.get(i).name(), State.DONE, 300 * i, 300 * i + 280, "first run", "", "ok"));
    }
    return job(Outcome.SUCCEEDED, tasks, written);
  }

  static RunRecord job(Outcome outcome, List<RunTask> tasks, List<WrittenData> written) {
    return new RunRecord(
        "flights-2",
        outcome,
        Optional.of(START),
        Optional.of(START.plusMillis(1_950)),
        Optional.of("http://127.0.0.1:1/jobs/flights-2"),
        outcome == Outcome.SUCCEEDED ? Optional.empty() : Optional.of("Task 'train' failed."),
        Map.of("environment", "local"),
        Map.of("size", "4"),
        tasks,
        written,
        LogTail.none());
  }
}
