package io.github.vertexmaven.emulator.storage;

import io.github.vertexmaven.emulator.http.HttpRequest;
import io.github.vertexmaven.emulator.http.HttpResponse;
import io.github.vertexmaven.emulator.http.Rejection;
import io.github.vertexmaven.emulator.http.Route;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writing objects: in one request, in one request with metadata, or in as many as it takes
 * (documentation page "Uploads and downloads").
 */
record Uploads(BucketStore buckets, Sessions sessions) {
  private static final String PATH = "/upload/storage/v1/b/{bucket}/o";

  List<Route> routes() {
    return List.of(
        Route.of("POST", PATH, this::post),
        Route.of("PUT", PATH, this::put),
        Route.of("DELETE", PATH, this::cancel));
  }

  private HttpResponse post(HttpRequest request) throws IOException {
    Bucket bucket = buckets.get(request.variable("bucket"));
    String type = request.parameter("uploadType").orElse("");
    return switch (type) {
      case "media" -> media(request, bucket);
      case "multipart" -> multipart(request, bucket);
      case "resumable" -> begin(request, bucket);
      default ->
          throw Rejection.invalid(
              "'uploadType' is '" + type + "', but should be media, multipart or resumable.");
    };
  }

  private HttpResponse media(HttpRequest request, Bucket bucket) throws IOException {
    UploadRequest opening =
        UploadRequest.of(request, bucket, Map.of(), request.header("Content-Type"));
    Path file = buckets.scratch().filled(request.body().stream());
    try {
      return stored(request, bucket, opening, file);
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private HttpResponse multipart(HttpRequest request, Bucket bucket) throws IOException {
    Parts parts = Parts.of(request.body().stream(), request.header("Content-Type"));
    Parts.Part resource = parts.next().orElseThrow(Uploads::notTwoParts);
    Map<String, Object> metadata = JsonBody.of(resource.body());
    Parts.Part bytes = parts.next().orElseThrow(Uploads::notTwoParts);
    UploadRequest opening =
        UploadRequest.of(request, bucket, metadata, bytes.headers().first("Content-Type"));
    Path file = buckets.scratch().filled(bytes.body());
    try {
      // To its very end, which also compares the checksum of a packed body.
      boolean more = parts.next().isPresent();
      request.body().stream().transferTo(OutputStream.nullOutputStream());
      if (more) {
        throw notTwoParts();
      }
      return stored(request, bucket, opening, file);
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private static Rejection notTwoParts() {
    return Rejection.invalid(
        "A multipart upload has two parts: the object's metadata and its bytes.");
  }

  private HttpResponse stored(HttpRequest request, Bucket bucket, UploadRequest opening, Path file)
      throws IOException {
    Checksums actual = Checksums.of(file);
    actual.mustMatch(opening.announced());
    Draft draft = Draft.of(opening.name(), file, actual, opening.attributes());
    return resource(request, bucket.name(), bucket.commit(draft, opening.preconditions()));
  }

  private HttpResponse begin(HttpRequest request, Bucket bucket) throws IOException {
    UploadRequest opening =
        UploadRequest.of(
            request, bucket, JsonBody.of(request), request.header("X-Upload-Content-Type"));
    opening.preconditions().mustHold(bucket.current(opening.name()));
    Session session = sessions.begin(opening);
    String name = URLEncoder.encode(opening.name(), StandardCharsets.UTF_8);
    String path =
        "/upload/storage/v1/b/"
            + bucket.name()
            + "/o?uploadType=resumable&name="
            + name
            + "&upload_id="
            + session.id();
    return HttpResponse.empty(200)
        .with("Location", request.origin() + path)
        .with("X-GUploader-UploadID", session.id());
  }

  private HttpResponse put(HttpRequest request) throws IOException {
    String bucket = request.variable("bucket");
    String id = id(request);
    Optional<Session> session = sessions.find(id);
    if (session.isEmpty()) {
      return resource(request, bucket, finished(request, bucket, id));
    }
    ContentRange range =
        request.header("Content-Range").map(ContentRange::of).orElse(ContentRange.whole());
    Optional<ObjectEntry> done =
        session
            .get()
            .receive(range, request.body().stream(), UploadRequest.announced(request), buckets);
    return done.isPresent() ? resource(request, bucket, done.get()) : unfinished(session.get());
  }

  /** A caller that did not hear the end of its upload asks again. */
  private ObjectEntry finished(HttpRequest request, String bucket, String id) throws IOException {
    Optional<ObjectEntry> current = buckets.get(bucket).find(request.parameter("name").orElse(""));
    return current
        .filter(entry -> entry.upload().filter(id::equals).isPresent())
        .orElseThrow(() -> Rejection.notFound("No such upload, or it has ended. Start a new one."));
  }

  private static HttpResponse unfinished(Session session) throws IOException {
    long persisted = session.persisted();
    HttpResponse answer = HttpResponse.empty(308).with("X-GUploader-UploadID", session.id());
    return persisted == 0 ? answer : answer.with("Range", "bytes=0-" + (persisted - 1));
  }

  private HttpResponse cancel(HttpRequest request) throws IOException {
    sessions
        .find(id(request))
        .orElseThrow(() -> Rejection.notFound("No such upload, or it has ended."))
        .cancel();
    throw StorageErrors.cancelled();
  }

  private static String id(HttpRequest request) {
    return request
        .parameter("upload_id")
        .orElseThrow(() -> Rejection.invalid("Required parameter: upload_id"));
  }

  private static HttpResponse resource(HttpRequest request, String bucket, ObjectEntry entry) {
    ObjectResource resource = new ObjectResource(bucket, entry, request.origin());
    HttpResponse answer = JsonBody.answer(resource.json());
    for (Map.Entry<String, String> header : resource.headers().entrySet()) {
      answer = answer.with(header.getKey(), header.getValue());
    }
    return answer;
  }
}
