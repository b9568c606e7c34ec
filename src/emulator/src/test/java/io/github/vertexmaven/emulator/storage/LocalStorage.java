package io.github.vertexmaven.emulator.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.api.gax.retrying.RetrySettings;
import com.google.cloud.NoCredentials;
import com.google.cloud.storage.BucketInfo;
import com.google.cloud.storage.Storage;
import com.google.cloud.storage.StorageOptions;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.vertexmaven.emulator.http.WebServer;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * The face on a port of its own, Google's own client for it, and plain HTTP for what that client
 * never says.
 */
final class LocalStorage implements AutoCloseable {
  static final String BUCKET = "data";

  private final HttpClient http = HttpClient.newHttpClient();
  private final WebServer server;
  private final Path folder;
  private final Storage client;

  private LocalStorage(Path folder) throws IOException {
    this.folder = folder;
    this.server = WebServer.start(0, List.of(StorageService.over(folder)), List.of());
    this.client = client(port());
  }

  /** With one bucket, {@link #BUCKET}. */
  static LocalStorage over(Path folder) throws IOException {
    LocalStorage storage = new LocalStorage(folder);
    if (storage.client.get(BUCKET) == null) {
      storage.client.create(BucketInfo.of(BUCKET));
    }
    return storage;
  }

  static Storage client(int port) {
    return StorageOptions.newBuilder()
        .setHost("http://127.0.0.1:" + port)
        .setProjectId("p")
        .setCredentials(NoCredentials.getInstance())
        .setRetrySettings(RetrySettings.newBuilder().setMaxAttempts(5).build())
        .build()
        .getService();
  }

  int port() {
    return server.port();
  }

  Storage client() {
    return client;
  }

  /** Where tasks find the file of an object. */
  Path file(String name) {
    return folder.resolve(BUCKET).resolve(name);
  }

  HttpResponse<String> call(HttpRequest.Builder request) throws IOException, InterruptedException {
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  HttpRequest.Builder request(String pathAndQuery) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + pathAndQuery));
  }

  HttpRequest.Builder object(String name, String query) {
    return request("/storage/v1/b/" + BUCKET + "/o/" + encoded(name) + query);
  }

  /** Puts a text there with a plain request; the answer is its resource. */
  JsonObject upload(String name, String text) throws IOException, InterruptedException {
    String path = "/upload/storage/v1/b/" + BUCKET + "/o?uploadType=media&name=" + encoded(name);
    HttpResponse<String> response =
        call(
            request(path)
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString(text)));
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return json(response);
  }

  HttpResponse<String> get(String name, String query) throws IOException, InterruptedException {
    return call(object(name, query));
  }

  static JsonObject json(HttpResponse<String> response) {
    return JsonParser.parseString(response.body()).getAsJsonObject();
  }

  static String encoded(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
  }

  @Override
  public void close() {
    server.close();
  }
}
