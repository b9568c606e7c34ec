package io.github.vertexmaven.emulator.storage;

import io.github.vertexmaven.emulator.http.HttpRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What an upload is to become, said before its bytes come.
 *
 * @param announced the checksums that the bytes must have
 */
record UploadRequest(
    String bucket,
    String name,
    Attributes attributes,
    Checksums announced,
    Preconditions preconditions) {

  static UploadRequest of(
      HttpRequest request,
      Bucket bucket,
      Map<String, Object> resource,
      Optional<String> contentType) {
    SentFields fields = new SentFields(resource);
    String named = fields.text("name").or(() -> request.parameter("name")).orElse("");
    Attributes attributes = Attributes.from(resource);
    if (request.parameter("kmsKeyName").isPresent()) {
      throw StorageErrors.notServed("encryption with 'kmsKeyName'");
    }
    Optional<String> encoding = request.parameter("contentEncoding");
    attributes =
        encoding.isPresent() ? attributes.with("contentEncoding", encoding.get()) : attributes;
    Attributes typed = contentType.isPresent() ? attributes.typed(contentType.get()) : attributes;
    Checksums announced = new Checksums(fields.text("md5Hash"), fields.text("crc32c"));
    return new UploadRequest(
        bucket.name(),
        ObjectName.checked(named),
        typed,
        announced.or(announced(request)),
        Preconditions.of(request));
  }

  /** What the headers of the request that carries the last bytes say of all of them. */
  static Checksums announced(HttpRequest request) {
    Checksums hash = request.header("x-goog-hash").map(Checksums::parsed).orElse(Checksums.UNKNOWN);
    return hash.or(new Checksums(request.header("Content-MD5"), Optional.empty()));
  }

  Map<String, Object> toJson() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("bucket", bucket);
    json.put("name", name);
    json.put("attributes", attributes.fields());
    announced.md5().ifPresent(md5 -> json.put("md5", md5));
    announced.crc32c().ifPresent(crc -> json.put("crc32c", crc));
    json.put("preconditions", preconditions.toJson());
    return json;
  }

  static UploadRequest fromJson(Map<String, Object> json) {
    SentFields fields = new SentFields(json);
    return new UploadRequest(
        fields.text("bucket").orElseThrow(),
        fields.text("name").orElseThrow(),
        new Attributes(fields.object("attributes").json()),
        new Checksums(fields.text("md5"), fields.text("crc32c")),
        Preconditions.fromJson(fields.object("preconditions").json()));
  }
}
