package io.github.vertexmaven.core.show.page;

import io.github.vertexmaven.core.json.PlainJson;
import io.github.vertexmaven.core.show.report.DataPreview;
import io.github.vertexmaven.core.show.report.LogTail;
import io.github.vertexmaven.core.show.report.ReportedTask;
import io.github.vertexmaven.core.show.report.RunRecord;
import io.github.vertexmaven.core.show.report.WrittenData;
import io.github.vertexmaven.slice.Transcoding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What the page of a run shows of the run. */
final class RunData {

  /** What a preview calls the bytes of a picture, in which no text is found. */
  private static final String PICTURE = "data";

  private final RunRecord run;
  private final UnaryOperator<String> redacted;

  private RunData(RunRecord run, UnaryOperator<String> redacted) {
    this.run = run;
    this.redacted = redacted;
  }

  static Map<String, Object> of(RunRecord run, UnaryOperator<String> redacted) {
    return new RunData(run, redacted).data();
  }

  private Map<String, Object> data() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", run.name());
    json.put("outcome", word(run.outcome()));
    json.put("inOne", run.inOneProcess());
    times(run.started(), run.ended(), json);
    run.link().ifPresent(link -> json.put("link", link));
    run.error().ifPresent(error -> json.put("error", redacted.apply(error)));
    json.put("facts", pairs(run.facts()));
    json.put("given", pairs(run.given()));
    json.put("tasks", run.tasks().stream().map(this::task).toList());
    json.put("written", run.written().stream().map(this::written).toList());
    log(run.log(), json);
    if (!run.nodeTimes().isEmpty()) {
      Map<String, Object> times = new LinkedHashMap<>();
      run.nodeTimes().forEach((node, time) -> times.put(node, time.toMillis()));
      json.put("nodeTimes", times);
    }
    return json;
  }

  private static String word(Enum<?> state) {
    return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static void times(
      Optional<Instant> started, Optional<Instant> ended, Map<String, Object> json) {
    started.ifPresent(at -> json.put("started", at.toEpochMilli()));
    ended.ifPresent(at -> json.put("ended", at.toEpochMilli()));
  }

  private List<List<String>> pairs(Map<String, String> values) {
    return values.entrySet().stream()
        .map(value -> List.of(value.getKey(), redacted.apply(value.getValue())))
        .toList();
  }

  private Map<String, Object> task(ReportedTask task) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", task.name());
    json.put("state", word(task.state()));
    if (task.onExit()) {
      json.put("exit", true);
    }
    times(task.started(), task.ended(), json);
    if (task.attempts() > 1) {
      json.put("attempts", task.attempts());
    }
    task.why().ifPresent(why -> json.put("why", redacted.apply(why)));
    task.error().ifPresent(error -> json.put("error", redacted.apply(error)));
    log(task.log(), json);
    return json;
  }

  private void log(LogTail log, Map<String, Object> json) {
    if (!log.lines().isEmpty() || log.cut()) {
      json.put("log", log.lines().stream().map(redacted).toList());
      json.put("cut", log.cut());
      json.put("more", log.more());
    }
  }

  private Map<String, Object> written(WrittenData data) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("dataset", Transcoding.dataset(data.dataset()));
    json.put("task", data.task());
    json.put("place", data.place());
    if (!data.numbers().isEmpty()) {
      json.put("numbers", pairs(data.numbers()));
    }
    data.preview().map(this::preview).ifPresent(preview -> json.put("preview", preview));
    return json;
  }

  private Object preview(DataPreview preview) {
    return redacted(PlainJson.parse(preview.json()));
  }

  private Object redacted(Object json) {
    if (json instanceof Map<?, ?> object) {
      Map<String, Object> copy = new LinkedHashMap<>();
      object.forEach(
          (key, value) ->
              copy.put(String.valueOf(key), key.equals(PICTURE) ? value : redacted(value)));
      return copy;
    }
    if (json instanceof List<?> items) {
      List<Object> copy = new ArrayList<>();
      items.forEach(item -> copy.add(redacted(item)));
      return copy;
    }
    return json instanceof String text ? redacted.apply(text) : json;
  }
}
