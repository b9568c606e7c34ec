package io.github.vertexmaven.core.job.run;

import io.github.vertexmaven.core.conf.Redaction;
import io.github.vertexmaven.core.show.page.PipelinePage;
import io.github.vertexmaven.core.show.report.DataViewer;
import io.github.vertexmaven.core.show.report.PlainViewer;
import java.util.Map;
import java.util.function.BinaryOperator;

/**
 * What the report of a job needs to know of the pipeline.
 *
 * @param page the pipeline to look at, made once
 * @param datasets the dataset behind a task's name and the key of one of its outputs
 * @param facts of the run, in words
 * @param viewer sees what is in its data
 * @param redaction keeps secrets out of the parameters that are shown
 */
public record RunPage(
    MadeOnce<PipelinePage> page,
    BinaryOperator<String> datasets,
    Map<String, String> facts,
    DataViewer viewer,
    Redaction redaction) {

  /** Of a spec of which nothing else is known. */
  public static RunPage ofSpec(String title, String spec, Map<String, String> facts) {
    return new RunPage(
        MadeOnce.of(() -> PipelinePage.ofSpec(title, spec)),
        PipelinePage::datasetOfSpec,
        facts,
        new PlainViewer(),
        Redaction.byName());
  }
}
