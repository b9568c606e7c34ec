package io.github.vertexmaven.emulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.cloud.aiplatform.v1.DeletePipelineJobRequest;
import com.google.cloud.aiplatform.v1.Schedule;
import com.google.longrunning.Operation;
import io.github.vertexmaven.emulator.json.JsonValues;
import io.github.vertexmaven.waiting.Eventually;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the page reads over HTTP. */
class PageTest {

  @TempDir static Path home;

  private static Lab lab;
  private static String name;
  private static String key;

  @BeforeAll
  static void runAJob() throws Exception {
    lab = Lab.open(home);
    Files.createDirectories(lab.bucket("lab"));
    Files.writeString(lab.bucket("lab/raw.csv"), "id\n1\n");
    Files.writeString(lab.bucket("lab/go"), "");
    name = lab.submit("page", Map.of(), job -> job.getPipelineJobBuilder().putLabels("team", "a"));
    lab.ended(name);
    key = key(name);
  }

  @AfterAll
  static void close() throws Exception {
    lab.close();
  }

  private static String key(String resource) {
    String[] parts = resource.split("/");
    return parts[1] + "." + parts[3] + "." + parts[5];
  }

  private static RawHttp get(String target, String... headers) throws IOException {
    return RawHttp.send(lab.httpAddress(), "GET", target, headers);
  }

