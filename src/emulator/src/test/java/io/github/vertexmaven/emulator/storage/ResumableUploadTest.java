package io.github.vertexmaven.emulator.storage;

import static io.github.vertexmaven.emulator.storage.LocalStorage.BUCKET;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.cloud.storage.BlobInfo;
import com.google.cloud.storage.Storage;
import com.google.gson.JsonParser;
import io.github.vertexmaven.waiting.Eventually;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a resumable upload does when all does not go well. */
class ResumableUploadTest {
  private static final int UNIT = 256 * 1024;

  @TempDir Path folder;
  private LocalStorage storage;

  @BeforeEach
  void open() throws IOException {
    storage = LocalStorage.over(folder);
  }

  @AfterEach
  void close() {
    storage.close();
  }

  private static byte[] noise(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  private String begin(String query, String metadata) throws Exception {
    HttpResponse<String> started =
        storage.call(
            storage
                .request(
                    "/upload/storage/v1/b/" + BUCKET + "/o?uploadType=resumable&name=up" + query)
                .POST(BodyPublishers.ofString(metadata)));
    assertThat(started.statusCode()).as(started.body()).isEqualTo(200);
    URI session = URI.create(started.headers().firstValue("Location").orElseThrow());
    return session.getRawPath() + "?" + session.getRawQuery();
  }

  private HttpResponse<String> put(String session, String range, byte[] bytes) throws Exception {
    HttpRequest.Builder request = storage.request(session).PUT(BodyPublishers.ofByteArray(bytes));
    return storage.call(range.isEmpty() ? request : request.header("Content-Range", range));
  }

  private static void assertUnfinished(HttpResponse<String> response, int persisted) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(308);
    assertThat(response.headers().firstValue("Range").orElse("none"))
        .isEqualTo(persisted == 0 ? "none" : "bytes=0-" + (persisted - 1));
  }

