package io.github.vertexmaven.emulator.storage;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Writing objects: in one request, in one request with metadata, or in as many as it takes
 * (documentation page "Uploads and downloads").
 */
record Uploads(Buckets buckets, Sessions sessions) {
  private static final String PATH = "upload/storage/v1/b/*/o";

  List<Route> routes() {
    return List.of(
        Route.of("POST", PATH, (call, names) -> post(call, buckets.get(names.get(0)))),
        Route.of("PUT", PATH, (call, names) -> put(call, names.get(0))),
        Route.of("DELETE", PATH, (call, names) -> cancel(call)));
  }

  private Answer post(Call call, Bucket bucket) throws IOException {
    String type = call.parameter("uploadType").orElse("");
    return switch (type) {
      case "media" -> media(call, bucket);
      case "multipart" -> multipart(call, bucket);
      case "resumable" -> begin(call, bucket);
      default ->
          throw Refusal.invalid(
              "'uploadType' is '" + type + "', but should be media, multipart or resumable.");
    };
  }

  private Answer media(Call call, Bucket bucket) throws IOException {
    Opening opening = Opening.of(call, bucket, new JsonObject(), call.header("Content-Type"));
    Path file = buckets.scratch().filled(call.body());
    try {
      return stored(call, bucket, opening, file);
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private Answer multipart(Call call, Bucket bucket) throws IOException {
    Parts parts = Parts.of(call.body(), call.header("Content-Type"));
    Parts.Part resource = parts.next().orElseThrow(Uploads::notTwoParts);
    JsonObject metadata = Call.json(resource.body().readAllBytes());
    Parts.Part bytes = parts.next().orElseThrow(Uploads::notTwoParts);
    Opening opening =
        Opening.of(
            call, bucket, metadata, Optional.ofNullable(bytes.headers().getFirst("Content-Type")));
    Path file = buckets.scratch().filled(bytes.body());
    try {
      // To its very end, which also compares the checksum of a packed body.
      boolean more = parts.next().isPresent();
      call.body().transferTo(OutputStream.nullOutputStream());
      if (more) {
        throw notTwoParts();
      }
      return stored(call, bucket, opening, file);
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private static Refusal notTwoParts() {
    return Refusal.invalid(
        "A multipart upload has two parts: the object's metadata and its bytes.");
  }

  private Answer stored(Call call, Bucket bucket, Opening opening, Path file) throws IOException {
    Checksums actual = Checksums.of(file);
    actual.mustMatch(opening.announced());
    Draft draft = Draft.of(opening.name(), file, actual, opening.attributes());
    return resource(call, bucket.name(), bucket.commit(draft, opening.preconditions()));
  }

  private Answer begin(Call call, Bucket bucket) throws IOException {
    Opening opening = Opening.of(call, bucket, call.json(), call.header("X-Upload-Content-Type"));
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
    return Answer.empty(200)
        .with("Location", call.origin() + path)
        .with("X-GUploader-UploadID", session.id());
  }

  private Answer put(Call call, String bucket) throws IOException {
    String id = id(call);
    Optional<Session> session = sessions.find(id);
    if (session.isEmpty()) {
      return resource(call, bucket, finished(call, bucket, id));
    }
    ContentRange range =
        call.header("Content-Range").map(ContentRange::of).orElse(ContentRange.whole());
    Optional<Entry> done =
        session.get().receive(range, call.body(), Opening.announced(call), buckets);
    return done.isPresent() ? resource(call, bucket, done.get()) : unfinished(session.get());
  }

  /** A caller that did not hear the end of its upload asks again. */
  private Entry finished(Call call, String bucket, String id) throws IOException {
    Optional<Entry> current = buckets.get(bucket).find(call.parameter("name").orElse(""));
    return current
        .filter(entry -> entry.upload().filter(id::equals).isPresent())
        .orElseThrow(() -> Refusal.notFound("No such upload, or it has ended. Start a new one."));
  }

  private static Answer unfinished(Session session) throws IOException {
    long persisted = session.persisted();
    Answer answer = Answer.empty(308).with("X-GUploader-UploadID", session.id());
    return persisted == 0 ? answer : answer.with("Range", "bytes=0-" + (persisted - 1));
  }

  private Answer cancel(Call call) throws IOException {
    sessions
        .find(id(call))
        .orElseThrow(() -> Refusal.notFound("No such upload, or it has ended."))
        .cancel();
    throw Refusal.cancelled();
  }

  private static String id(Call call) {
    return call.parameter("upload_id")
        .orElseThrow(() -> Refusal.invalid("Required parameter: upload_id"));
  }

  private static Answer resource(Call call, String bucket, Entry entry) {
    Resource resource = new Resource(bucket, entry, call.origin());
    return Answer.json(resource.json()).with(resource.headers());
  }
}
