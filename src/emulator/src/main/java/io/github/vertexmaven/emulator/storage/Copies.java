package io.github.vertexmaven.emulator.storage;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
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
    Path file;
    try (FileChannel bytes = source.file()) {
      mustBeMeant(from, source.entry(), call.number("sourceGeneration").orElse(0));
      Preconditions.ofSource(call).mustHold(Optional.of(source.entry()));
      file = buckets.scratch().file();
      append(bytes, file);
    }
    Attributes attributes = replacement.isEmpty() ? source.entry().attributes() : replacement;
    Checksums checksums = source.entry().checksums();
    Draft draft =
        new Draft(
            target, file, checksums, attributes, source.entry().components(), Optional.empty());
    return new Resource(to.name(), to.commit(draft, Preconditions.of(call)), call.origin()).json();
  }

  private Answer compose(Call call, List<String> names) throws IOException {
    Bucket bucket = buckets.get(names.get(0));
    String target = ObjectName.checked(names.get(1));
    JsonObject request = call.json();
    JsonArray parts =
        request.has("sourceObjects") ? request.getAsJsonArray("sourceObjects") : new JsonArray();
    if (parts.isEmpty() || parts.size() > MOST_PARTS) {
      throw Refusal.invalid(
          "An object is composed of 1 to " + MOST_PARTS + " objects, not of " + parts.size() + ".");
    }
    if (request.has("deleteSourceObjects") && request.get("deleteSourceObjects").getAsBoolean()) {
      throw Refusal.notServed("compositions that delete their sources");
    }
    JsonObject destination =
        request.has("destination") ? request.getAsJsonObject("destination") : new JsonObject();
    Draft draft = composed(bucket, target, parts, Attributes.from(destination));
    return Answer.json(
        new Resource(bucket.name(), bucket.commit(draft, Preconditions.of(call)), call.origin())
            .json());
  }

  private Draft composed(Bucket bucket, String target, JsonArray parts, Attributes attributes)
      throws IOException {
    Path file = buckets.scratch().file();
    try {
      Attributes typed = attributes;
      int components = 0;
      for (JsonElement part : parts) {
        Entry entry = appended(bucket, part.getAsJsonObject(), file);
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

  private static Entry appended(Bucket bucket, JsonObject part, Path file) throws IOException {
    Bucket.Opened source = bucket.open(part.get("name").getAsString());
    try (FileChannel bytes = source.file()) {
      mustBeMeant(
          bucket, source.entry(), part.has("generation") ? part.get("generation").getAsLong() : 0);
      if (part.has("objectPreconditions")
          && part.getAsJsonObject("objectPreconditions").has("ifGenerationMatch")) {
        long wanted =
            part.getAsJsonObject("objectPreconditions").get("ifGenerationMatch").getAsLong();
        Preconditions.generation(wanted).mustHold(Optional.of(source.entry()));
      }
      append(bytes, file);
      return source.entry();
    }
  }

  private static void mustBeMeant(Bucket bucket, Entry entry, long generation) {
    if (generation != 0 && generation != entry.generation()) {
      throw Refusal.noSuchObject(bucket.name(), entry.name());
    }
  }

  private static void append(FileChannel bytes, Path file) throws IOException {
    try (FileChannel out = FileChannel.open(file, StandardOpenOption.WRITE)) {
      long start = out.size();
      long size = bytes.size();
      out.position(start);
      for (long at = 0; at < size; ) {
        long sent = bytes.transferTo(at, size - at, out);
        if (sent <= 0) {
          throw new IOException("The source became shorter while it was copied.");
        }
        at += sent;
      }
    }
  }
}
