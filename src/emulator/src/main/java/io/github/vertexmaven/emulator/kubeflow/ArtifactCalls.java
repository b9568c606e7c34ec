package io.github.vertexmaven.emulator.kubeflow;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.vertexmaven.emulator.http.ByteRange;
import io.github.vertexmaven.emulator.http.Content;
import io.github.vertexmaven.emulator.http.HttpRequest;
import io.github.vertexmaven.emulator.http.HttpResponse;
import io.github.vertexmaven.emulator.http.Route;
import io.github.vertexmaven.emulator.store.Artifact;
import io.github.vertexmaven.emulator.store.BucketFolders;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The bytes of artifacts: from the server, and as the server of the user interface tells them. */
record ArtifactCalls(Runs runs, CallerAccess access, BucketFolders buckets) {

  private static final String BYTES = "application/octet-stream";
  private static final Map<String, String> SCHEMES =
      Map.of("minio", "minio", "s3", "s3", "gcs", "gs");

  List<Route> routes(String base) {
    return List.of(
        Route.of("GET", base + "/runs/{run}/nodes/{node}/artifacts/{name}:read", this::read),
        Route.of("GET", "/artifacts/get", this::asked),
        Route.of("GET", "/artifacts/{source}/{bucket}/{key=**}", this::named));
  }

  private HttpResponse read(HttpRequest request) throws IOException {
    KnownRun run = runs.get(request.variable("run"));
    access.check(request, run.template().namespace(), "readArtifact", "runs");
    Optional<Path> file =
        new RunNodes(run)
            .task(request.variable("node"))
            .flatMap(task -> task.outputs().artifact(request.variable("name")))
            .map(list -> list.get(0))
            .map(Artifact::uri)
            .flatMap(buckets::file)
            .filter(Files::isRegularFile);
    if (file.isEmpty()) {
      throw ApiFault.notFound("artifact", request.variable("name"));
    }
    return HttpResponse.of(200, "application/json", new Encoded(file.get()));
  }

  private HttpResponse asked(HttpRequest request) throws IOException {
    for (String name : List.of("source", "bucket", "key")) {
      if (request.parameter(name).isEmpty()) {
        return text(500, name + " is missing from artifact request");
      }
    }
    return sent(
        request,
        request.parameter("source").get(),
        request.parameter("bucket").get(),
        request.parameter("key").get());
  }

  private HttpResponse named(HttpRequest request) throws IOException {
    return sent(
        request, request.variable("source"), request.variable("bucket"), request.variable("key"));
  }

  private HttpResponse sent(HttpRequest request, String source, String bucket, String key)
      throws IOException {
    if (access.multiUser()) {
      String namespace = request.parameter("namespace").orElse("");
      access.check(request, namespace, "readArtifact", "runs");
    }
    if (!SCHEMES.containsKey(source)) {
      return text(500, "Unknown storage source");
    }
    Optional<Path> file =
        buckets.file(SCHEMES.get(source) + "://" + bucket + "/" + key).filter(Files::isRegularFile);
    if (file.isEmpty()) {
      return text(404, "Failed to get object in bucket " + bucket + " at path " + key);
    }
    long size = Files.size(file.get());
    OptionalLong peek = request.number("peek");
    if (size > 0 && peek.isPresent() && peek.getAsLong() > 0 && peek.getAsLong() < size) {
      return HttpResponse.of(
          200,
          BYTES,
          Content.slice(FileChannel.open(file.get()), new ByteRange(0, peek.getAsLong() - 1)));
    }
    return HttpResponse.of(200, BYTES, Content.of(file.get()));
  }

  private static HttpResponse text(int status, String sentence) {
    return HttpResponse.of(
        status, "text/plain; charset=utf-8", Content.of(sentence.getBytes(UTF_8)));
  }

  /** A file in JSON, read when it is sent. */
  private record Encoded(Path file) implements Content {
    @Override
    public OptionalLong length() {
      return OptionalLong.empty();
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
      out.write("{\"data\":\"".getBytes(UTF_8));
      OutputStream encoder = Base64.getEncoder().wrap(new Unclosed(out));
      Files.copy(file, encoder);
      encoder.close();
      out.write("\"}".getBytes(UTF_8));
    }
  }

  /** Closing an encoder writes its last bytes, and the stream behind it goes on. */
  private static final class Unclosed extends FilterOutputStream {
    Unclosed(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
