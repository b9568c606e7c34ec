package io.github.vertexmaven.emulator.storage;

import static io.github.vertexmaven.emulator.storage.LocalStorage.BUCKET;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.cloud.storage.Blob;
import io.github.vertexmaven.waiting.Eventually;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that is killed in the middle of uploads: whatever there is afterwards is whole, and
 * what was acknowledged is there.
 */
@Tag("slow")
class KillTest {
  private static final int WRITERS = 4;
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @TempDir Path folder;
  private final Random random = new Random(42);

  /** The last version that was acknowledged, by the name of the object. */
  private final Map<String, Integer> acknowledged = new ConcurrentHashMap<>();

  private final AtomicInteger uploads = new AtomicInteger();

  @Test
  @Timeout(300)
  void fourKillsLeaveWholeObjects() throws Exception {
    kills(4);
  }

  @Test
  void manyKillsLeaveWholeObjects() throws Exception {
    kills(Integer.getInteger("kills", 40));
  }

  private void kills(int times) throws Exception {
    Files.createDirectories(folder.resolve(BUCKET));
    for (int round = 0; round < times; round++) {
      StorageProcess process = StorageProcess.over(folder);
      int done = uploads.get();
      ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
      for (int writer = 0; writer < WRITERS; writer++) {
        int first = (round * WRITERS + writer) * 10_000;
        String name = writer == 0 ? "w" : "w/" + writer;
        boolean resumable = writer % 2 == 1;
        writers.execute(() -> writeUntilKilled(process.port(), name, first, resumable));
      }
      await(done + 1 + random.nextInt(25));
      if (round == times - 1) {
        Eventually.is(() -> acknowledged.size() == WRITERS);
      }
      process.kill();
      writers.shutdown();
      assertThat(writers.awaitTermination(Eventually.PATIENCE.toSeconds(), TimeUnit.SECONDS))
          .isTrue();
      assertAllIsWhole();
    }
    assertThat(acknowledged).hasSize(WRITERS);
  }

  /** Waits for so many uploads, and then for any moment in the midst of the next ones. */
  private void await(int wanted) throws InterruptedException {
    Eventually.is(() -> uploads.get() >= wanted);
    TimeUnit.MICROSECONDS.sleep(random.nextInt(20_000));
  }

  private void writeUntilKilled(int port, String name, int first, boolean resumable) {
    try {
      for (int version = first; ; version++) {
        if (resumable) {
          uploadInTwo(port, name, version);
        } else {
          uploadAtOnce(port, name, version);
        }
        acknowledged.put(name, version);
        uploads.incrementAndGet();
      }
    } catch (IOException | InterruptedException killed) {
      // What this test is about.
    }
  }

  private static void uploadAtOnce(int port, String name, int version)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri(port, "media", name))
            .header("Content-Type", Versions.contentType(version))
            .POST(BodyPublishers.ofByteArray(Versions.content(version)));
    assertThat(send(request).statusCode()).isEqualTo(200);
  }

  private static void uploadInTwo(int port, String name, int version)
      throws IOException, InterruptedException {
    byte[] bytes = Versions.content(version);
    HttpRequest.Builder start =
        HttpRequest.newBuilder(uri(port, "resumable", name))
            .header("X-Upload-Content-Type", Versions.contentType(version))
            .POST(BodyPublishers.noBody());
    URI session = URI.create(send(start).headers().firstValue("Location").orElseThrow());
    int first = bytes.length > 256 * 1024 ? 256 * 1024 : 0;
    if (first > 0) {
      HttpRequest.Builder chunk =
          HttpRequest.newBuilder(session)
              .header("Content-Range", "bytes 0-" + (first - 1) + "/*")
              .PUT(BodyPublishers.ofByteArray(bytes, 0, first));
      assertThat(send(chunk).statusCode()).isEqualTo(308);
    }
    String rest = "bytes " + first + "-" + (bytes.length - 1) + "/" + bytes.length;
    HttpRequest.Builder last =
        HttpRequest.newBuilder(session)
            .header("Content-Range", rest)
            .PUT(BodyPublishers.ofByteArray(bytes, first, bytes.length - first));
    assertThat(send(last).statusCode()).isEqualTo(200);
  }

  private static URI uri(int port, String type, String name) {
    return URI.create(
        "http://127.0.0.1:"
            + port
            + "/upload/storage/v1/b/"
            + BUCKET
            + "/o?uploadType="
            + type
            + "&name="
            + LocalStorage.encoded(name));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private void assertAllIsWhole() throws IOException {
    try (LocalStorage storage = LocalStorage.over(folder)) {
      for (Blob blob : storage.client().list(BUCKET).iterateAll()) {
        int version = Versions.of(blob.getContent());
        assertThat(blob.getContentType()).isEqualTo(Versions.contentType(version));
        assertThat(version).isGreaterThanOrEqualTo(acknowledged.getOrDefault(blob.getName(), 0));
      }
      for (String name : acknowledged.keySet()) {
        assertThat(storage.client().get(BUCKET, name)).as(name).isNotNull();
      }
      try (Stream<Path> left = Files.list(folder.resolve(".objects/.scratch"))) {
        assertThat(left).isEmpty();
      }
    }
  }
}
