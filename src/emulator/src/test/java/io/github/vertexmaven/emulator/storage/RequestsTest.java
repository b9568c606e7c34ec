package io.github.vertexmaven.emulator.storage;

import static io.github.vertexmaven.emulator.storage.LocalStorage.BUCKET;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
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

  private static JsonObject upload(String name, String text) throws Exception {
    HttpRequest.Builder request =
        storage
            .request(UPLOAD + "?uploadType=media&name=" + LocalStorage.encoded(name))
            .header("Content-Type", "text/plain")
            .POST(BodyPublishers.ofString(text));
    HttpResponse<String> response = storage.call(request);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return json(response);
  }

  private static HttpResponse<String> get(String name, String query) throws Exception {
    return storage.call(storage.object(name, query));
  }

  private static JsonObject json(HttpResponse<String> response) {
    return JsonParser.parseString(response.body()).getAsJsonObject();
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

  @ParameterizedTest
  @CsvSource({
    "bytes=0-3,0123,0-3",
    "bytes=4-,456789,4-9",
    "bytes=-3,789,7-9",
    "bytes=8-100,89,8-9",
    "bytes=-100,0123456789,0-9",
    "bytes=9-9,9,9-9"
  })
  void sendsRanges(String range, String text, String sent) throws Exception {
    upload("digits", "0123456789");
    for (String prefix : new String[] {"/storage/v1", "/download/storage/v1"}) {
      HttpResponse<String> part =
          storage.call(
              storage
                  .request(prefix + "/b/" + BUCKET + "/o/digits?alt=media")
                  .header("Range", range));
      assertThat(part.statusCode()).isEqualTo(206);
      assertThat(part.body()).isEqualTo(text);
      assertThat(part.headers().firstValue("Content-Range")).contains("bytes " + sent + "/10");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=10-", "bytes=10-12", "bytes=-0"})
  void refusesRangesBehindTheEnd(String range) throws Exception {
    upload("digits", "0123456789");
    HttpResponse<String> refused =
        storage.call(storage.object("digits", "?alt=media").header("Range", range));
    assertThat(refused.statusCode()).isEqualTo(416);
    assertThat(refused.headers().firstValue("Content-Range")).contains("bytes */10");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=0-1,4-5", "bytes=5-4", "lines=1-2", "bytes=-"})
  void ignoresOtherRanges(String range) throws Exception {
    upload("digits", "0123456789");
    HttpResponse<String> whole =
        storage.call(storage.object("digits", "?alt=media").header("Range", range));
    assertThat(whole.statusCode()).isEqualTo(200);
    assertThat(whole.body()).isEqualTo("0123456789");
  }

  @Test
  void tellsAboutBytesInHeaders() throws Exception {
    JsonObject resource = upload("hello.txt", "hello");
    HttpResponse<String> media = get("hello.txt", "?alt=media");
    assertThat(media.headers().firstValue("Content-Type")).contains("text/plain");
    assertThat(media.headers().firstValue("Content-Length")).contains("5");
    assertThat(media.headers().firstValue("x-goog-hash"))
        .contains("crc32c=mnG7TA==,md5=XUFAKrxLKna5cZ2REBfFkg==");
    assertThat(media.headers().firstValue("x-goog-generation"))
        .contains(resource.get("generation").getAsString());
    assertThat(media.headers().firstValue("ETag")).contains(resource.get("etag").getAsString());
    upload("empty", "");
    assertThat(get("empty", "?alt=media").statusCode()).isEqualTo(200);
  }

  @Test
  void answersErrorsInGooglesShape() throws Exception {
    HttpResponse<String> missing = get("none", "");
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
  void readsOnlyTheGenerationThatIsMeant() throws Exception {
    String first = upload("gen", "1").get("generation").getAsString();
    String second = upload("gen", "2").get("generation").getAsString();
    assertThat(get("gen", "?alt=media&generation=" + second).body()).isEqualTo("2");
    assertThat(get("gen", "?alt=media&generation=" + first).statusCode()).isEqualTo(404);
    assertThat(get("gen", "?ifGenerationMatch=" + first).statusCode()).isEqualTo(412);
    assertThat(get("gen", "?ifGenerationNotMatch=" + second).statusCode()).isEqualTo(304);
    assertThat(get("gen", "?alt=media&ifGenerationNotMatch=" + first).statusCode()).isEqualTo(200);
    assertThat(get("gen", "?ifMetagenerationMatch=7").statusCode()).isEqualTo(412);
    assertThat(get("gen", "?generation=x").statusCode()).isEqualTo(400);
  }

  @Test
  void unpacksWhatWasPackedForTheWay() throws Exception {
    byte[] body = multipart("{\"name\":\"way.csv\"}", "a,b\r\n1,2").getBytes(UTF_8);
    HttpResponse<String> response =
        storage.call(multipartRequest(zipped(body)).header("Content-Encoding", "gzip"));
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    assertThat(storage.file("way.csv")).hasContent("a,b\r\n1,2");
    assertThat(json(response).get("contentType").getAsString()).isEqualTo("text/csv");
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
    assertThat(get("packed", "?alt=media").body()).isEqualTo("plain");
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
    Thread.sleep(100);
    assertThat(get("cut", "").statusCode()).isEqualTo(404);
    try (var left = Files.list(folder.resolve("buckets/.objects/.scratch"))) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void followsNoLink() throws Exception {
    Path secret =
        Files.writeString(
            Files.createDirectories(folder.resolve("outside")).resolve("secret"), "secret");
    Files.createSymbolicLink(storage.file("link"), secret);
    Files.createSymbolicLink(storage.file("folder"), secret.getParent());
    assertThat(get("link", "?alt=media").statusCode()).isEqualTo(404);
    assertThat(get("folder/secret", "?alt=media").statusCode()).isEqualTo(404);
    assertThat(storage.call(storage.request("/storage/v1/b/" + BUCKET + "/o")).body())
        .doesNotContain("secret", "\"link\"");
    upload("link", "mine");
    upload("folder/secret", "mine");
    upload("folder/new", "mine");
    assertThat(get("folder/secret", "?alt=media").body()).isEqualTo("mine");
    assertThat(get("link", "?alt=media").body()).isEqualTo("mine");
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
  void noticesWhatTasksChange() throws Exception {
    upload("shared.csv", "from a client");
    long before = json(get("shared.csv", "")).get("generation").getAsLong();
    Files.writeString(storage.file("shared.csv"), "from a task");
    JsonObject after = json(get("shared.csv", ""));
    assertThat(after.get("generation").getAsLong()).isNotEqualTo(before);
    assertThat(after.get("contentType").getAsString()).isEqualTo("text/csv");
    assertThat(after.get("size").getAsString()).isEqualTo("11");
    assertThat(get("shared.csv", "?alt=media").body()).isEqualTo("from a task");
    Files.setLastModifiedTime(storage.file("shared.csv"), FileTime.fromMillis(1_000_000_000_000L));
    assertThat(json(get("shared.csv", "")).get("generation").getAsString())
        .isEqualTo("1000000000000000");
    Files.delete(storage.file("shared.csv"));
    assertThat(get("shared.csv", "").statusCode()).isEqualTo(404);
  }

  @Test
  void takesMethodsInAHeader() throws Exception {
    upload("patched", "x");
    HttpRequest.Builder patch =
        storage
            .object("patched", "")
            .header("X-HTTP-Method-Override", "PATCH")
            .POST(BodyPublishers.ofString("{\"contentType\":\"a/b\"}"));
    assertThat(json(storage.call(patch)).get("contentType").getAsString()).isEqualTo("a/b");
    HttpRequest.Builder query =
        storage
            .request("/storage/v1/b/" + BUCKET + "/o")
            .header("X-HTTP-Method-Override", "GET")
            .header("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
            .POST(BodyPublishers.ofString("prefix=patch&maxResults=1"));
    assertThat(json(storage.call(query)).getAsJsonArray("items")).hasSize(1);
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
    upload("a", "x");
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
    assertThat(get("zip", "").statusCode()).isEqualTo(404);
    assertThat(
            storage
                .call(storage.object("zip", "").method("HEAD", BodyPublishers.noBody()))
                .statusCode())
        .isEqualTo(501);
  }

  @Test
  void readsALargeFileOfATaskOnceForItsChecksums() throws Exception {
    Path index = folder.resolve("buckets/.objects/" + BUCKET + "/index/" + Index.key("model.bin"));
    Files.write(storage.file("model.bin"), new byte[2 << 20]);
    String zeros = json(get("model.bin", "")).get("md5Hash").getAsString();
    assertThat(index).content().contains(zeros);
    assertThat(json(get("model.bin", "")).get("md5Hash").getAsString()).isEqualTo(zeros);
    Files.write(storage.file("model.bin"), new byte[3 << 20]);
    assertThat(json(get("model.bin", "")).get("md5Hash").getAsString()).isNotEqualTo(zeros);
    Files.writeString(index, "not an index");
    assertThat(json(get("model.bin", "")).get("size").getAsString())
        .isEqualTo(Integer.toString(3 << 20));
  }
}
