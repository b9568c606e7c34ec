package io.github.vertexmaven.core.show.page;

import io.github.vertexmaven.core.compile.document.SpecDocument;
import io.github.vertexmaven.core.json.PlainJson;
import io.github.vertexmaven.core.show.report.RunRecord;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A pipeline as a page: its nodes, datasets and parameters as a graph to search, fold and click;
 * and a run of it as the same page, with what the run did. The same pipeline and the same run give
 * the same bytes.
 */
public final class PipelinePage {

  private final String title;
  private final Map<String, Object> data;
  private final UnaryOperator<String> redacted;

  /**
   * A page.
   *
   * @param title what stands above it
   * @param data what it shows
   * @param redacted a text of a run without secrets
   */
  PipelinePage(String title, Map<String, Object> data, UnaryOperator<String> redacted) {
    this.title = title;
    this.data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
    this.redacted = redacted;
  }

  /** The page of a pipeline that somebody else has compiled. */
  public static PipelinePage ofSpec(String title, String spec) {
    return new PipelinePage(title, SpecData.of(SpecDocument.parse(spec)), UnaryOperator.identity());
  }

  /** The dataset that stands there for an output of a task. */
  public static String datasetOfSpec(String task, String key) {
    return SpecData.dataset(task, key);
  }

  /** The text of the page. */
  public String text() {
    return filled(title, data);
  }

  /** The text of the page of a run. */
  public String text(RunRecord run) {
    Map<String, Object> all = new LinkedHashMap<>(data);
    all.put("run", RunData.of(run, redacted));
    return filled(title + " · run " + run.name(), all);
  }

  private static String filled(String title, Map<String, Object> data) {
    return PageTemplate.fill(title, PlainJson.compact(data)) + "\n";
  }
}
