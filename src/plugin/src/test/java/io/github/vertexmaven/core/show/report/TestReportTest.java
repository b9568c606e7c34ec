package io.github.vertexmaven.core.show.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.core.service.JobStatus;
import io.github.vertexmaven.core.service.TaskStatus;
import io.github.vertexmaven.core.service.TaskStatus.State;
import io.github.vertexmaven.core.show.report.TestReport.Case;
import io.github.vertexmaven.core.show.report.TestReport.Outcome;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

class TestReportTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void aRunIsASuiteOfItsNodes(@TempDir Path dir) throws Exception {
    TestReport report =
        new TestReport(
            "space",
            List.of(
                new Case("make", 1.25, Outcome.PASSED, Optional.empty()),
                new Case("use", 0.5, Outcome.FAILED, Optional.of("it broke\n  at a & b <c>"))));
    Path file = report.write(dir.resolve("target"));
    assertThat(file.getFileName()).hasToString("TEST-space.xml");
    assertThat(Files.readString(file))
        .isEqualTo(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <testsuite name="space" tests="2" failures="1" errors="0" skipped="0" time="1.750">
              <testcase classname="space" name="make" time="1.250"></testcase>
              <testcase classname="space" name="use" time="0.500"><failure message="it broke">it broke
              at a &amp; b &lt;c&gt;</failure></testcase>
            </testsuite>
            """);
  }

  @Test
  void tasksOfAJobAreCases() {
    JobStatus job =
        new JobStatus(
            "id",
            "id",
            "space",
            JobStatus.State.FAILED,
            Optional.of(START),
            Optional.of(START),
            Optional.of(START),
            Optional.empty(),
            Map.of(),
            "gs://b/r",
            List.of(
                task(0, Optional.empty(), "space", State.FAILED),
                task(1, Optional.of(0L), "a", State.SUCCEEDED),
                task(2, Optional.of(0L), "b", State.SKIPPED),
                task(3, Optional.of(0L), "c", State.FAILED),
                task(4, Optional.of(0L), "d", State.NOT_TRIGGERED)));
    assertThat(JobReport.of("space", job).cases())
        .containsExactly(
            new Case("a", 2.5, Outcome.PASSED, Optional.empty()),
            new Case("b", 0, Outcome.SKIPPED, Optional.of("An earlier result was reused.")),
            new Case("c", 2.5, Outcome.FAILED, Optional.of("error of c")),
            new Case("d", 0, Outcome.SKIPPED, Optional.of("It was not needed.")));
  }

  private static TaskStatus task(long id, Optional<Long> parent, String name, State state) {
    return new TaskStatus(
        id,
        parent,
        name,
        state,
        Optional.of(START),
        Optional.of(START.plusMillis(2500)),
        state == State.FAILED ? Optional.of("error of " + name) : Optional.empty(),
        Optional.empty(),
        1,
        Map.of(),
        Map.of(),
        List.of());
  }

  @Test
  void whatXmlCannotSayIsReplaced() throws Exception {
    String hostile = "a\u0000b\u001Bc\uD800d]]>é\uD83D\uDE00";
    String text =
        new TestReport(hostile, List.of(new Case(hostile, 0, Outcome.FAILED, Optional.of(hostile))))
            .text();
    Document parsed =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    assertThat(parsed.getElementsByTagName("failure").item(0).getTextContent())
        .isEqualTo("a\uFFFDb\uFFFDc\uFFFDd]]>é\uD83D\uDE00");
  }
}
