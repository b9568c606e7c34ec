package io.github.vertexmaven.emulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.api.gax.rpc.InvalidArgumentException;
import com.google.cloud.aiplatform.v1.CreatePipelineJobRequest;
import com.google.cloud.aiplatform.v1.ListPipelineJobsRequest;
import com.google.cloud.aiplatform.v1.PipelineJob;
import com.google.cloud.aiplatform.v1.PipelineServiceGrpc;
import com.google.protobuf.Any;
import com.google.protobuf.Struct;
import com.google.protobuf.Timestamp;
import com.google.protobuf.Value;
import io.github.vertexmaven.emulator.json.JsonValues;
import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.Marshaller;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCalls;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What no service takes, however it is sent: it is refused with a sentence, and never fails. */
class BoundedInputTest {

  private static final String JOBS = "/v1/" + Lab.PARENT + "/pipelineJobs";
  private static final int MEGABYTE = 1 << 20;

  @TempDir static Path home;

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static Lab lab;

  @BeforeAll
  static void open() throws IOException {
    lab = Lab.open(home);
    Files.createDirectories(lab.bucket("lab"));
  }

  @AfterAll
  static void close() throws Exception {
    lab.close();
  }

  /** So many groups in each other, each of which has two of the next. */
  private static String nested(int depth) {
    StringBuilder spec =
        new StringBuilder("pipelineInfo: {name: nested}\nschemaVersion: 2.1.0\ncomponents:\n");
    for (int i = 1; i < depth; i++) {
      spec.append("  c").append(i).append(": ").append(twice(i + 1)).append('\n');
    }
    return spec.append("  c")
        .append(depth)
        .append(": {executorLabel: e}\n")
        .append("deploymentSpec: {executors: {e: {container: {image: i, command: [\"true\"]}}}}\n")
        .append("root: ")
        .append(twice(1))
        .append('\n')
        .toString();
  }

  private static String twice(int component) {
    return "{dag: {tasks: {a: " + task("a", component) + ", b: " + task("b", component) + "}}}";
  }

  private static String task(String name, int component) {
    return "{taskInfo: {name: " + name + "}, componentRef: {name: c" + component + "}}";
  }

  @Test
  void refusesSpecsThatBecomeTooManyTasks() throws Exception {
    String sentence =
        "root: it becomes 8388606 tasks, more than the 100000 that the emulator runs in one job";
    assertThat(message(yaml(nested(22)), 400)).isEqualTo(sentence);
    Service.Failed failed =
        catchThrowableOfType(
            Service.Failed.class,
            () -> lab.grpc.create(Lab.request(Lab.struct(nested(22)), Map.of()).build()));
    assertThat(failed.code).isEqualTo("INVALID_ARGUMENT");
    assertThat(failed).hasMessage(sentence);
  }

  @Test
  void failsALoopThatBecomesTooManyTasks() {
    Value.Builder items = Value.newBuilder();
    for (int i = 0; i <= 100_000; i++) {
      items.getListValueBuilder().addValuesBuilder().setNumberValue(i);
    }
    String spec =
        """
        pipelineInfo: {name: wide}
        schemaVersion: 2.1.0
        components:
          c:
            executorLabel: e
            inputDefinitions: {parameters: {item: {parameterType: NUMBER_DOUBLE}}}
        deploymentSpec: {executors: {e: {container: {image: i, command: ["true"]}}}}
        root:
          inputDefinitions: {parameters: {items: {parameterType: LIST}}}
          dag:
            tasks:
              loop:
                taskInfo: {name: loop}
                componentRef: {name: c}
                inputs: {parameters: {items: {componentInputParameter: items}}}
                parameterIterator: {itemInput: item, items: {inputParameter: items}}
        """;
    var request = Lab.request(Lab.struct(spec), Map.of());
    request
        .getPipelineJobBuilder()
        .getRuntimeConfigBuilder()
        .putParameterValues("items", items.build());
    Lab.Ran ran = lab.ended(lab.grpc.create(request.build()).getName());
    assertThat(ran.errors().get("loop"))
        .isEqualTo(
            "With 100001 more tasks the job would have 100002, more than the 100000 that the"
                + " emulator runs in one job.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`` | the pipeline spec is empty",
        "`# nothing but words` | the pipeline spec is empty",
        "`a: &a {b: *a}` | the pipeline spec is nested deeper than 100 levels, or contains itself",
        "`a: !!binary {b: c}` | the pipeline spec is not YAML: a tag (!!…) does not fit what it"
            + " stands at",
        "`a: !!int [1]` | the pipeline spec is not YAML: a tag (!!…) does not fit what it stands at",
        "`a: &a [*a]` | the pipeline spec is nested deeper than 100 levels, or contains itself",
        "`? [a, b]\\n: 1` | the pipeline spec has a key that is not text",
        "`a: 1e999999999` | the pipeline spec has the number Infinity, which JSON does not have",
        "`a: !!int x` | the pipeline spec is not YAML:",
        "`a: !!float x` | the pipeline spec is not YAML:",
        "`a: [` | the pipeline spec is not YAML:",
      })
  void refusesYamlThatIsNoSpec(String text, String sentence) throws Exception {
    assertThat(message(yaml(text.replace("\\n", "\n")), 400)).startsWith(sentence);
  }

