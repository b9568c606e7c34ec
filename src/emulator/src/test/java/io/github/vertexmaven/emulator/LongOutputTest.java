package io.github.vertexmaven.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.logging.v2.ListLogEntriesRequest;
import com.google.logging.v2.ListLogEntriesResponse;
import com.google.logging.v2.LogEntry;
import com.sun.management.ThreadMXBean;
import io.github.vertexmaven.emulator.logging.LoggingService;
import io.github.vertexmaven.emulator.rpc.RpcMethod;
import io.github.vertexmaven.emulator.store.Job;
import io.github.vertexmaven.emulator.store.Jobs;
import io.github.vertexmaven.emulator.store.Strictness;
import io.github.vertexmaven.emulator.store.TaskLog;
import io.github.vertexmaven.emulator.store.TaskRecord;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However much a task has printed, a page of it costs what is on the page. */
class LongOutputTest {

  private static final int BLOCKS = 200;
  private static final int LINES = 500;
  private static final Instant BEGIN = Instant.parse("2026-01-02T04:00:00Z");

  /** The log has twenty times as much. */
  private static final long FEW_BYTES = 10_000_000;

  @TempDir Path home;
  private Function<ListLogEntriesRequest, ListLogEntriesResponse> service;

  @BeforeEach
  @SuppressWarnings("unchecked")
  void print() throws IOException {
    Job job =
        SeededJobs.in(home)
            .add("loud", List.of(new SeededJobs.Step("a", "a", List.of())), "Loud", Map.of());
    SeededJobs.fill(job, 2, Map.of(), Map.of(), List.of("first"));
    TaskRecord task = job.task(2).orElseThrow();
    TaskLog log = job.log(task, task.attempts().get(0));
    String text = "x".repeat(900);
    for (int block = 0; block < BLOCKS; block++) {
      int number = block;
      log.add(
          IntStream.range(0, LINES)
              .mapToObj(
                  i ->
                      new TaskLog.Line(
                          BEGIN.plusSeconds(number * LINES + i),
                          TaskLog.Severity.INFO,
                          number * LINES + i + text))
              .toList());
    }
    RpcMethod<?, ?> list =
        LoggingService.over(new TaskOutput(Jobs.open(home), Strictness.in(home))).methods().get(0);
    service = ((RpcMethod<ListLogEntriesRequest, ListLogEntriesResponse>) list).answer();
  }

  @Tag("slow")
  @Test
  void aPageCostsWhatIsOnIt() {
    ListLogEntriesRequest first = request("timestamp asc", "1970-01-01T00:00:00Z");
    ListLogEntriesRequest last = request("timestamp desc", "1970-01-01T00:00:00Z");
    ListLogEntriesRequest late =
        request("timestamp asc", BEGIN.plusSeconds(BLOCKS * LINES - 100).toString());
    for (ListLogEntriesRequest request : List.of(first, last, late)) {
      service.apply(request);
      ListLogEntriesResponse[] page = new ListLogEntriesResponse[2];
      assertThat(allocated(() -> page[0] = service.apply(request))).isLessThan(FEW_BYTES);
      String token = page[0].getNextPageToken();
      ListLogEntriesRequest next = request.toBuilder().setPageToken(token).build();
      assertThat(allocated(() -> page[1] = service.apply(next))).isLessThan(FEW_BYTES);
    }
    assertThat(number(service.apply(first).getEntries(1))).isZero();
    assertThat(number(service.apply(last).getEntries(0))).isEqualTo(BLOCKS * LINES - 1);
    assertThat(number(service.apply(late).getEntries(0))).isEqualTo(BLOCKS * LINES - 99);
  }

  /** As long as numbers get, and none at all. */
  @Tag("slow")
  @Test
  void findsTheLogOfAnyNumber() throws IOException {
    Job job = Jobs.open(home).all().get(0);
    TaskRecord.Attempt attempt = TaskRecord.Attempt.of(Long.MAX_VALUE, BEGIN);
    TaskRecord task = job.change(2, record -> record.withAttempt(attempt));
    job.log(task, attempt).add(TaskLog.Severity.INFO, "again");
    assertThat(lines(Long.toString(Long.MAX_VALUE))).isEqualTo(1);
    assertThat(lines("99999999999999999999")).isZero();
    assertThat(lines("x")).isZero();
  }

  private int lines(String customJob) {
    return service
        .apply(
            ListLogEntriesRequest.newBuilder()
                .addResourceNames("projects/my-project")
                .setFilter("resource.labels.job_id=\"" + customJob + "\"")
                .build())
        .getEntriesCount();
  }

  private static int number(LogEntry entry) {
    String text = entry.getJsonPayload().getFieldsOrThrow("message").getStringValue();
    return Integer.parseInt(text.substring(0, text.indexOf('x')));
  }

  private static ListLogEntriesRequest request(String order, String after) {
    return ListLogEntriesRequest.newBuilder()
        .addResourceNames("projects/my-project")
        .setFilter("resource.labels.job_id=\"7\" AND timestamp>\"" + after + "\"")
        .setOrderBy(order)
        .setPageSize(50)
        .build();
  }

  private static long allocated(Runnable action) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    action.run();
    return threads.getCurrentThreadAllocatedBytes() - before;
  }
}
