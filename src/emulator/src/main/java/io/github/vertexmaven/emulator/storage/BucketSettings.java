package io.github.vertexmaven.emulator.storage;

import io.github.vertexmaven.emulator.http.ProjectNumber;
import io.github.vertexmaven.emulator.json.JsonValues;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is kept of a bucket besides its objects (documentation page "BucketStore", the resource).
 */
record BucketSettings(long created, long updated, long metageneration, Map<String, Object> fields) {
  private static final String PROJECT = "projectNumber";

  /** A folder that somebody made belongs to the project of whoever names none. */
  private static final String ASSUMED = Long.toString(ProjectNumber.of("emulator"));

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
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  /** One that somebody made for a project. */
  static BucketSettings created(Map<String, Object> resource, String project, long now) {
    BucketSettings made = created(resource, now);
    Map<String, Object> fields = new LinkedHashMap<>(made.fields);
    fields.put(PROJECT, Long.toString(ProjectNumber.of(project)));
    return new BucketSettings(now, now, 1, fields);
  }

  static BucketSettings created(Map<String, Object> resource, long now) {
    Map<String, Object> defaults = new LinkedHashMap<>();
    defaults.put("location", "US");
    defaults.put("locationType", "multi-region");
    defaults.put("storageClass", "STANDARD");
    return new BucketSettings(now, now, 1, merged(defaults, resource));
  }

  BucketSettings patched(Map<String, Object> resource) {
    return new BucketSettings(
        created, System.currentTimeMillis(), metageneration + 1, merged(fields, resource));
  }

  private static Map<String, Object> merged(
      Map<String, Object> fields, Map<String, Object> resource) {
    Map<String, Object> result = new LinkedHashMap<>(fields);
    resource.forEach(
        (name, value) -> {
          if (KEPT.contains(name)) {
            set(result, name, value);
          } else if (!READ_ONLY.contains(name) && !harmless(value)) {
            throw StorageErrors.notServed("the bucket property '" + name + "'");
          }
        });
    return result;
  }

  private static void set(Map<String, Object> target, String name, Object value) {
    if (value == null) {
      target.remove(name);
    } else if (value instanceof Map<?, ?> pairs && target.get(name) instanceof Map<?, ?> known) {
      Map<String, Object> inner = new LinkedHashMap<>(JsonValues.object(known));
      JsonValues.object(pairs).forEach((key, part) -> set(inner, key, part));
      target.put(name, inner);
    } else {
      target.put(name, value);
    }
  }

  /**
   * A feature that is switched off, such as {@code "versioning": {"enabled": false}}, is what the
   * emulator does anyway.
   */
  private static boolean harmless(Object value) {
    if (value instanceof Map<?, ?> map) {
      return map.values().stream().allMatch(BucketSettings::harmless);
    }
    return value == null
        || value instanceof List<?> list && list.isEmpty()
        || Set.of("false", "0")
            .contains(value instanceof Double ? JsonValues.write(value) : value + "");
  }

  Map<String, Object> toJson() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("created", created);
    json.put("updated", updated);
    json.put("metageneration", metageneration);
    json.put("fields", fields);
    return json;
  }

  static BucketSettings fromJson(Map<String, Object> json) {
    SentFields fields = new SentFields(json);
    return new BucketSettings(
        fields.number("created").orElseThrow(),
        fields.number("updated").orElseThrow(),
        fields.number("metageneration").orElseThrow(),
        fields.object("fields").json());
  }

  /** As callers see it. */
  Map<String, Object> resource(String name, String origin) {
    Map<String, Object> json = new LinkedHashMap<>(fields);
    json.put("kind", "storage#bucket");
    json.put("id", name);
    json.put("name", name);
    json.put("selfLink", origin + "/storage/v1/b/" + name);
    json.putIfAbsent(PROJECT, ASSUMED);
    json.put("metageneration", Long.toString(metageneration));
    json.put("timeCreated", Instant.ofEpochMilli(created).toString());
    json.put("updated", Instant.ofEpochMilli(updated).toString());
    json.put("etag", "b" + metageneration);
    return json;
  }
}