  @Test
  void refusesYamlThatIsMuchMoreThanItsText() throws Exception {
    StringBuilder text = new StringBuilder("a0: &a0 [x, x]\n");
    for (int i = 1; i < 24; i++) {
      text.append("a%d: &a%d [*a%d, *a%d]%n".formatted(i, i, i - 1, i - 1));
    }
    assertThat(message(yaml(text.toString()), 400))
        .isEqualTo("the pipeline spec has more than 1000000 values after its aliases are expanded");
  }

  @Tag("slow")
  @ParameterizedTest
  @CsvSource({
    "/v1/projects/p/locations/l/pipelineJobs, 64, 400",
    "/v1/projects/p/locations/l/schedules, 64, 400",
    "/v1/projects/p/locations/l/metadataStores/default/contexts, 64, 400",
    "/v2/entries:list, 1, 400",
    "/storage/v1/b?project=p, 1, 413",
    "/storage/v1/b/lab/o/a/compose, 1, 413",
    "/upload/storage/v1/b/lab/o?uploadType=resumable&name=a, 1, 413",
  })
  void refusesBodiesThatAreTooLarge(String path, int megabytes, int status) throws Exception {
    String body = "{\"a\":\"" + "x".repeat(megabytes * MEGABYTE) + "\"}";
    HttpResponse<String> response = post(path, "application/json", body.getBytes(UTF_8));
    assertThat(message(response, status))
        .isEqualTo(
            "The body of the request is larger than "
                + megabytes
                + " MB, the most that the emulator takes.");
    if (status == 400) {
      assertThat(response.body()).contains("\"status\":\"INVALID_ARGUMENT\"");
    }
  }

  @Test
  void refusesSpecFilesThatAreTooLarge() throws Exception {
    String text = "# " + "x".repeat(64 * MEGABYTE);
    assertThat(message(yaml(text), 400)).contains("larger than 64 MB");
  }

