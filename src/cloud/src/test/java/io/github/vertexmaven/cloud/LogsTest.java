package io.github.vertexmaven.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.logging.type.LogSeverity;
import com.google.logging.v2.ListLogEntriesRequest;
import com.google.rpc.Code;
import io.github.vertexmaven.core.service.Remote;
import io.github.vertexmaven.core.service.TaskLogs.Line;
import io.github.vertexmaven.core.service.TaskLogs.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LogsTest {

  private final FakeLogging logging = new FakeLogging();
  private final Remote remote = Connections.toLogging(logging.address(), Connections.QUICK);

  @BeforeEach
  void log() {
    logging.text(1, "a", LogSeverity.INFO, "reading\n");
    logging.text(2, "a", LogSeverity.INFO, "two\nlines");
    logging.json(3, "a", "from json");
    logging.text(4, "a", LogSeverity.ERROR, "first");
    logging.text(4, "b", LogSeverity.ERROR, "second");
  }

  @AfterEach
  void close() {
    remote.close();
    logging.close();
  }

  @Test
  void givesAllLinesInOrder() {
    assertThat(remote.logs().lines("77", Instant.EPOCH, 100, false))
        .containsExactly(
            new Line(Instant.ofEpochSecond(1), "INFO", "reading"),
            new Line(Instant.ofEpochSecond(2), "INFO", "two"),
            new Line(Instant.ofEpochSecond(2), "INFO", "lines"),
            new Line(Instant.ofEpochSecond(3), "INFO", "from json"),
            new Line(Instant.ofEpochSecond(4), "ERROR", "first"),
            new Line(Instant.ofEpochSecond(4), "ERROR", "second"));
  }

  @Test
  void handsOnTheFirstLinesAsTheyComeInPages() {
    assertThat(printed(100))
        .containsExactly("reading", "two", "lines", "from json", "first", "second");
    assertThat(logging.requests).hasSize(3);
    assertThat(printed(4)).containsExactly("reading", "two", "lines", "from json");
    assertThat(printed(2)).containsExactly("reading", "two");
  }

  private List<String> printed(int limit) {
    List<String> printed = new ArrayList<>();
    remote.logs().print("77", Instant.EPOCH, limit, line -> printed.add(line.text()));
    return printed;
  }

  @Test
  void asksForTheJobSinceTheTime() {
    remote.logs().lines("77", Instant.ofEpochSecond(100, 5_000), 1, false);
    ListLogEntriesRequest request = logging.requests.get(0);
    assertThat(request.getResourceNamesList()).containsExactly("projects/acme");
    assertThat(request.getFilter())
        .isEqualTo(
            "resource.type=\"ml_job\" AND resource.labels.job_id=\"77\" AND"
                + " timestamp>\"1970-01-01T00:01:40.000005Z\"");
    assertThat(request.getOrderBy()).isEqualTo("timestamp asc");
    assertThat(request.getPageSize()).isEqualTo(1);
  }

  @Test
  void asksForTheTimeOfTheJobOnly() {
    Instant begin = Instant.parse("2026-01-01T00:00:00Z");
    Span span = new Span(begin, Optional.of(begin.plusSeconds(3600)));
    remote.logs().lines("77", span, 1, true);
    remote.logs().print("77", span, 1, line -> {});
    assertThat(logging.requests)
        .extracting(ListLogEntriesRequest::getFilter)
        .containsOnly(
            "resource.type=\"ml_job\" AND resource.labels.job_id=\"77\" AND"
                + " timestamp>\"2026-01-01T00:00:00Z\" AND timestamp<\"2026-01-01T01:00:00Z\"");
  }

  @Test
  void givesTheFirstLines() {
    assertThat(texts(2, false)).containsExactly("reading", "two");
    assertThat(logging.requests).hasSize(1);
  }

  @Test
  void givesTheLastLinesInOrder() {
    assertThat(texts(3, true)).containsExactly("from json", "first", "second");
    assertThat(texts(4, true)).containsExactly("lines", "from json", "first", "second");
  }

  @Test
  void saysThatLogsMayNotBeRead() {
    logging.refusal = Code.PERMISSION_DENIED;
    assertThatThrownBy(() -> texts(1, false))
        .hasMessage(
            "An anonymous caller may not read the log of custom job '77' (No); ask an owner of"
                + " project 'acme' for a role that allows it, such as roles/logging.viewer.\n"
                + "  gcloud projects add-iam-policy-binding acme --member=user:YOUR_E-MAIL"
                + " --role=roles/logging.viewer");
  }

  private List<String> texts(int limit, boolean last) {
    return remote.logs().lines("77", Instant.EPOCH, limit, last).stream().map(Line::text).toList();
  }
}
