package io.github.vertexmaven.emulator.storage;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** What is kept of a bucket besides its objects (documentation page "Buckets", the resource). */
record BucketSettings(long created, long updated, long metageneration, JsonObject fields) {
  /** Kept as given, since nothing that the emulator does depends on them. */
  private static final Set<String> KEPT =
      Set.of("location", "locationType", "storageClass", "labels", "iamConfiguration");

  /** Set by the service, and sent back by clients that change a resource which they have read. */
  private static final Set<String> READ_ONLY =
      Set.of(
          "kind",
          "id",
          "name",
          "selfLink",
          "etag",
          "timeCreated",
          "updated",
          "metageneration",
          "generation",
          "projectNumber",
          "owner");

  BucketSettings {
    fields = fields.deepCopy();
  }

  static BucketSettings created(JsonObject resource, long now) {
    JsonObject defaults = new JsonObject();
    defaults.addProperty("location", "US");
    defaults.addProperty("locationType", "multi-region");
    defaults.addProperty("storageClass", "STANDARD");
    return new BucketSettings(now, now, 1, merged(defaults, resource));
  }

  BucketSettings patched(JsonObject resource) {
    return new BucketSettings(
        created, System.currentTimeMillis(), metageneration + 1, merged(fields, resource));
  }

  private static JsonObject merged(JsonObject fields, JsonObject resource) {
    JsonObject result = fields.deepCopy();
    for (Map.Entry<String, JsonElement> field : resource.entrySet()) {
      if (KEPT.contains(field.getKey())) {
        set(result, field.getKey(), field.getValue());
      } else if (!READ_ONLY.contains(field.getKey()) && !harmless(field.getValue())) {
        throw Refusal.notServed("the bucket property '" + field.getKey() + "'");
      }
    }
    return result;
  }

  private static void set(JsonObject target, String name, JsonElement value) {
    if (value.isJsonNull()) {
      target.remove(name);
    } else if (value.isJsonObject() && target.has(name) && target.get(name).isJsonObject()) {
      JsonObject inner = target.getAsJsonObject(name);
      value
          .getAsJsonObject()
          .entrySet()
          .forEach(pair -> set(inner, pair.getKey(), pair.getValue()));
    } else {
      target.add(name, value.deepCopy());
    }
  }

  /**
   * A feature that is switched off, such as {@code "versioning": {"enabled": false}}, is what the
   * emulator does anyway.
   */
  private static boolean harmless(JsonElement value) {
    if (value.isJsonObject()) {
      return value.getAsJsonObject().entrySet().stream()
          .allMatch(pair -> harmless(pair.getValue()));
    }
    return value.isJsonNull()
        || value.isJsonArray() && value.getAsJsonArray().isEmpty()
        || value.isJsonPrimitive() && Set.of("false", "0").contains(value.getAsString());
  }

  JsonObject toJson() {
    JsonObject json = new JsonObject();
    json.addProperty("created", created);
    json.addProperty("updated", updated);
    json.addProperty("metageneration", metageneration);
    json.add("fields", fields);
    return json;
  }

  static BucketSettings fromJson(JsonObject json) {
    return new BucketSettings(
        json.get("created").getAsLong(),
        json.get("updated").getAsLong(),
        json.get("metageneration").getAsLong(),
        json.getAsJsonObject("fields"));
  }

  /** As callers see it. */
  JsonObject resource(String name, String origin) {
    JsonObject json = fields.deepCopy();
    json.addProperty("kind", "storage#bucket");
    json.addProperty("id", name);
    json.addProperty("name", name);
    json.addProperty("selfLink", origin + "/storage/v1/b/" + name);
    json.addProperty("projectNumber", "0");
    json.addProperty("metageneration", Long.toString(metageneration));
    json.addProperty("timeCreated", Instant.ofEpochMilli(created).toString());
    json.addProperty("updated", Instant.ofEpochMilli(updated).toString());
    json.addProperty("etag", "b" + metageneration);
    return json;
  }
}
