package io.github.vertexmaven.emulator.storage;

import io.github.vertexmaven.emulator.http.HttpRequest;
import io.github.vertexmaven.emulator.http.HttpResponse;
import io.github.vertexmaven.emulator.http.Rejection;
import io.github.vertexmaven.emulator.http.Route;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Objects made of objects: copies and compositions. */
record Copies(BucketStore buckets) {
  private static final int MOST_PARTS = 32;

  List<Route> routes() {
    return List.of(
        Route.of(
            "POST",
            "/storage/v1/b/{bucket}/o/{object}/copyTo/b/{to}/o/{target}",
            request -> JsonBody.answer(copy(request))),
        Route.of(
            "POST", "/storage/v1/b/{bucket}/o/{object}/rewriteTo/b/{to}/o/{target}", this::rewrite),
        Route.of("POST", "/storage/v1/b/{bucket}/o/{object}/compose", this::compose));
  }

  /**
   * Always done in one request, as the service does within one location and storage class
   * (documentation page "Objects: rewrite").
   */
  private HttpResponse rewrite(HttpRequest request) throws IOException {
    Map<String, Object> resource = copy(request);
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("kind", "storage#rewriteResponse");
    answer.put("totalBytesRewritten", resource.get("size"));
    answer.put("objectSize", resource.get("size"));
    answer.put("done", true);
    answer.put("resource", resource);
    return JsonBody.answer(answer);
  }

  private Map<String, Object> copy(HttpRequest request) throws IOException {
    Attributes replacement = Attributes.from(JsonBody.of(request));
    Bucket from = buckets.get(request.variable("bucket"));
    Bucket to = buckets.get(request.variable("to"));
    String target = ObjectName.checked(request.variable("target"));
    Bucket.Opened source = from.open(request.variable("object"));
    try (FileChannel bytes = source.file()) {
      mustBeMeant(from, source.entry(), request.number("sourceGeneration").orElse(0));
      Preconditions.ofSource(request).mustHold(Optional.of(source.entry()));
      Attributes attributes = replacement.isEmpty() ? source.entry().attributes() : replacement;
      Draft draft = copied(source.entry(), target, attributes, bytes);
      return new ObjectResource(
              to.name(), to.commit(draft, Preconditions.of(request)), request.origin())
          .json();
    }
  }

  private Draft copied(ObjectEntry source, String target, Attributes attributes, FileChannel bytes)
      throws IOException {
    Path file = buckets.scratch().filled(Channels.newInputStream(bytes));
    return new Draft(
        target, file, source.checksums(), attributes, source.components(), Optional.empty());
  }

  private HttpResponse compose(HttpRequest request) throws IOException {
    Bucket bucket = buckets.get(request.variable("bucket"));
    String target = ObjectName.checked(request.variable("object"));
    SentFields wanted = new SentFields(JsonBody.of(request));
    List<SentFields> parts = wanted.objects("sourceObjects");
    if (parts.isEmpty() || parts.size() > MOST_PARTS) {
      throw Rejection.invalid(
          "An object is composed of 1 to " + MOST_PARTS + " objects, not of " + parts.size() + ".");
    }
    if (wanted.flag("deleteSourceObjects")) {
      throw StorageErrors.notServed("compositions that delete their sources");
    }
    Draft draft =
        composed(bucket, target, parts, Attributes.from(wanted.object("destination").json()));
    return JsonBody.answer(
        new ObjectResource(
                bucket.name(), bucket.commit(draft, Preconditions.of(request)), request.origin())
            .json());
  }

  private Draft composed(
      Bucket bucket, String target, List<SentFields> parts, Attributes attributes)
      throws IOException {
    Path file = buckets.scratch().file();
    try {
      Attributes typed = attributes;
      int components = 0;
      for (SentFields part : parts) {
        ObjectEntry entry = appended(bucket, part, file);
        components += Math.max(1, entry.components());
        typed =
            typed.typed(
                entry.attributes().text(Attributes.CONTENT_TYPE).orElse(ContentTypes.DEFAULT));
      }
      return Draft.of(target, file, Checksums.of(file), typed).composed(components);
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  private static ObjectEntry appended(Bucket bucket, SentFields part, Path file)
      throws IOException {
    Bucket.Opened source =
        bucket.open(
            part.text("name").orElseThrow(() -> Rejection.invalid("A source object has no name.")));
    try (FileChannel bytes = source.file();
        OutputStream out = Files.newOutputStream(file, StandardOpenOption.APPEND)) {
      mustBeMeant(bucket, source.entry(), part.number("generation").orElse(0L));
      Optional<Long> wanted = part.object("objectPreconditions").number("ifGenerationMatch");
      wanted.ifPresent(
          generation -> Preconditions.generation(generation).mustHold(Optional.of(source.entry())));
      Channels.newInputStream(bytes).transferTo(out);
      return source.entry();
    }
  }

  private static void mustBeMeant(Bucket bucket, ObjectEntry entry, long generation) {
    if (generation != 0 && generation != entry.generation()) {
      throw StorageErrors.noSuchObject(bucket.name(), entry.name());
    }
  }
}
