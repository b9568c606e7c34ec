package io.github.vertexmaven.emulator.storage;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** An object as callers see it: in the JSON of the resource, and in the headers of its bytes. */
record ObjectResource(String bucket, ObjectEntry entry, String origin) {

  /** Documentation page "Objects", the resource; 64-bit numbers are strings there. */
  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>(entry.attributes().fields());
    json.put("kind", "storage#object");
    json.put("id", bucket + "/" + entry.name() + "/" + entry.generation());
    json.put("name", entry.name());
    json.put("bucket", bucket);
    json.put("selfLink", origin + path("/storage/v1/b/"));
    json.put(
        "mediaLink",
        origin
            + path("/download/storage/v1/b/")
            + "?generation="
            + entry.generation()
            + "&alt=media");
    json.put("generation", Long.toString(entry.generation()));
    json.put("metageneration", Long.toString(entry.metageneration()));
    json.put("size", Long.toString(entry.stamp().size()));
    entry.checksums().md5().ifPresent(md5 -> json.put("md5Hash", md5));
    entry.checksums().crc32c().ifPresent(crc -> json.put("crc32c", crc));
    json.put("etag", etag());
    for (String time : new String[] {"timeCreated", "timeFinalized", "timeStorageClassUpdated"}) {
      json.put(time, entry.created().toString());
    }
    json.put("updated", entry.updated().toString());
    if (!json.containsKey("storageClass")) {
      json.put("storageClass", "STANDARD");
    }
    if (entry.components() > 0) {
      json.put("componentCount", entry.components());
    }
    return json;
  }

  /**
   * Documentation page "HTTP headers and query string parameters for XML API", which downloads of
   * either API carry.
   */
  Map<String, String> headers() {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("ETag", etag());
    headers.put("x-goog-generation", Long.toString(entry.generation()));
    headers.put("x-goog-metageneration", Long.toString(entry.metageneration()));
    headers.put("x-goog-storage-class", attribute("storageClass", "STANDARD"));
    headers.put("x-goog-stored-content-length", Long.toString(entry.stamp().size()));
    headers.put("x-goog-stored-content-encoding", attribute("contentEncoding", "identity"));
    if (entry.checksums().known()) {
      headers.put("x-goog-hash", entry.checksums().header());
    }
    return headers;
  }

  private String attribute(String name, String otherwise) {
    return entry.attributes().text(name).orElse(otherwise);
  }

  private String etag() {
    String version = entry.generation() + "/" + entry.metageneration();
    return Base64.getEncoder().encodeToString(version.getBytes(StandardCharsets.UTF_8));
  }

  private String path(String prefix) {
    return prefix
        + bucket
        + "/o/"
        + URLEncoder.encode(entry.name(), StandardCharsets.UTF_8).replace("+", "%20");
  }
}
