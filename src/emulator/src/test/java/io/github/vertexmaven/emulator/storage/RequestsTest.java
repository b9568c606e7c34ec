package io.github.vertexmaven.emulator.storage;

import static io.github.vertexmaven.emulator.storage.LocalStorage.BUCKET;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.emulator.http.ProjectNumber;
import io.github.vertexmaven.waiting.Eventually;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The requests themselves, as any client in any language sends them. */
class RequestsTest {
  private static final String UPLOAD = "/upload/storage/v1/b/" + BUCKET + "/o";

  @TempDir static Path folder;
  private static LocalStorage storage;

  @BeforeAll
  static void open() throws IOException {
    storage = LocalStorage.over(folder.resolve("buckets"));
  }

  @AfterAll
  static void close() {
    storage.close();
  }

  private static byte[] zipped(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
      zip.write(bytes);
    }
    return out.toByteArray();
  }

  private static String multipart(String metadata, String text) {
    return "--b\r\nContent-Type: application/json\r\n\r\n"
        + metadata
        + "\r\n--b\r\nContent-Type: text/csv\r\n\r\n"
        + text
        + "\r\n--b--\r\n";
  }

  private static HttpRequest.Builder multipartRequest(byte[] body) {
    return storage
        .request(UPLOAD + "?uploadType=multipart")
        .header("Content-Type", "multipart/related; boundary=b")
        .POST(BodyPublishers.ofByteArray(body));
  }

  /** Google's Python client writes batches so. */
  @Test
  void readsBatchesWhoseLinesEndByALineFeedAlone() throws Exception {
    String call =
        "--==b\nContent-Type: application/http\nMIME-Version: 1.0\nContent-ID: <x+%d>\n\n";
    String get = "GET /storage/v1/b/" + BUCKET + "/o/none%d HTTP/1.1\n\n\n";
    String body = String.format(call + get, 1, 1) + String.format(call + get, 2, 2) + "--==b--\n";
    HttpResponse<String> answer =
        storage.call(
            storage
                .request("/batch/storage/v1")
                .header("Content-Type", "multipart/mixed; boundary=\"==b\"")
                .POST(BodyPublishers.ofString(body)));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .contains("Content-ID: <response-x+1>", "Content-ID: <response-x+2>", "HTTP/1.1 404");
  }

  @Test
  void aBucketHasTheNumberOfItsProject() throws Exception {
    String made =
        storage
            .call(
                storage
                    .request("/storage/v1/b?project=acme")
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("{\"name\": \"numbered\"}")))
            .body();
    assertThat(made).contains("\"" + ProjectNumber.of("acme") + "\"");
    assertThat(storage.call(storage.request("/storage/v1/b/numbered").GET()).body())
        .contains("\"" + ProjectNumber.of("acme") + "\"");
    assertThat(ProjectNumber.of("123456")).isEqualTo(123456);
  }

  @Test
  void keepsTheBytesOfAPartWhateverItsLinesEndBy() throws Exception {
    String metadata = "{\"name\": \"lines\"}";
    for (String text : List.of("a\r\nb\n", "\r", "a\r\r", "\n", "")) {
      for (String end : List.of("\r\n", "\n")) {
        String body = multipart(metadata, "TEXT").replace("\r\n", end).replace("TEXT", text);
        if (end.equals("\n") && text.endsWith("\r")) {
          continue; // A return before a line feed belongs to the boundary.
        }
        assertThat(
                storage.call(multipartRequest(body.getBytes(StandardCharsets.UTF_8))).statusCode())
            .isEqualTo(200);
        assertThat(storage.get("lines", "?alt=media").body()).isEqualTo(text);
      }
    }
  }

  @Test
  void answersErrorsInGooglesShape() throws Exception {
    HttpResponse<String> missing = storage.get("none", "");
    assertThat(missing.statusCode()).isEqualTo(404);
    assertThat(missing.body())
        .isEqualTo(
            "{\"error\":{\"code\":404,\"message\":\"No such object: data/none\",\"errors\":[{\"domain\":\"global\",\"reason\":\"notFound\","
                + "\"message\":\"No such object: data/none\"}]}}");
    HttpResponse<String> unknown =
        storage.call(storage.request("/storage/v1/b/" + BUCKET + "/notificationConfigs"));
    assertThat(unknown.statusCode()).isEqualTo(501);
    assertThat(unknown.body())
        .contains("The emulator does not serve GET /storage/v1/b/data/notificationConfigs.");
  }

  @Test
  void unpacksWhatWasPackedForTheWay() throws Exception {
    byte[] body = multipart("{\"name\":\"way.csv\"}", "a,b\r\n1,2").getBytes(UTF_8);
    HttpResponse<String> response =
        storage.call(multipartRequest(zipped(body)).header("Content-Encoding", "gzip"));
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    assertThat(storage.file("way.csv")).hasContent("a,b\r\n1,2");
    assertThat(LocalStorage.json(response).get("contentType").getAsString()).isEqualTo("text/csv");
  }

  @Test
  void unpacksPackedObjectsForThoseWhoCannot() throws Exception {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    String[] around =
        multipart("{\"name\":\"packed\",\"contentEncoding\":\"gzip\"}", "CUT").split("CUT");
    body.writeBytes(around[0].getBytes(UTF_8));
    body.writeBytes(zipped("plain".getBytes(UTF_8)));
    body.writeBytes(around[1].getBytes(UTF_8));
    assertThat(storage.call(multipartRequest(body.toByteArray())).statusCode()).isEqualTo(200);
    assertThat(storage.get("packed", "?alt=media").body()).isEqualTo("plain");
    HttpResponse<java.io.InputStream> packed =
        java.net.http.HttpClient.newHttpClient()
            .send(
                storage.object("packed", "?alt=media").header("Accept-Encoding", "gzip").build(),
                HttpResponse.BodyHandlers.ofInputStream());
    assertThat(packed.headers().firstValue("Content-Encoding")).contains("gzip");
    assertThat(new GZIPInputStream(packed.body()).readAllBytes()).asString().isEqualTo("plain");
  }

  @Test
  void keepsNothingOfAnUploadThatBreaks() throws Exception {
    String whole = multipart("{\"name\":\"cut\"}", "x".repeat(1000));
    HttpResponse<String> cut =
        storage.call(multipartRequest(whole.substring(0, 700).getBytes(UTF_8)));
    assertThat(cut.statusCode()).isEqualTo(400);
    assertThat(cut.body()).contains("The multipart request ended before its last boundary.");
    for (String length : new String[] {"Content-Length: 5000", "Transfer-Encoding: chunked"}) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), storage.port())) {
        String sent =
            "POST "
                + UPLOAD
                + "?uploadType=media&name=cut HTTP/1.1\r\nHost: x\r\n"
                + length
                + "\r\n\r\n3e8\r\n"
                + "x".repeat(1000)
                + "\r\n";
        socket.getOutputStream().write(sent.getBytes(UTF_8));
      }
    }
    Eventually.holds(
        () -> {
          try (var left = Files.list(folder.resolve("buckets/.objects/.scratch"))) {
            assertThat(left).isEmpty();
          }
        });
    assertThat(storage.get("cut", "").statusCode()).isEqualTo(404);
  }

  @Test
  void followsNoLink() throws Exception {
    Path secret =
        Files.writeString(
            Files.createDirectories(folder.resolve("outside")).resolve("secret"), "secret");
    Files.createSymbolicLink(storage.file("link"), secret);
    Files.createSymbolicLink(storage.file("folder"), secret.getParent());
    assertThat(storage.get("link", "?alt=media").statusCode()).isEqualTo(404);
    assertThat(storage.get("folder/secret", "?alt=media").statusCode()).isEqualTo(404);
    assertThat(storage.call(storage.request("/storage/v1/b/" + BUCKET + "/o")).body())
        .doesNotContain("secret", "\"link\"");
    storage.upload("link", "mine");
    storage.upload("folder/secret", "mine");
    storage.upload("folder/new", "mine");
    assertThat(storage.get("folder/secret", "?alt=media").body()).isEqualTo("mine");
    assertThat(storage.get("link", "?alt=media").body()).isEqualTo("mine");
    assertThat(secret).hasContent("secret");
    assertThat(secret.getParent()).isDirectoryNotContaining("glob:**new");
    for (String name : new String[] {"link", "folder/secret", "folder/new"}) {
      assertThat(storage.call(storage.object(name, "").DELETE()).statusCode()).isEqualTo(204);
    }
    assertThat(secret).hasContent("secret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "..",
        "../..",
        ".objects",
        "x/../../etc",
        "/etc",
        "UPPER",
        "a",
        "a..b",
        "data%2F..",
        "."
      })
  void hasNoBucketOutside(String bucket) throws Exception {
    String path = "/storage/v1/b/" + LocalStorage.encoded(bucket);
    assertThat(storage.call(storage.request(path)).statusCode()).isEqualTo(404);
    assertThat(storage.call(storage.request(path + "/o")).statusCode()).isEqualTo(404);
    String body = "{\"name\":\"" + bucket + "\"}";
    assertThat(
            storage
                .call(
                    storage.request("/storage/v1/b?project=p").POST(BodyPublishers.ofString(body)))
                .statusCode())
        .isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {".", "..", "a\nb", "a\rb", ""})
  void refusesNamesThatTheServiceRefuses(String name) throws Exception {
    HttpRequest.Builder request =
        storage
            .request(UPLOAD + "?uploadType=media&name=" + LocalStorage.encoded(name))
            .POST(BodyPublishers.ofString("x"));
    assertThat(storage.call(request).statusCode()).isEqualTo(400);
  }

  @Test
  void takesMethodsInAHeader() throws Exception {
    storage.upload("patched", "x");
    HttpRequest.Builder patch =
        storage
            .object("patched", "")
            .header("X-HTTP-Method-Override", "PATCH")
            .POST(BodyPublishers.ofString("{\"contentType\":\"a/b\"}"));
    assertThat(LocalStorage.json(storage.call(patch)).get("contentType").getAsString())
        .isEqualTo("a/b");
    HttpRequest.Builder query =
        storage
            .request("/storage/v1/b/" + BUCKET + "/o")
            .header("X-HTTP-Method-Override", "GET")
            .header("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
            .POST(BodyPublishers.ofString("prefix=patch&maxResults=1"));
    assertThat(LocalStorage.json(storage.call(query)).getAsJsonArray("items")).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "eventBasedHold | true | the object property 'eventBasedHold'",
        "kmsKeyName | 'k' | the object property 'kmsKeyName'",
        "retention | {} | the object property 'retention'",
      })
  void promisesNothingThatItCannotKeep(String property, String value, String refusal)
      throws Exception {
    String metadata =
        "{\"name\":\"promised\",\""
            + property
            + "\":"
            + (value.equals("k") ? "\"k\"" : value)
            + "}";
    HttpResponse<String> refused =
        storage.call(multipartRequest(multipart(metadata, "x").getBytes(UTF_8)));
    assertThat(refused.statusCode()).isEqualTo(501);
    assertThat(refused.body()).contains("The emulator does not serve " + refusal + ".");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "{",
        "{\"name\":1}",
        "{\"name\":\"n\",\"metadata\":[]}",
        "{\"name\":\"n\",\"contentType\":{}}",
        "{\"name\":\"\\ud800\"}"
      })
  void refusesMetadataThatIsNone(String metadata) throws Exception {
    HttpResponse<String> refused =
        storage.call(multipartRequest(multipart(metadata, "x").getBytes(UTF_8)));
    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "{\"sourceObjects\":[1]}",
        "{\"sourceObjects\":[{}]}",
        "{\"sourceObjects\":[{\"name\":\"a\",\"generation\":\"x\"}]}"
      })
  void refusesCompositionsOfNothing(String body) throws Exception {
    storage.upload("a", "x");
    HttpResponse<String> refused =
        storage.call(
            storage
                .request("/storage/v1/b/" + BUCKET + "/o/c/compose")
                .POST(BodyPublishers.ofString(body)));
    assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
  }

  @Test
  void refusesBodiesThatAreNotPackedAsTheySay() throws Exception {
    byte[] packed = zipped(multipart("{\"name\":\"zip\"}", "x".repeat(5000)).getBytes(UTF_8));
    byte[] damaged = packed.clone();
    damaged[damaged.length / 2] ^= 0x55;
    for (byte[] body :
        new byte[][] {
          "plain".getBytes(UTF_8), new byte[0], Arrays.copyOf(packed, packed.length / 2), damaged
        }) {
      HttpResponse<String> refused =
          storage.call(multipartRequest(body).header("Content-Encoding", "gzip"));
      assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
    }
    assertThat(storage.get("zip", "").statusCode()).isEqualTo(404);
    assertThat(
            storage
                .call(storage.object("zip", "").method("HEAD", BodyPublishers.noBody()))
                .statusCode())
        .isEqualTo(501);
  }
}
