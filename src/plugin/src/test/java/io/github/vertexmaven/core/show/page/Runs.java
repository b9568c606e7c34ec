package io.github.vertexmaven.core.show.page;

import io.github.vertexmaven.core.compile.graph.ProjectGraph.Node;
import io.github.vertexmaven.core.show.report.DataPreview;
import io.github.vertexmaven.core.show.report.LogTail;
import io.github.vertexmaven.core.show.report.ReportedTask;
import io.github.vertexmaven.core.show.report.ReportedTask.State;
import io.github.vertexmaven.core.show.report.RunRecord;
import io.github.vertexmaven.core.show.report.RunRecord.Outcome;
import io.github.vertexmaven.core.show.report.WrittenData;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.imageio.ImageIO;

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

  static ReportedTask task(
      String name, State state, int from, int to, String why, String error, String... log) {
    boolean ran = state != State.NOT_RUN;
    return new ReportedTask(
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
        "java.lang.IllegalStateException: the matrix is singular\n"
            + "\tat com.acme.Nodes.train(Nodes.java:31)";
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
    List<ReportedTask> tasks = new ArrayList<>();
    for (int i = 0; i < FLIGHTS.size(); i++) {
      tasks.add(
          task(FLIGHTS.get(i).name(), State.DONE, 300 * i, 300 * i + 280, "first run", "", "ok"));
    }
    return job(Outcome.SUCCEEDED, tasks, written);
  }

  static RunRecord job(Outcome outcome, List<ReportedTask> tasks, List<WrittenData> written) {
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
        LogTail.none(),
        Map.of());
  }

  static WrittenData data(String dataset, String task, String preview) {
    return new WrittenData(
        dataset, task, "gs://bucket/" + dataset, Map.of(), Optional.of(new DataPreview(preview)));
  }

  /** What nodes wrote, of each kind that there is. */
  static List<WrittenData> data() {
    return List.of(
        new WrittenData(
            "metrics",
            "evaluate",
            "gs://bucket/metrics",
            new TreeMap<>(Map.of("r2", "0.54651", "rows", "31")),
            Optional.of(
                new DataPreview("{kind: text, text: '{\\n  \"r2\": 0.5465\\n}', bytes: 20}"))),
        data(
            "model_input",
            "create_table",
            "{kind: table, rows: 77096, width: 4, partial: true, bytes: 50000000, columns: [{name:"
                + " company, type: string, nulls: 0}, {name: price, type: double, nulls: 3},{name:"
                + " '<script>alert(1)</script>', type: boolean, nulls: 1}, {name: day, type:"
                + " LocalDate, nulls: 0}], head: [['\u202Eacme', '1325.0', 'true', '2026-01-02'],"
                + " ['b \"quoted\"', null, null, '2026-01-03']]}"),
        data(
            "plot",
            "evaluate",
            "{kind: image, media: 'image/png', bytes: 2000, data: '" + PLOT + "'}"),
        data(
            "regressor",
            "train",
            "{kind: text, text: 'LinearModel {}', class: com.acme.LinearModel}"),
        data(
            "x_test",
            "split",
            "{kind: none, why: 'A file of 50 MB, too large to be read for this page.'}"));
  }

  private static final String PLOT = plot();

  private static String plot() {
    BufferedImage image = new BufferedImage(320, 200, BufferedImage.TYPE_INT_RGB);
    Graphics2D drawing = image.createGraphics();
    drawing.setColor(Color.WHITE);
    drawing.fillRect(0, 0, 320, 200);
    drawing.setColor(Color.BLUE);
    for (int x = 0; x < 320; x += 4) {
      drawing.fillOval(x, (int) (100 + 80 * Math.sin(x / 30.0)), 4, 4);
    }
    try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      ImageIO.write(image, "png", out);
      return Base64.getEncoder().encodeToString(out.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
