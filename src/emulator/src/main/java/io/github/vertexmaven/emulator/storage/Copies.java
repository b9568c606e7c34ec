package io.github.vertexmaven.emulator.storage;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/** Objects made of objects: copies and compositions. */
record Copies(Buckets buckets) {
  private static final int MOST_PARTS = 32;

  List<Route> routes() {
    return List.of(
        Route.of(
            "POST",
            "storage/v1/b/*/o/*/copyTo/b/*/o/*",
            (call, names) -> Answer.json(copy(call, names))),
        Route.of(
            "POST", "storage/v1/b/*/o/*/rewriteTo/b/*/o/*", (call, names) -> rewrite(call, names)),
        Route.of("POST", "storage/v1/b/*/o/*/compose", this::compose));
  }

  /**
   * Always done in one call, as the service does within one location and storage class
   * (documentation page "Objects: rewrite").
   */
  private Answer rewrite(Call call, List<String> names) throws IOException {
    JsonObject resource = copy(call, names);
    JsonObject answer = new JsonObject();
    answer.addProperty("kind", "storage#rewriteResponse");
    answer.addProperty("totalBytesRewritten", resource.get("size").getAsString());
    answer.addProperty("objectSize", resource.get("size").getAsString());
    answer.addProperty("done", true);
    answer.add("resource", resource);
    return Answer.json(answer);
  }

  private JsonObject copy(Call call, List<String> names) throws IOException {
    Attributes replacement = Attributes.from(call.json());
    Bucket from = buckets.get(names.get(0));
    Bucket to = buckets.get(names.get(2));
    String target = ObjectName.checked(names.get(3));
    Bucket.Opened source = from.open(names.get(1));
    try (FileChannel bytes = source.file()) {
      mustBeMeant(from, source.entry(), call.number("sourceGeneration").orElse(0));
      Preconditions.ofSource(call).mustHold(Optional.of(source.entry()));
      Attributes attributes = replacement.isEmpty() ? source.entry().attributes() : replacement;
      Draft draft = copied(source.entry(), target, attributes, bytes);
      return new Resource(to.name(), to.commit(draft, Preconditions.of(call)), call.origin())
          .json();
    }
  }

  private Draft copied(Entry source, String target, Attributes attributes, FileChannel bytes)
      throws IOException {
    Path file = buckets.scratch().filled(Channels.newInputStream(bytes));
    return new Draft(
        target, file, source.checksums(), attributes, source.components(), Optional.empty());
  }

  private Answer compose(Call call, List<String> names) throws IOException {
    Bucket bucket = buckets.get(names.get(0));
    String target = ObjectName.checked(names.get(1));
    Fields request = new Fields(call.json());
    List<Fields> parts = request.objects("sourceObjects");
    if (parts.isEmpty() || parts.size() > MOST_PARTS) {
      throw Refusal.invalid(
          "An object is composed of 1 to " + MOST_PARTS + " objects, not of " + parts.size() + ".");
    }
    if (request.flag("deleteSourceObjects")) {
      throw Refusal.notServed("compositions that delete their sources");
    }
    Draft draft =
        composed(bucket, target, parts, Attributes.from(request.object("destination").json()));
    return Answer.json(
        new Resource(bucket.name(), bucket.commit(draft, Preconditions.of(call)), call.origin())
            .json());
  }

  private Draft composed(Bucket bucket, String target, List<Fields> parts, Attributes attributes)
      throws IOException {
    Path file = buckets.scratch().file();
    try {
      Attributes typed = attributes;
      int components = 0;
      for (Fields part : parts) {
        Entry entry = appended(bucket, part, file);
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

  private static Entry appended(Bucket bucket, Fields part, Path file) throws IOException {
    Bucket.Opened source =
        bucket.open(
            part.text("name").orElseThrow(() -> Refusal.invalid("A source object has no name.")));
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

  private static void mustBeMeant(Bucket bucket, Entry entry, long generation) {
    if (generation != 0 && generation != entry.generation()) {
      throw Refusal.noSuchObject(bucket.name(), entry.name());
    }
  }
}
