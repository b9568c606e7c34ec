package io.github.vertexmaven.emulator.storage;

import io.github.vertexmaven.emulator.http.Rejection;
import io.github.vertexmaven.emulator.json.JsonValues;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The metadata of an object that callers may write (documentation page "Objects", the writable
 * properties of the resource).
 */
record Attributes(Map<String, Object> fields) {
  static final String CONTENT_TYPE = "contentType";
  private static final String METADATA = "metadata";
  private static final Set<String> TEXTS =
      Set.of(
          CONTENT_TYPE,
          "contentEncoding",
          "contentLanguage",
          "contentDisposition",
          "cacheControl",
          "customTime",
          "storageClass");

  /** Promises that the emulator cannot keep, so it must not accept them. */
  private static final List<String> PROMISES =
      List.of("eventBasedHold", "temporaryHold", "retention", "kmsKeyName", "acl", "contexts");

  Attributes {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  static Attributes none() {
    return new Attributes(Map.of());
  }

  /**
   * What can be written of a resource; what only the service sets, such as {@code etag}, is left
   * out.
   */
  static Attributes from(Map<String, Object> resource) {
    return none().patched(resource);
  }

  /**
   * Present fields replace, null removes, and {@code metadata} is treated so key by key
   * (documentation page "Objects: patch").
   */
  Attributes patched(Map<String, Object> resource) {
    refusePromises(resource);
    Map<String, Object> result = new LinkedHashMap<>(fields);
    resource.forEach(
        (name, value) -> {
          if (TEXTS.contains(name)) {
            set(result, name, text(name, value));
          } else if (name.equals(METADATA)) {
            set(result, METADATA, metadata(value));
          }
        });
    return new Attributes(result);
  }

  /** The same, with a type for content that has none. */
  Attributes typed(String contentType) {
    return text(CONTENT_TYPE).isPresent() ? this : with(CONTENT_TYPE, contentType);
  }

  Attributes with(String name, String value) {
    Map<String, Object> result = new LinkedHashMap<>(fields);
    result.put(name, value);
    return new Attributes(result);
  }

  boolean isEmpty() {
    return fields.isEmpty();
  }

  Optional<String> text(String name) {
    return Optional.ofNullable((String) fields.get(name));
  }

  private Object metadata(Object patch) {
    if (patch == null) {
      return null;
    }
    if (!(patch instanceof Map<?, ?> pairs)) {
      throw Rejection.invalid("'metadata' is not a JSON object.");
    }
    Map<String, Object> result = new LinkedHashMap<>();
    if (fields.get(METADATA) instanceof Map<?, ?> known) {
      result.putAll(JsonValues.object(known));
    }
    JsonValues.object(pairs).forEach((name, value) -> set(result, name, text(name, value)));
    return result;
  }

  private static Object text(String name, Object value) {
    if (value == null || value instanceof String) {
      return value;
    }
    throw Rejection.invalid("'" + name + "' is not a string.");
  }

  private static void set(Map<String, Object> target, String name, Object value) {
    if (value == null) {
      target.remove(name);
    } else {
      target.put(name, value);
    }
  }

  private static void refusePromises(Map<String, Object> resource) {
    for (String promise : PROMISES) {
      if (resource.containsKey(promise) && !harmless(resource.get(promise))) {
        throw StorageErrors.notServed("the object property '" + promise + "'");
      }
    }
  }

  private static boolean harmless(Object value) {
    return value == null
        || value.toString().equals("false")
        || value instanceof List<?> list && list.isEmpty();
  }
}
