package io.github.vertexmaven.core.job.run;

import io.github.vertexmaven.core.show.report.DataPreview;
import io.github.vertexmaven.core.show.report.LogTail;
import io.github.vertexmaven.core.show.report.ReportedTask;
import io.github.vertexmaven.core.show.report.RunRecord;
import io.github.vertexmaven.core.show.report.TestReport;
import io.github.vertexmaven.core.show.report.WrittenData;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A run with a bit of everything that a report shows. */
final class MadeUpRun {

  private static final String NAME = "rehearsed";
  private static final LogTail LOG = new LogTail(List.of("a line"), false, "");

  private MadeUpRun() {}

  static RunRecord record() {
    Optional<Instant> now = Optional.of(Instant.EPOCH);
    ReportedTask task =
        new ReportedTask(
            NAME,
            ReportedTask.State.DONE,
            false,
            now,
            now,
            1,
            Optional.of("why"),
            Optional.empty(),
            LOG);
    DataPreview preview = new DataPreview("{\"kind\":\"table\",\"rows\":[[\"1\",2,true,null]]}");
    WrittenData written =
        new WrittenData(NAME, NAME, "place", Map.of("size", "1"), Optional.of(preview));
    return new RunRecord(
        NAME,
        RunRecord.Outcome.SUCCEEDED,
        now,
        now,
        Optional.of("link"),
        Optional.empty(),
        Map.of("fact", "text"),
        Map.of("given", "text"),
        List.of(task),
        List.of(written),
        LOG,
        Map.of(NAME, Duration.ZERO));
  }

  static TestReport tests() {
    return new TestReport(
        NAME,
        List.of(
            new TestReport.Case(NAME, 1.5, TestReport.Outcome.FAILED, Optional.of("a\nmessage"))));
  }
}
