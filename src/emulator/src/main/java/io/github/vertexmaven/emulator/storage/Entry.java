package io.github.vertexmaven.emulator.storage;

import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.Optional;

/**
 * What is known of one version of an object besides its bytes.
 *
 * @param stamp the file that it belongs to; an entry whose stamp is not the file's describes
 *     another version
 * @param upload the resumable upload that made it, by which a restarted emulator knows that the
 *     upload was done
 * @param components how many objects it was composed of, 0 for one that was not
 */
record Entry(
    String name,
    Stamp stamp,
    long generation,
    long metageneration,
    Instant updated,
    Checksums checksums,
    int components,
    Optional<String> upload,
    Attributes attributes) {

  /** A file that somebody else wrote: all that can be said comes from the file itself. */
  static Entry observed(String name, Stamp stamp, Checksums checksums) {
    Attributes attributes =
        Attributes.none().with(Attributes.CONTENT_TYPE, ContentTypes.ofName(name));
    return new Entry(
        name,
        stamp,
        stamp.micros(),
        1,
        stamp.modified(),
        checksums,
        0,
        Optional.empty(),
        attributes);
  }

  Instant created() {
    return Stamp.instant(generation);
  }

  Entry hashed(Checksums known) {
    return new Entry(
        name, stamp, generation, metageneration, updated, known, components, upload, attributes);
  }

  Entry changed(Attributes newer, Instant now) {
    return new Entry(
        name, stamp, generation, metageneration + 1, now, checksums, components, upload, newer);
  }

  JsonObject toJson() {
    JsonObject json = new JsonObject();
    json.addProperty("name", name);
    json.addProperty("size", stamp.size());
    json.addProperty("micros", stamp.micros());
    json.addProperty("generation", generation);
    json.addProperty("metageneration", metageneration);
    json.addProperty("updated", updated.toString());
    checksums.md5().ifPresent(md5 -> json.addProperty("md5", md5));
    checksums.crc32c().ifPresent(crc -> json.addProperty("crc32c", crc));
    json.addProperty("components", components);
    upload.ifPresent(id -> json.addProperty("upload", id));
    json.add("attributes", attributes.fields());
    return json;
  }

  static Entry fromJson(JsonObject json) {
    Fields fields = new Fields(json);
    return new Entry(
        json.get("name").getAsString(),
        new Stamp(json.get("size").getAsLong(), json.get("micros").getAsLong()),
        json.get("generation").getAsLong(),
        json.get("metageneration").getAsLong(),
        Instant.parse(json.get("updated").getAsString()),
        new Checksums(fields.text("md5"), fields.text("crc32c")),
        json.get("components").getAsInt(),
        fields.text("upload"),
        new Attributes(json.getAsJsonObject("attributes")));
  }
}
