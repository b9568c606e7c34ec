package io.github.vertexmaven.emulator.logging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.api.gax.core.NoCredentialsProvider;
import com.google.api.gax.grpc.InstantiatingGrpcChannelProvider;
import com.google.api.gax.rpc.InvalidArgumentException;
import com.google.api.gax.rpc.UnimplementedException;
import com.google.cloud.logging.v2.LoggingClient;
import com.google.cloud.logging.v2.LoggingSettings;
import com.google.logging.type.LogSeverity;
import com.google.logging.v2.ListLogEntriesRequest;
import com.google.logging.v2.LogEntry;
import io.github.vertexmaven.emulator.logging.LocalLogging.Answer;
import io.github.vertexmaven.emulator.logging.LocalLogging.Transport;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** One suite for both ways in, and Google's own client. */
class LoggingServiceTest {
  private static final Instant START =
      Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(600);
  private static final List<String> ASKED = new CopyOnWriteArrayList<>();
  private static LocalLogging logging;

  /**
   * Two tasks: 100 writes ten lines, every fifth an error; 200 writes three, at the times of the
   * first three of 100.
   */
  private static Stream<TaskLines> logs(String project, Optional<String> customJobId) {
    ASKED.add(project + " " + customJobId.orElse("all"));
    if (project.equals("long")) {
      String text = "x".repeat(1_000_000);
      return Stream.of(
          memory(
              "1",
              IntStream.range(0, 5)
                  .mapToObj(i -> new TaskLogLine(i, START, LogSeverity.INFO, text, "1", "t", "j"))
                  .toList()));
    }
    return project.equals("p")
        ? Stream.of(
            memory("100", lines("100", "train", 10).toList()),
            memory("200", lines("200", "score", 3).toList()))
        : Stream.of();
  }

  private static TaskLines memory(String job, List<TaskLogLine> lines) {
    return new TaskLines() {
      @Override
      public String customJobId() {
        return job;
      }

      @Override
      public void forwards(Begin begin, Predicate<TaskLogLine> wantsMore) {
        ASKED.add(job + " from " + begin.position());
        long first = begin.position().orElse(0);
        lines.stream().skip(first).allMatch(wantsMore);
      }

      @Override
      public void backwards(Begin begin, Predicate<TaskLogLine> wantsMore) {
        List<TaskLogLine> reversed =
            new ArrayList<>(lines.subList(0, (int) begin.position().orElse(lines.size())));
        Collections.reverse(reversed);
        reversed.stream().allMatch(wantsMore);
      }
    };
  }