  /** Begins a PUT, sends less than it promises, and breaks the connection. */
  private void broken(String session, String range, int promised, byte[] sent) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), storage.port())) {
      OutputStream out = socket.getOutputStream();
      String head =
          "PUT "
              + session
              + " HTTP/1.1\r\nHost: x\r\nContent-Range: "
              + range
              + "\r\nContent-Length: "
              + promised
              + "\r\n\r\n";
      out.write(head.getBytes(UTF_8));
      out.write(sent);
      out.flush();
    }
  }

  private void awaitPersisted(String session, int persisted) {
    String wanted = "bytes=0-" + (persisted - 1);
    Eventually.sees(
        () -> put(session, "bytes */*", new byte[0]).headers().firstValue("Range").orElse(""),
        wanted::equals);
  }

  @Test
  void comesInChunks() throws Exception {
    byte[] bytes = noise(2 * UNIT + 9);
    String session = begin("", "{\"contentType\":\"text/csv\",\"metadata\":{\"k\":\"v\"}}");
    assertUnfinished(put(session, "bytes */*", new byte[0]), 0);
    assertUnfinished(
        put(session, "bytes 0-" + (UNIT - 1) + "/*", Arrays.copyOf(bytes, UNIT)), UNIT);
    assertUnfinished(put(session, "bytes */" + bytes.length, new byte[0]), UNIT);
    byte[] second = Arrays.copyOfRange(bytes, UNIT, 2 * UNIT);
    assertUnfinished(
        put(session, "bytes " + UNIT + "-" + (2 * UNIT - 1) + "/" + bytes.length, second),
        2 * UNIT);
    assertThat(storage.file("up")).doesNotExist();
    byte[] third = Arrays.copyOfRange(bytes, 2 * UNIT, bytes.length);
    HttpResponse<String> done =
        put(session, "bytes " + 2 * UNIT + "-" + (bytes.length - 1) + "/" + bytes.length, third);
    assertThat(done.statusCode()).isEqualTo(200);
    assertThat(
            JsonParser.parseString(done.body()).getAsJsonObject().get("contentType").getAsString())
        .isEqualTo("text/csv");
    assertThat(storage.file("up")).hasBinaryContent(bytes);
    HttpResponse<String> again = put(session, "bytes */" + bytes.length, new byte[0]);
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(again.body()).isEqualTo(done.body());
  }

  @Test
  void persistsWholeUnitsOnly() throws Exception {
    byte[] bytes = noise(UNIT + 100);
    String session = begin("", "");
    assertUnfinished(put(session, "bytes 0-" + (bytes.length - 1) + "/*", bytes), UNIT);
    byte[] rest = Arrays.copyOfRange(bytes, UNIT, bytes.length);
    assertThat(
            put(session, "bytes " + UNIT + "-" + (bytes.length - 1) + "/" + bytes.length, rest)
                .statusCode())
        .isEqualTo(200);
    assertThat(storage.file("up")).hasBinaryContent(bytes);
  }

  @Test
  void goesOnAfterABrokenConnection() throws Exception {
    byte[] bytes = noise(4 * UNIT);
    String session = begin("", "");
    broken(
        session,
        "bytes 0-" + (4 * UNIT - 1) + "/" + 4 * UNIT,
        4 * UNIT,
        Arrays.copyOf(bytes, 2 * UNIT + 77));
    awaitPersisted(session, 2 * UNIT);
    assertThat(storage.file("up")).doesNotExist();
    byte[] rest = Arrays.copyOfRange(bytes, 2 * UNIT, 4 * UNIT);
    assertThat(
            put(session, "bytes " + 2 * UNIT + "-" + (4 * UNIT - 1) + "/" + 4 * UNIT, rest)
                .statusCode())
        .isEqualTo(200);
    assertThat(storage.file("up")).hasBinaryContent(bytes);
  }

  @Test
  void takesOverFromAConnectionThatHangs() throws Exception {
    byte[] bytes = noise(3 * UNIT);
    String session = begin("", "");
    try (Socket hanging = new Socket(InetAddress.getLoopbackAddress(), storage.port())) {
      String head =
          "PUT "
              + session
              + " HTTP/1.1\r\nHost: x\r\nContent-Range: bytes 0-"
              + (3 * UNIT - 1)
              + "/"
              + 3 * UNIT
              + "\r\nContent-Length: "
              + 3 * UNIT
              + "\r\n\r\n";
      hanging.getOutputStream().write(head.getBytes(UTF_8));
      hanging.getOutputStream().write(bytes, 0, UNIT);
      hanging.getOutputStream().flush();
      awaitPersisted(session, UNIT);
      byte[] rest = Arrays.copyOfRange(bytes, UNIT, 3 * UNIT);
      assertThat(
              put(session, "bytes " + UNIT + "-" + (3 * UNIT - 1) + "/" + 3 * UNIT, rest)
                  .statusCode())
          .isEqualTo(200);
      hanging.getOutputStream().write(noise(UNIT));
    }
    assertThat(storage.file("up")).hasBinaryContent(bytes);
  }

  @Test
  void goesOnAfterARestart() throws Exception {
    byte[] bytes = noise(2 * UNIT);
    String session = begin("", "{\"contentType\":\"text/csv\"}");
    assertUnfinished(
        put(session, "bytes 0-" + (UNIT - 1) + "/" + 2 * UNIT, Arrays.copyOf(bytes, UNIT)), UNIT);
    storage.close();
    storage = LocalStorage.over(folder);
    assertUnfinished(put(session, "bytes */" + 2 * UNIT, new byte[0]), UNIT);
    byte[] rest = Arrays.copyOfRange(bytes, UNIT, 2 * UNIT);
    assertThat(
            put(session, "bytes " + UNIT + "-" + (2 * UNIT - 1) + "/" + 2 * UNIT, rest)
                .statusCode())
        .isEqualTo(200);
    assertThat(storage.client().get(BUCKET, "up").getContentType()).isEqualTo("text/csv");
    storage.close();
    storage = LocalStorage.over(folder);
    assertThat(put(session, "bytes */" + 2 * UNIT, new byte[0]).statusCode())
        .as("a restart after its end")
        .isEqualTo(200);
  }

  @Test
  void takesAllInOneRequest() throws Exception {
    byte[] bytes = noise(1000);
    assertThat(put(begin("", ""), "", bytes).statusCode()).isEqualTo(200);
    assertThat(storage.file("up")).hasBinaryContent(bytes);
    assertThat(put(begin("", ""), "bytes */0", new byte[0]).statusCode()).isEqualTo(200);
    assertThat(storage.file("up")).isEmptyFile();
  }

  @Test
  void passesOverWhatItHas() throws Exception {
    byte[] bytes = noise(2 * UNIT);
    String session = begin("", "");
    put(session, "bytes 0-" + (UNIT - 1) + "/*", Arrays.copyOf(bytes, UNIT));
    assertThat(put(session, "bytes 0-" + (2 * UNIT - 1) + "/" + 2 * UNIT, bytes).statusCode())
        .isEqualTo(200);
    assertThat(storage.file("up")).hasBinaryContent(bytes);
  }

  @Test
  void refusesAGap() throws Exception {
    String session = begin("", "");
    HttpResponse<String> gap =
        put(session, "bytes " + UNIT + "-" + (2 * UNIT - 1) + "/" + 2 * UNIT, noise(UNIT));
    assertThat(gap.statusCode()).isEqualTo(503);
    assertThat(gap.body())
        .contains(
            "the upload offset is 262144 byte(s), which exceeds already uploaded size of 0 byte(s)");
    assertUnfinished(put(session, "bytes */*", new byte[0]), 0);
  }

  @Test
  void refusesWhatMakesNoSense() throws Exception {
    String session = begin("", "");
    for (String range : new String[] {"bytes 5-4/10", "bytes 0-9/5", "lines 1-2/3", "bytes 0-9"}) {
      assertThat(put(session, range, new byte[10]).statusCode()).as(range).isEqualTo(400);
    }
    assertThat(
            put(session.replaceFirst("upload_id=.*", "upload_id=../../x"), "bytes */*", new byte[0])
                .statusCode())
        .isEqualTo(404);
    assertThat(
            put(session.replaceFirst("&upload_id=.*", ""), "bytes */*", new byte[0]).statusCode())
        .isEqualTo(400);
  }

  @Test
  void canBeCancelled() throws Exception {
    String session = begin("", "");
    put(session, "bytes 0-" + (UNIT - 1) + "/*", noise(UNIT));
    assertThat(storage.call(storage.request(session).DELETE()).statusCode()).isEqualTo(499);
    assertThat(put(session, "bytes */*", new byte[0]).statusCode()).isEqualTo(404);
    assertThat(storage.file("up")).doesNotExist();
    assertNothingIsLeft();
  }

  @Test
  void holdsPreconditionsAtItsEnd() throws Exception {
    String session = begin("&ifGenerationMatch=0", "");
    Storage client = storage.client();
    client.create(BlobInfo.newBuilder(BUCKET, "up").build(), "first".getBytes(UTF_8));
    assertThat(put(session, "", noise(10)).statusCode()).isEqualTo(412);
    assertThat(storage.file("up")).hasContent("first");
    assertNothingIsLeft();
  }

  @Test
  void comparesChecksums() throws Exception {
    String announced = begin("", "{\"md5Hash\":\"AAAAAAAAAAAAAAAAAAAAAA==\"}");
    HttpResponse<String> refused = put(announced, "", noise(10));
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("doesn't match calculated MD5 hash");
    HttpRequest.Builder request =
        storage
            .request(begin("", ""))
            .PUT(BodyPublishers.ofByteArray(noise(10)))
            .header("x-goog-hash", "crc32c=AAAAAA==");
    assertThat(storage.call(request).statusCode()).isEqualTo(400);
    assertThat(storage.file("up")).doesNotExist();
  }

  @Test
  void googlesClientSurvivesABrokenConnection() throws Exception {
    byte[] bytes = noise(3 * 1024 * 1024);
    try (BreakingProxy proxy = BreakingProxy.to(storage.port(), 700_000, 1_500_000)) {
      Storage client = LocalStorage.client(proxy.port());
      try (var writer = client.writer(BlobInfo.newBuilder(BUCKET, "up").build())) {
        writer.setChunkSize(4 * UNIT);
        writer.write(ByteBuffer.wrap(bytes));
      }
      assertThat(proxy.broken()).isEqualTo(2);
    }
    assertThat(storage.file("up")).hasBinaryContent(bytes);
  }

  private void assertNothingIsLeft() throws IOException {
    try (var left = Files.list(folder.resolve(".objects/.uploads"))) {
      assertThat(left).isEmpty();
    }
    try (var left = Files.list(folder.resolve(".objects/.scratch"))) {
      assertThat(left).isEmpty();
    }
  }
}
