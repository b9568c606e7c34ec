package io.github.vertexmaven.core.show.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.Said;
import io.github.vertexmaven.core.service.RemoteException;
import io.github.vertexmaven.core.show.report.TestReport.Case;
import io.github.vertexmaven.core.show.report.TestReport.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunReportsTest {

  @TempDir Path dir;

  private final Said said = new Said();

  private RunReports reports(Path folder, boolean pages) {
    return new RunReports(said, folder, pages, Path::toString);
  }

  @Test
  void writesBesideTheSpecs() {
    reports(dir, true).page("space", () -> "<html>");
    assertThat(dir.resolve("space.run.html")).hasContent("<html>");
  }

  @Test
  void writesNoPageThatIsNotWanted() {
    reports(dir, false)
        .page(
            "space",
            () -> {
              throw new AssertionError("made for nobody");
            });
    assertThat(dir).isEmptyDirectory();
  }

  @Test
  void aReportThatCannotBeWrittenFailsNothing() throws Exception {
    Path file = Files.writeString(dir.resolve("file"), "in the way");
    RunReports reports = reports(file, true);
    reports.page("space", () -> "<html>");
    reports.tests(
        new TestReport("space", List.of(new Case("a", 1, Outcome.PASSED, Optional.empty()))));
    reports.page(
        "space",
        () -> {
          throw new IllegalStateException("no data");
        });
    assertThat(said.warnings())
        .hasSize(3)
        .allMatch(warning -> warning.matches("The (run|test) report could not be written: .*"));
  }

  @Test
  void aServiceThatHasGoneIsToldOfInItsOwnSentence() {
    reports(dir, true)
        .page(
            "space",
            () -> {
              throw new RemoteException(
                  RemoteException.Kind.UNAVAILABLE, "The service has left.", null);
            });
    assertThat(said.warnings())
        .containsExactly("The run report could not be written: The service has left.");
  }

  @Test
  void aFullDiskIsToldOfInWords() {
    reports(dir, true)
        .page(
            "space",
            () -> {
              throw new UncheckedIOException(new IOException("No space left on device"));
            });
    assertThat(said.warnings())
        .containsExactly(
            "The run report could not be written: No space left on device (" + dir + ").");
  }
}