  private static Map<String, Object> data(String target) throws IOException {
    RawHttp reply = get("/page/data/" + target);
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    return JsonValues.object(JsonValues.read(reply.text()));
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> list(Object value) {
    return (List<Map<String, Object>>) value;
  }

  private static String task(String display) throws IOException {
    return list(data("job?job=" + key).get("tasks")).stream()
        .filter(task -> task.get("display").equals(display))
        .map(task -> task.get("id").toString())
        .findFirst()
        .orElseThrow();
  }

  private static String output(String kind, String artifact, String more) throws IOException {
    return "/page/data/%s?job=%s&task=%s&side=outputs&name=%s%s"
        .formatted(kind, key, task("clean"), artifact, more);
  }

  @Test
  void listsJobsThatFit() throws Exception {
    String other = lab.submit("environment", Map.of(), job -> {});
    lab.ended(other);
    assertThat(data("jobs").get("all")).isEqualTo(2.0);
    assertThat(fitting("text=PAGE")).containsExactly(key);
    assertThat(fitting("text=team%3Da+page")).containsExactly(key);
    assertThat(fitting("text=nobody")).isEmpty();
    assertThat(fitting("label=team")).containsExactly(key);
    assertThat(fitting("label=team%3Da")).containsExactly(key);
    assertThat(fitting("label=team%3Db")).isEmpty();
    assertThat(fitting("state=SUCCEEDED")).containsExactly(key(other), key);
    assertThat(fitting("state=FAILED,RUNNING")).isEmpty();
    assertThat(fitting("from=1&size=1")).containsExactly(key);
    delete(other);
    assertThat(fitting("")).containsExactly(key);
  }

  private static List<Object> fitting(String filter) throws IOException {
    return list(data("jobs?" + filter).get("jobs")).stream().map(job -> job.get("key")).toList();
  }

  @Test
  void saysInOneLineThatThereIsNothingNew() throws Exception {
    for (String what : List.of("jobs?", "job?job=" + key + "&", "schedules?")) {
      String token = data(what).get("token").toString();
      RawHttp again = get("/page/data/" + what + "since=" + token);
      assertThat(again.status()).as(what).isEqualTo(204);
      assertThat(again.body()).isEmpty();
      assertThat(get("/page/data/" + what + "since=other.1").status()).isEqualTo(200);
    }
  }

  @Test
  void findsAJobByItsIdAlone() throws Exception {
    String id = name.substring(name.lastIndexOf('/') + 1);
    assertThat(data("job?job=" + id)).containsEntry("key", key).containsEntry("pipeline", "page");
    assertThat(get("/page/data/job?job=none").text())
        .isEqualTo("{\"error\":{\"message\":\"There is no job 'none' here.\"}}");
    assertThat(get("/page/data/job").status()).isEqualTo(400);
  }

  @Test
  void showsEachKindOfDataInItsOwnWay() throws Exception {
    assertThat(preview("table", ""))
        .containsEntry("kind", "table")
        .extractingByKey("table")
        .isEqualTo(
            Map.of(
                "columns",
                3.0,
                "header",
                List.of("name", "price", "rating"),
                "rows",
                List.of(List.of("Falcon, old", "12.5", "4"), List.of("Kestrel", "7", "")),
                "cut",
                false));
    assertThat(preview("report", "")).containsEntry("kind", "json");
    assertThat(preview("plot", "")).containsEntry("kind", "picture");
    assertThat(preview("document", "")).containsEntry("kind", "markup");
    assertThat(preview("model", ""))
        .containsEntry("kind", "binary")
        .containsEntry("format", "Parquet");
    assertThat(preview("parts", "")).containsEntry("kind", "folder");
    assertThat(preview("parts", "&path=one.tsv")).containsEntry("kind", "table");
    assertThat(preview("parts", "&path=inner/two.txt"))
        .containsEntry("kind", "text")
        .containsEntry("text", "deep");
    assertThat(preview("parts", "&path=none")).containsEntry("kind", "none");
  }

  private static Map<String, Object> preview(String artifact, String more) throws IOException {
    RawHttp reply = get(output("preview", artifact, more));
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    return JsonValues.object(JsonValues.read(reply.text()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "..",
        "../report",
        "inner/../../report",
        "inner/../one.tsv",
        "./one.tsv",
        "/etc/passwd",
        "inner//two.txt",
        "one.tsv/",
        "..\\report",
        "a\u0000b"
      })
  void refusesPathsThatLeaveTheArtifact(String path) throws Exception {
    for (String kind : List.of("preview", "image", "frame", "download")) {
      RawHttp reply = get(output(kind, "parts", "&path=" + URLEncoder.encode(path, UTF_8)));
      assertThat(reply.status()).as(kind + " " + reply.text()).isEqualTo(403);
      assertThat(reply.text()).contains("is not a path below the artifact.");
    }
  }

  @Test
  void followsNoLinks() throws Exception {
    Path secret = Files.writeString(home.resolve("secret"), "secret");
    Path parts =
        lab.bucket(
            lab.get(name)
                .task("clean")
                .getOutputsOrThrow("parts")
                .getArtifacts(0)
                .getUri()
                .substring(5));
    Files.createSymbolicLink(parts.resolve("link"), secret);
    Files.createSymbolicLink(parts.resolve("folder"), home);
    for (String path : List.of("link", "folder", "folder/secret")) {
      RawHttp reply = get(output("preview", "parts", "&path=" + path));
      assertThat(reply.status()).isEqualTo(403);
      assertThat(reply.text()).contains("A link leads to the data");
    }
  }

  @Test
  void givesDataAwayAsWhatCannotRun() throws Exception {
    for (String artifact : List.of("table", "document", "plot")) {
      RawHttp file = get(output("download", artifact, ""));
      assertThat(file.header("Content-Type")).isEqualTo("application/octet-stream");
      assertThat(file.header("Content-Disposition"))
          .isEqualTo("attachment; filename*=UTF-8''" + artifact);
      assertThat(file.header("X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(file.header("Content-Security-Policy"))
          .contains("sandbox")
          .contains("default-src 'none'");
    }
    RawHttp picture = get(output("image", "plot", ""));
    assertThat(picture.header("Content-Type")).isEqualTo("image/png");
    assertThat(picture.header("Content-Disposition")).startsWith("attachment");
    assertThat(get(output("image", "document", "")).status()).isEqualTo(415);
    RawHttp frame = get(output("frame", "document", ""));
    assertThat(frame.header("Content-Security-Policy"))
        .startsWith("sandbox; default-src 'none';")
        .doesNotContain("allow-", "script");
    assertThat(get(output("frame", "table", "")).status()).isEqualTo(415);
    assertThat(get(output("download", "parts", "")).status()).isEqualTo(415);
  }

  @Test
  void showsTheBeginningOfALargeTableWithoutReadingAllOfIt() throws Exception {
    Path table =
        lab.bucket(
            lab.get(name)
                .task("clean")
                .getOutputsOrThrow("table")
                .getArtifacts(0)
                .getUri()
                .substring(5));
    String small = Files.readString(table);
    try {
      SparseFile.write(table, "a,b,c\n" + ("\"" + "x".repeat(90) + "\",1.5,2\n").repeat(20_000));
      RawHttp reply = get(output("preview", "table", ""));
      assertThat(reply.body()).hasSizeLessThan(30_000);
      assertThat(
              list(
                  JsonValues.object(JsonValues.object(JsonValues.read(reply.text())).get("table"))
                      .get("rows")))
          .hasSize(100);
    } finally {
      Files.writeString(table, small);
    }
  }

  @Test
  void readsLogsInPieces() throws Exception {
    Map<String, Object> log = data("log?job=" + key + "&task=" + task("clean"));
    assertThat(
            list(log.get("lines")).stream()
                .map(line -> line.get("severity") + " " + line.get("text")))
        .containsExactlyInAnyOrder("INFO read 2 rows", "ERROR 1 rating is missing");
    String next = JsonValues.write(log.get("next"));
    assertThat(data("log?job=" + key + "&task=" + task("clean") + "&from=" + next))
        .containsEntry("lines", List.of())
        .containsEntry("next", log.get("next"));
    assertThat(list(data("log?job=" + key).get("lines")).get(0).get("text"))
        .isEqualTo("Images are not pulled: each command runs as a process of this machine.");
    assertThat(get("/page/data/log?job=" + key + "&task=" + task("clean") + "&try=7").status())
        .isEqualTo(404);
  }

  @Test
  void tellsTriesAndTheirLogsApart() throws Exception {
    Files.deleteIfExists(lab.bucket("lab/tries"));
    String retried = lab.submit("retry", Map.of(), job -> {});
    lab.ended(retried);
    Map<String, Object> third =
        list(data("job?job=" + key(retried)).get("tasks")).stream()
            .filter(task -> task.get("display").equals("third"))
            .findFirst()
            .orElseThrow();
    assertThat(third).containsEntry("tries", 3.0).containsEntry("state", "SUCCEEDED");
    assertThat((List<?>) third.get("retried"))
        .hasSize(2)
        .allSatisfy(
            at ->
                assertThat(Instant.parse(at.toString()))
                    .isBetween(
                        Instant.parse(third.get("started").toString()),
                        Instant.parse(third.get("ended").toString())));
    for (int i = 0; i < 3; i++) {
      String log = "log?job=" + key(retried) + "&task=" + third.get("id") + "&try=" + i;
      assertThat(list(data(log).get("lines")).get(0)).containsEntry("text", "try " + (i + 1));
    }
    delete(retried);
  }

  private static void delete(String resource) {
    lab.grpc.pipelines(
        "DeletePipelineJob",
        DeletePipelineJobRequest.newBuilder().setName(resource).build(),
        Operation.getDefaultInstance());
  }

  @Test
  void isWhereItWasBefore(@TempDir Path other) throws Exception {
    String address;
    OwnPort.keepIn(other);
    try (Lab first = Lab.open(other)) {
      address = first.httpAddress();
    }
    try (Lab second = Lab.open(other)) {
      assertThat(second.httpAddress()).isEqualTo(address);
    }
    try (ServerSocket taken =
            new ServerSocket(
                Integer.parseInt(address.split(":")[1]), 1, InetAddress.getLoopbackAddress());
        Lab third = Lab.open(other)) {
      assertThat(taken.isBound()).isTrue();
      assertThat(third.httpAddress()).isNotEqualTo(address);
    }
  }

  @Test
  void showsSchedulesWithWhatTheyHaveStartedAndWill(@TempDir Path other) throws Exception {
    AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-10-24T23:59:30Z"));
    try (Lab clocked = Lab.open(other, now::get)) {
      Schedule.Builder asked =
          SchedulesSuite.schedule("minutes").setCron("* * * * *").setMaxRunCount(3);
      clocked.grpc.schedules().createSchedule(Lab.PARENT, asked.build());
      now.set(Instant.parse("2026-10-25T00:00:01Z"));
      Map<String, Object> schedule =
          Eventually.sees(() -> first(clocked), seen -> !seen.get("started").equals(0.0));
      assertThat(schedule)
          .containsEntry("display", "minutes")
          .containsEntry("pipeline", "environment")
          .containsEntry("state", "ACTIVE")
          .containsEntry("started", 1.0)
          .containsEntry("maxRuns", 3.0)
          .containsEntry("coming", List.of("2026-10-25T00:01:00Z", "2026-10-25T00:02:00Z"));
      assertThat(list(schedule.get("runs"))).hasSize(1);
    }
  }

  private static Map<String, Object> first(Lab other) throws IOException {
    RawHttp reply = RawHttp.send(other.httpAddress(), "GET", "/page/data/schedules");
    return list(JsonValues.object(JsonValues.read(reply.text())).get("schedules")).get(0);
  }

  @Test
  void saysFromWhereACachedResultIs() throws Exception {
    String again = lab.submit("page", Map.of(), job -> {});
    lab.ended(again);
    Map<String, Object> clean =
        list(data("job?job=" + key(again)).get("tasks")).stream()
            .filter(task -> task.get("display").equals("clean"))
            .findFirst()
            .orElseThrow();
    assertThat(clean).containsEntry("state", "SKIPPED");
    assertThat(data("task?job=" + key(again) + "&task=" + clean.get("id")))
        .containsEntry("origin", Map.of("job", name, "task", "clean"));
    delete(again);
  }
}
