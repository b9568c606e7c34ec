package io.github.vertexmaven.emulator.storage;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The metadata of an object that callers may write (documentation page "Objects", the writable
 * properties of the resource).
 */
record Attributes(JsonObject fields) {
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
    fields = fields.deepCopy();
  }

  @Override
  public JsonObject fields() {
    return fields.deepCopy();
  }

  static Attributes none() {
    return new Attributes(new JsonObject());
  }

  /**
   * What can be written of a resource; what only the service sets, such as {@code etag}, is left
   * out.
   */
  static Attributes from(JsonObject resource) {
    return none().patched(resource);
  }

  /**
   * Present fields replace, null removes, and {@code metadata} is treated so key by key
   * (documentation page "Objects: patch").
   */
  Attributes patched(JsonObject resource) {
    refusePromises(resource);
    JsonObject result = fields();
    for (Map.Entry<String, JsonElement> field : resource.entrySet()) {
      if (TEXTS.contains(field.getKey())) {
        set(result, field.getKey(), text(field.getKey(), field.getValue()));
      } else if (field.getKey().equals(METADATA)) {
        set(result, METADATA, metadata(field.getValue()));
      }
    }
    return new Attributes(result);
  }

  /** The same, with a type for content that has none. */
  Attributes typed(String contentType) {
    return text(CONTENT_TYPE).isPresent() ? this : with(CONTENT_TYPE, contentType);
  }

  Attributes with(String name, String value) {
    JsonObject result = fields();
    result.addProperty(name, value);
    return new Attributes(result);
  }

  boolean isEmpty() {
    return fields.size() == 0;
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(fields.get(name)).map(JsonElement::getAsString);
  }

  private JsonElement metadata(JsonElement patch) {
    if (patch.isJsonNull()) {
      return patch;
    }
    if (!patch.isJsonObject()) {
      throw Refusal.invalid("'metadata' is not a JSON object.");
    }
    JsonObject result =
        fields.has(METADATA) ? fields.getAsJsonObject(METADATA).deepCopy() : new JsonObject();
    patch
        .getAsJsonObject()
        .entrySet()
        .forEach(pair -> set(result, pair.getKey(), text(pair.getKey(), pair.getValue())));
    return result;
  }

  private static JsonElement text(String name, JsonElement value) {
    if (value.isJsonNull() || value.isJsonPrimitive() && value.getAsJsonPrimitive().isString()) {
      return value;
    }
    throw Refusal.invalid("'" + name + "' is not a string.");
  }

  private static void set(JsonObject target, String name, JsonElement value) {
    if (value.isJsonNull()) {
      target.remove(name);
    } else {
      target.add(name, value);
    }
  }

  private static void refusePromises(JsonObject resource) {
    for (String promise : PROMISES) {
      if (resource.has(promise) && !harmless(resource.get(promise))) {
        throw Refusal.notServed("the object property '" + promise + "'");
      }
    }
  }

  private static boolean harmless(JsonElement value) {
    return value.isJsonNull()
        || value.isJsonPrimitive() && value.getAsString().equals("false")
        || value.isJsonArray() && value.getAsJsonArray().isEmpty();
  }
}
