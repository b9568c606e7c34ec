package io.github.vertexmaven.cloud.logging;

import com.google.cloud.logging.v2.LoggingClient;
import com.google.cloud.logging.v2.LoggingSettings;
import com.google.logging.v2.ListLogEntriesRequest;
import com.google.logging.v2.ListLogEntriesResponse;
import com.google.logging.v2.LogEntry;
import io.github.vertexmaven.cloud.rpc.Action;
import io.github.vertexmaven.cloud.rpc.Caller;
import io.github.vertexmaven.cloud.rpc.GrpcClient;
import io.github.vertexmaven.cloud.rpc.Rpc;
import io.github.vertexmaven.core.service.TaskLogs;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** {@code LoggingServiceV2.ListLogEntries} of logging.proto. */
public final class CloudTaskLogs implements TaskLogs {

  /** What the service gives in one page at most. */
  private static final int PAGE = 1000;

  /** Entries can be read some seconds after they were written; those of an emulator sooner. */
  private static final Duration LATE = Duration.ofSeconds(10);

  private static final Duration LATE_HERE = Duration.ofSeconds(2);

  private final Pace pace = new Pace(50, Duration.ofMinutes(1));
  private final Caller caller;
  private final Rpc rpc;
  private final GrpcClient<LoggingClient> connection;
  private final LoggingClient client;

  /** Makes the client; the first call connects it. */
  public CloudTaskLogs(Caller caller) {
    this.caller = caller;
    this.rpc = new Rpc(caller);
    this.connection =
        GrpcClient.of(
            caller,
            LoggingSettings.newBuilder(),
            LoggingSettings.defaultGrpcTransportProviderBuilder(),
            settings ->
                LoggingClient.create(settings.applyToAllUnaryMethods(caller::oneAttempt).build()));
    this.client = connection.calls();
  }

  @Override
  public Duration lateness() {
    return caller.plaintext() ? LATE_HERE : LATE;
  }

  @Override
  public List<Line> lines(String customJob, Instant after, int limit, boolean last) {
    return lines(customJob, new Span(after, Optional.empty()), limit, last);
  }

  @Override
  public List<Line> lines(String customJob, Span span, int limit, boolean last) {
    List<LogEntry> entries = new ArrayList<>();
    pages(customJob, span, limit, last, entries::addAll);
    return new LogLines(limit, last).of(entries);
  }

  @Override
  public void print(String customJob, Instant after, int limit, Consumer<Line> out) {
    print(customJob, new Span(after, Optional.empty()), limit, out);
  }

  @Override
  public void print(String customJob, Span span, int limit, Consumer<Line> out) {
    LogLines lines = new LogLines(limit, false);
    long[] left = {limit};
    pages(
        customJob,
        span,
        limit,
        false,
        page ->
            lines.of(page).stream()
                .limit(left[0])
                .forEach(
                    line -> {
                      left[0]--;
                      out.accept(line);
                    }));
  }

  /** Page after page, until there are as many lines as are wanted. */
  private void pages(
      String customJob, Span span, int limit, boolean last, Consumer<List<LogEntry>> taken) {
    String token = "";
    long count = 0;
    do {
      ListLogEntriesResponse page = page(customJob, span, limit, last, token);
      taken.accept(page.getEntriesList());
      count += LogLines.count(page.getEntriesList());
      token = page.getNextPageToken();
    } while (count < limit && !token.isEmpty());
  }

  private ListLogEntriesResponse page(
      String customJob, Span span, int limit, boolean last, String token) {
    if (!caller.plaintext()) {
      pace.await();
    }
    ListLogEntriesRequest request =
        ListLogEntriesRequest.newBuilder()
            .addResourceNames("projects/" + caller.project())
            .setFilter(filter(customJob, span))
            .setOrderBy(last ? "timestamp desc" : "timestamp asc")
            .setPageSize(Math.max(1, Math.min(limit, PAGE)))
            .setPageToken(token)
            .build();
    return rpc.call(action(customJob), () -> client.listLogEntriesCallable().call(request));
  }

  /** Vertex AI logs what a container prints under its custom job's id, as resource ml_job. */
  private static String filter(String customJob, Span span) {
    return "resource.type=\"ml_job\" AND resource.labels.job_id=\"%s\" AND timestamp>\"%s\""
            .formatted(customJob, span.after())
        + span.until().map(until -> " AND timestamp<\"" + until + "\"").orElse("");
  }

  private Action action(String customJob) {
    return new Action(
        "read the log of custom job '" + customJob + "'",
        "Cloud Logging does not know project '%s': check project_id.".formatted(caller.project()));
  }

  /** Ends the client and waits until its threads are gone. */
  public void close() {
    connection.close();
  }
}