  @Tag("slow")
  @Test
  void refusesMetadataThatIsLargeOnceItIsUnpacked() throws Exception {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write("--b\r\nContent-Type: application/json\r\n\r\n{\"name\":\"".getBytes(UTF_8));
      byte[] some = "x".repeat(MEGABYTE).getBytes(UTF_8);
      for (int i = 0; i < 300; i++) {
        out.write(some);
      }
      out.write("\"}\r\n--b\r\nContent-Type: text/plain\r\n\r\nx\r\n--b--\r\n".getBytes(UTF_8));
    }
    HttpRequest.Builder request =
        request("/upload/storage/v1/b/lab/o?uploadType=multipart")
            .header("Content-Type", "multipart/related; boundary=b")
            .header("Content-Encoding", "gzip")
            .POST(BodyPublishers.ofByteArray(packed.toByteArray()));
    assertThat(message(send(request), 413))
        .isEqualTo(
            "The metadata of the object is larger than 1 MB, the most that the emulator takes.");
  }

  @Test
  void refusesCallsOfABatchThatAreTooLarge() throws Exception {
    String call = "POST /storage/v1/b?project=p\r\n\r\n" + "x".repeat(MEGABYTE);
    String body = "--b\r\nContent-Type: application/http\r\n\r\n" + call + "\r\n--b--\r\n";
    HttpResponse<String> response =
        post("/batch/storage/v1", "multipart/mixed; boundary=b", body.getBytes(UTF_8));
    assertThat(message(response, 413)).startsWith("A call of a batch is larger than 1 MB");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        JOBS,
        "/v1/" + Lab.PARENT + "/schedules",
        "/v2/entries:list",
        "/storage/v1/b?project=p",
        "/storage/v1/b/lab/o/a/compose"
      })
  void refusesJsonThatIsNone(String path) throws Exception {
    for (String body :
        new String[] {
          "[".repeat(100_000),
          "{\"a\":".repeat(100_000),
          "{\"a\":1e999999999}",
          "{\"a\":NaN}",
          "{\"a\":1,\"a\":2}",
          "\u0000",
          "null",
          "1",
          "\"\\ud800\""
        }) {
      assertThat(post(path, "application/json", body.getBytes(UTF_8)).statusCode())
          .as(body.substring(0, Math.min(20, body.length())))
          .isEqualTo(400);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        JOBS + "?filter=%FF",
        JOBS + "?readMask=nothing",
        JOBS + "?pageSize=x",
        JOBS + "?pageSize=99999999999999999999",
        JOBS + "?pageToken=x",
        "/v1/" + Lab.PARENT + "/schedules?filter=%22",
        "/storage/v1/b/lab/o?maxResults=99999999999999999999",
        "/storage/v1/b/lab/o?pageToken=x",
        "/storage/v1/b/lab/o?prefix=%FF",
        "/page/data/jobs?text=%FF",
        "/page/data/jobs?from=x",
        "/page/data/job?job=%FF",
        "/page/data/log?job=a&from=1e9"
      })
  void refusesQueriesThatSayNothing(String path) throws Exception {
    HttpResponse<String> response = send(request(path));
    assertThat(response.statusCode()).as(response.body()).isBetween(400, 404);
    assertThat(message(response, response.statusCode())).isNotBlank();
  }

  @Test
  void refusesFiltersThatNoParserGetsToTheEndOf() {
    String quoted = "display_name=\"" + "\\\"".repeat(9_000);
    String deep = "(".repeat(19_000);
    String unknown = "é".repeat(10_000) + "=1";
    for (String filter : new String[] {quoted, deep, unknown, "x".repeat(30_000)}) {
      assertThatThrownBy(
              () ->
                  lab.grpc
                      .pipelines()
                      .listPipelineJobs(
                          ListPipelineJobsRequest.newBuilder()
                              .setParent(Lab.PARENT)
                              .setFilter(filter)
                              .build()))
          .as(filter.substring(0, 20))
          .isInstanceOf(InvalidArgumentException.class);
    }
  }

  /** A form with stars is compared in one pass, however many there are. */
  @Test
  void comparesWithManyStarsAtOnce() {
    lab.ended(
        lab.submit(
            "environment",
            Map.of(),
            job -> job.getPipelineJobBuilder().setDisplayName("a".repeat(128))));
    String filter = "display_name=\"" + "*a".repeat(60) + "b\"";
    assertThat(
            lab.grpc
                .pipelines()
                .listPipelineJobs(
                    ListPipelineJobsRequest.newBuilder()
                        .setParent(Lab.PARENT)
                        .setFilter(filter)
                        .build())
                .iterateAll())
        .isEmpty();
  }

  @Test
  void refusesMessagesThatAreNone() {
    assertThat(sent(new byte[] {(byte) 0xff, 1, 2, 3}))
        .startsWith("INVALID_ARGUMENT: The message is not a CreatePipelineJobRequest: ");
    Struct deep = Struct.getDefaultInstance();
    for (int i = 0; i < 200; i++) {
      deep =
          Struct.newBuilder()
              .putFields("a", Value.newBuilder().setStructValue(deep).build())
              .build();
    }
    assertThat(sent(Lab.request(deep, Map.of()).build().toByteArray()))
        .startsWith("INVALID_ARGUMENT: The message is not a CreatePipelineJobRequest: ")
        .contains("nesting");
    assertThat(sent(new byte[65 * MEGABYTE])).startsWith("RESOURCE_EXHAUSTED: ");
  }

  /** What is said of bytes in place of a request to make a job. */
  private static String sent(byte[] bytes) {
    String[] place = lab.grpcAddress().split(":");
    ManagedChannel channel =
        NettyChannelBuilder.forAddress(place[0], Integer.parseInt(place[1])).usePlaintext().build();
    try {
      MethodDescriptor<byte[], ?> raw =
          PipelineServiceGrpc.getCreatePipelineJobMethod().toBuilder(
                  new Bytes(),
                  PipelineServiceGrpc.getCreatePipelineJobMethod().getResponseMarshaller())
              .build();
      StatusRuntimeException refused =
          catchThrowableOfType(
              StatusRuntimeException.class,
              () -> ClientCalls.blockingUnaryCall(channel, raw, CallOptions.DEFAULT, bytes));
      Status status = refused.getStatus();
      return status.getCode() + ": " + status.getDescription();
    } finally {
      channel.shutdownNow();
    }
  }

  private static final class Bytes implements Marshaller<byte[]> {
    @Override
    public InputStream stream(byte[] value) {
      return new ByteArrayInputStream(value);
    }

    @Override
    public byte[] parse(InputStream stream) {
      throw new UnsupportedOperationException();
    }
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://" + lab.httpAddress() + path));
  }

  private static HttpResponse<String> yaml(String text) throws Exception {
    return post(JOBS, "application/yaml", text.getBytes(UTF_8));
  }

  private static HttpResponse<String> post(String path, String type, byte[] body) throws Exception {
    return send(request(path).header("Content-Type", type).POST(BodyPublishers.ofByteArray(body)));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static String message(HttpResponse<String> response, int status) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    Map<String, Object> error =
        JsonValues.object(JsonValues.object(JsonValues.read(response.body())).get("error"));
    return error.get("message").toString();
  }

  /** Found by {@link GrpcFuzzTest}: what only gRPC can carry. */
  @Test
  void refusesWhatJsonHasNoFormFor() {
    Timestamp.Builder late = Timestamp.newBuilder().setSeconds(253_402_300_800L);
    refusedJob(
        job -> job.setCreateTime(late),
        "pipeline_job.create_time is not a time between the years 1 and 9999.");
    refusedJob(
        job -> job.getJobDetailBuilder().addTaskDetailsBuilder().getEndTimeBuilder().setNanos(-1),
        "pipeline_job.job_detail.task_details[0].end_time is not a time between the years 1 and"
            + " 9999.");
    refusedJob(
        job ->
            job.getRuntimeConfigBuilder()
                .putParameterValues("p", Value.newBuilder().setNumberValue(Double.NaN).build()),
        "pipeline_job.runtime_config.parameter_values[0].value is NaN, which JSON does not have.");
    refusedJob(
        job -> job.getErrorBuilder().addDetails(Any.getDefaultInstance()),
        "pipeline_job.error.details[0] holds a packed message, which the emulator does not take.");
  }

  private static void refusedJob(Consumer<PipelineJob.Builder> change, String sentence) {
    CreatePipelineJobRequest.Builder request = Lab.request(Lab.spec("environment"), Map.of());
    change.accept(request.getPipelineJobBuilder());
    assertThatThrownBy(() -> lab.grpc.create(request.build()))
        .isInstanceOfSatisfying(
            Service.Failed.class, failed -> assertThat(failed.code).isEqualTo("INVALID_ARGUMENT"))
        .hasMessage(sentence);
  }

  /** Anybody on the machine can connect, and what is logged goes to a file of the owner. */
  @Test
  void saysNothingOfConnectionsThatAreNoHttp2() throws Exception {
    List<String> said = new CopyOnWriteArrayList<>();
    Handler handler =
        new Handler() {
          @Override
          public void publish(LogRecord record) {
            said.add(record.getLoggerName() + ": " + record.getMessage());
          }

          @Override
          public void flush() {
            // kept in memory
          }

          @Override
          public void close() {
            // kept in memory
          }
        };
    Logger root = Logger.getLogger("");
    Logger transport = Logger.getLogger("io.grpc.netty.shaded");
    Level before = root.getLevel();
    root.setLevel(Level.INFO);
    transport.addHandler(handler);
    try {
      String preface = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
      for (String text : List.of("GET / HTTP/1.1\r\n\r\n", preface + "x".repeat(100))) {
        String[] address = lab.grpcAddress().split(":");
        try (Socket socket = new Socket(address[0], Integer.parseInt(address[1]))) {
          socket.getOutputStream().write(text.getBytes(UTF_8));
          socket.getInputStream().readAllBytes();
        }
      }
      assertThat(said).isEmpty();
    } finally {
      transport.removeHandler(handler);
      root.setLevel(before);
    }
  }
}