  private static Stream<TaskLogLine> lines(String job, String task, int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                new TaskLogLine(
                    i,
                    START.plusSeconds(i),
                    i % 5 == 4 ? LogSeverity.ERROR : LogSeverity.INFO,
                    task + " line " + i,
                    job,
                    task,
                    "my-job"));
  }

  @BeforeAll
  static void open() throws IOException {
    logging = LocalLogging.over(LoggingServiceTest::logs);
  }

  @AfterAll
  static void close() {
    logging.close();
  }

  private static ListLogEntriesRequest.Builder request(String filter) {
    return ListLogEntriesRequest.newBuilder().addResourceNames("projects/p").setFilter(filter);
  }

  @ParameterizedTest
  @EnumSource
  void readsTheLinesOfOneTask(Transport transport) throws Exception {
    ASKED.clear();
    Answer answer =
        logging.list(
            transport, request("resource.type=\"ml_job\" AND resource.labels.job_id=\"200\""));
    assertThat(answer.texts()).containsExactly("score line 0", "score line 1", "score line 2");
    assertThat(ASKED).contains("p 200");
    LogEntry entry = answer.page().getEntries(0);
    assertThat(entry.getLogName()).isEqualTo("projects/p/logs/workerpool0-0");
    assertThat(entry.getResource().getType()).isEqualTo("ml_job");
    assertThat(entry.getResource().getLabelsMap())
        .containsEntry("job_id", "200")
        .containsEntry("project_id", "p");
    assertThat(entry.getSeverity()).isEqualTo(LogSeverity.INFO);
    assertThat(entry.getTimestamp().getSeconds()).isEqualTo(START.getEpochSecond());
    assertThat(entry.getLabelsMap()).containsEntry("vertexai-emulator/task_name", "score");
  }

  @ParameterizedTest
  @EnumSource
  void understandsFilters(Transport transport) throws Exception {
    String late = "\"" + START.plusSeconds(8) + "\"";
    for (var expected :
        List.of(
            new Object[] {"", 13},
            new Object[] {"severity>=ERROR", 2},
            new Object[] {"severity>=\"warning\" resource.labels.job_id=100", 2},
            new Object[] {"severity!=ERROR", 11},
            new Object[] {"severity=200", 11},
            new Object[] {"timestamp>=" + late, 2},
            new Object[] {"timestamp>" + late, 1},
            new Object[] {"timestamp<\"2020-01-01\"", 0},
            new Object[] {"NOT severity=ERROR", 11},
            new Object[] {"-severity=ERROR", 11},
            new Object[] {"logName=\"projects/p/logs/workerpool0-0\"", 13},
            new Object[] {"logName=\"projects/p/logs/other\"", 0},
            new Object[] {"resource.labels.job_id=\"100\" OR resource.labels.job_id=\"200\"", 13},
            new Object[] {
              "resource.labels.job_id=\"200\" OR severity=ERROR AND timestamp>=" + late, 1
            },
            new Object[] {
              "(resource.labels.job_id=\"200\") OR (severity=ERROR AND timestamp>=" + late + ")", 4
            },
            new Object[] {"NOT (severity=ERROR OR resource.labels.job_id=\"200\")", 8},
            new Object[] {"labels.\"vertexai-emulator/task_name\"=\"score\"", 3},
            new Object[] {"jsonPayload.message:\"LINE 2\" -- both tasks", 2},
            new Object[] {"resource.labels.zone=\"x\"", 0},
            new Object[] {"resource.labels.zone!=\"x\"", 0},
            new Object[] {"resource.type=\"gce_instance\"", 0})) {
      assertThat(logging.list(transport, request((String) expected[0])).texts())
          .as("%s", expected[0])
          .hasSize((int) expected[1]);
    }
  }

  @ParameterizedTest
  @EnumSource
  void putsInOrder(Transport transport) throws Exception {
    String filter = "timestamp<=\"" + START.plusSeconds(1) + "\"";
    assertThat(logging.list(transport, request(filter).setOrderBy("timestamp asc")).texts())
        .containsExactly("train line 0", "score line 0", "train line 1", "score line 1");
    assertThat(logging.list(transport, request(filter).setOrderBy("timestamp desc")).texts())
        .containsExactly("score line 1", "train line 1", "score line 0", "train line 0");
  }

  @ParameterizedTest
  @EnumSource
  void givesPages(Transport transport) throws Exception {
    for (String order : List.of("timestamp asc", "timestamp desc")) {
      List<String> all = new ArrayList<>();
      ListLogEntriesRequest.Builder request = request("").setOrderBy(order).setPageSize(4);
      int pages = 0;
      do {
        Answer answer = logging.list(transport, request);
        all.addAll(answer.texts());
        request.setPageToken(answer.page().getNextPageToken());
        pages++;
      } while (!request.getPageToken().isEmpty());
      assertThat(all).hasSize(13).doesNotHaveDuplicates();
      assertThat(pages).isEqualTo(4);
    }
  }

  @ParameterizedTest
  @EnumSource
  void makesPagesOfLongLinesShorter(Transport transport) throws Exception {
    ListLogEntriesRequest.Builder request =
        ListLogEntriesRequest.newBuilder().addResourceNames("projects/long").setPageSize(100);
    Answer first = logging.list(transport, request);
    assertThat(first.texts()).hasSize(3);
    assertThat(
            logging.list(transport, request.setPageToken(first.page().getNextPageToken())).texts())
        .hasSize(2);
  }

  @ParameterizedTest
  @EnumSource
  void readsAPageFromWhereItBegins(Transport transport) throws Exception {
    ListLogEntriesRequest.Builder request =
        request("resource.labels.job_id=\"100\"").setPageSize(4);
    String token = logging.list(transport, request).page().getNextPageToken();
    ASKED.clear();
    assertThat(logging.list(transport, request.setPageToken(token)).texts())
        .containsExactly("train line 4", "train line 5", "train line 6", "train line 7");
    assertThat(ASKED).contains("100 from OptionalLong[3]");
  }

  @ParameterizedTest
  @EnumSource
  void refusesAPageTokenOfAnotherQuestion(Transport transport) throws Exception {
    String token = logging.list(transport, request("").setPageSize(1)).page().getNextPageToken();
    assertThat(logging.list(transport, request("severity=ERROR").setPageToken(token)).error())
        .isEqualTo(
            "INVALID_ARGUMENT: page_token is '"
                + token
                + "', which was not given for this filter and order.");
    assertThat(logging.list(transport, request("").setPageToken("x!")).error())
        .startsWith("INVALID_ARGUMENT: page_token is 'x!'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "hello | The filter looks for 'hello' anywhere, which the emulator does not support; compare a field, as in severity>=ERROR.",
        "httpRequest.status=500 | The filter compares 'httpRequest.status', which the emulator does not know",
        "jsonPayload.message=~\"x\" | The filter compares 'jsonPayload.message' with a regular expression, which the emulator does not support; use = or :.",
        "severity>=LOUD | The filter compares severity with 'LOUD', which is not a severity such as ERROR.",
        "timestamp>=\"yesterday\" | The filter compares timestamp with 'yesterday', which is not a time such as \"2026-01-31T12:00:00Z\".",
        "logName>\"a\" | The filter compares the text 'logName' with >, which the emulator does not support; use = or :.",
        "(severity=ERROR | The filter has a '(' that nothing closes.",
        "severity=ERROR) | The filter has a ')' that nothing opens.",
        "severity= | The filter compares 'severity' with nothing.",
        "severity=ERROR OR | The filter needs a comparison here, such as severity>=ERROR.",
        "severity=(ERROR OR INFO) | The filter compares 'severity' with (; the emulator compares with one value, such as \"x\".",
        "logName=\"open | The filter cannot be parsed from here on: \"open",
      })
  void refusesOtherFilters(String filter, String sentence) throws Exception {
    for (Transport transport : Transport.values()) {
      assertThat(logging.list(transport, request(filter)).error())
          .startsWith("INVALID_ARGUMENT: " + sentence);
    }
  }

  @ParameterizedTest
  @EnumSource
  void refusesOtherRequests(Transport transport) throws Exception {
    assertThat(logging.list(transport, ListLogEntriesRequest.newBuilder()).error())
        .startsWith("INVALID_ARGUMENT: The request names 0 projects");
    assertThat(
            logging
                .list(transport, ListLogEntriesRequest.newBuilder().addResourceNames("folders/1"))
                .error())
        .startsWith("INVALID_ARGUMENT: The request names 'folders/1' in resource_names");
    assertThat(logging.list(transport, request("").setOrderBy("severity")).error())
        .startsWith("INVALID_ARGUMENT: order_by is 'severity'");
    assertThat(logging.list(transport, request("").setPageSize(5000)).error())
        .startsWith("INVALID_ARGUMENT: page_size is 5000");
    assertThat(
            logging
                .list(
                    transport,
                    ListLogEntriesRequest.newBuilder().addResourceNames("projects/other"))
                .texts())
        .isEmpty();
  }

  @Test
  void refusesWhatIsNoRequest() throws Exception {
    assertThat(logging.post("{\"filterr\": 1}").error())
        .startsWith("INVALID_ARGUMENT: The request is not a ListLogEntriesRequest");
  }

  /**
   * The generated client: the handwritten one of this version closes a plaintext channel before its
   * first call.
   */
  @Test
  void worksWithGooglesClient() throws IOException {
    LoggingSettings settings =
        LoggingSettings.newBuilder()
            .setCredentialsProvider(NoCredentialsProvider.create())
            .setTransportChannelProvider(
                InstantiatingGrpcChannelProvider.newBuilder()
                    .setEndpoint("127.0.0.1:" + logging.grpcPort())
                    .setChannelConfigurator(builder -> builder.usePlaintext())
                    .build())
            .build();
    try (LoggingClient client = LoggingClient.create(settings)) {
      ListLogEntriesRequest errors =
          request("resource.labels.job_id=\"100\" AND severity>=ERROR")
              .setOrderBy("timestamp desc")
              .setPageSize(1)
              .build();
      Stream<LogEntry> entries =
          StreamSupport.stream(client.listLogEntries(errors).iterateAll().spliterator(), false);
      assertThat(
              entries.map(
                  entry -> entry.getJsonPayload().getFieldsOrThrow("message").getStringValue()))
          .containsExactly("train line 9", "train line 4");
      assertThatThrownBy(
              () -> client.listLogEntries(List.of("projects/p"), "severity>=LOUD", "").getPage())
          .isInstanceOf(InvalidArgumentException.class)
          .hasMessageContaining("'LOUD', which is not a severity");
      assertThatThrownBy(() -> client.deleteLog("projects/p/logs/x"))
          .isInstanceOf(UnimplementedException.class);
    }
  }
}
