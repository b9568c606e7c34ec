package io.github.vertexmaven.emulator.storage;

import com.google.gson.JsonObject;
import java.util.Optional;

/**
 * What an upload is to become, said before its bytes come.
 *
 * @param announced the checksums that the bytes must have
 */
record Opening(
    String bucket,
    String name,
    Attributes attributes,
    Checksums announced,
    Preconditions preconditions) {

  static Opening of(Call call, Bucket bucket, JsonObject resource, Optional<String> contentType) {
    Fields fields = new Fields(resource);
    String named = fields.text("name").or(() -> call.parameter("name")).orElse("");
    Attributes attributes = Attributes.from(resource);
    if (call.parameter("kmsKeyName").isPresent()) {
      throw Refusal.notServed("encryption with 'kmsKeyName'");
    }
    Optional<String> encoding = call.parameter("contentEncoding");
    attributes =
        encoding.isPresent() ? attributes.with("contentEncoding", encoding.get()) : attributes;
    Attributes typed = contentType.isPresent() ? attributes.typed(contentType.get()) : attributes;
    Checksums announced = new Checksums(fields.text("md5Hash"), fields.text("crc32c"));
    return new Opening(
        bucket.name(),
        ObjectName.checked(named),
        typed,
        announced.or(announced(call)),
        Preconditions.of(call));
  }

  /** What the headers of the request that carries the last bytes say of all of them. */
  static Checksums announced(Call call) {
    Checksums hash = call.header("x-goog-hash").map(Checksums::parsed).orElse(Checksums.UNKNOWN);
    return hash.or(new Checksums(call.header("Content-MD5"), Optional.empty()));
  }

  JsonObject toJson() {
    JsonObject json = new JsonObject();
    json.addProperty("bucket", bucket);
    json.addProperty("name", name);
    json.add("attributes", attributes.fields());
    announced.md5().ifPresent(md5 -> json.addProperty("md5", md5));
    announced.crc32c().ifPresent(crc -> json.addProperty("crc32c", crc));
    json.add("preconditions", preconditions.toJson());
    return json;
  }

  static Opening fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new Opening(
        json.get("bucket").getAsString(),
        json.get("name").getAsString(),
        new Attributes(json.getAsJsonObject("attributes")),
        new Checksums(fields.text("md5"), fields.text("crc32c")),
        Preconditions.fromJson(json.getAsJsonObject("preconditions")));
  }
}
