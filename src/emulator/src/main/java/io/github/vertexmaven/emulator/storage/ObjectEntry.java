package io.github.vertexmaven.emulator.storage;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
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
record ObjectEntry(
    String name,
    FileStamp stamp,
    long generation,
    long metageneration,
    Instant updated,
    Checksums checksums,
    int components,
    Optional<String> upload,
    Attributes attributes) {

  /** A file that somebody else wrote: all that can be said comes from the file itself. */
  static ObjectEntry observed(String name, FileStamp stamp, Checksums checksums) {
    Attributes attributes =
        Attributes.none().with(Attributes.CONTENT_TYPE, ContentTypes.ofName(name));
    return new ObjectEntry(
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
    return FileStamp.instant(generation);
  }

  ObjectEntry hashed(Checksums known) {
    return new ObjectEntry(
        name, stamp, generation, metageneration, updated, known, components, upload, attributes);
  }

  ObjectEntry changed(Attributes newer, Instant now) {
    return new ObjectEntry(
        name, stamp, generation, metageneration + 1, now, checksums, components, upload, newer);
  }

  Map<String, Object> toJson() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", name);
    json.put("size", stamp.size());
    json.put("micros", stamp.micros());
    json.put("generation", generation);
    json.put("metageneration", metageneration);
    json.put("updated", updated.toString());
    checksums.md5().ifPresent(md5 -> json.put("md5", md5));
    checksums.crc32c().ifPresent(crc -> json.put("crc32c", crc));
    json.put("components", components);
    upload.ifPresent(id -> json.put("upload", id));
    json.put("attributes", attributes.fields());
    return json;
  }

  static ObjectEntry fromJson(Map<String, Object> json) {
    SentFields fields = new SentFields(json);
    return new ObjectEntry(
        fields.text("name").orElseThrow(),
        new FileStamp(fields.number("size").orElseThrow(), fields.number("micros").orElseThrow()),
        fields.number("generation").orElseThrow(),
        fields.number("metageneration").orElseThrow(),
        Instant.parse(fields.text("updated").orElseThrow()),
        new Checksums(fields.text("md5"), fields.text("crc32c")),
        fields.number("components").orElseThrow().intValue(),
        fields.text("upload"),
        new Attributes(fields.object("attributes").json()));
  }
}
