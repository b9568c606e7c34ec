package io.github.vertexmaven.emulator.storage;

import static io.github.vertexmaven.emulator.storage.LocalStorage.BUCKET;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading objects: their bytes, parts of them, and what is said about them. */
class DownloadsTest {
  @TempDir static Path folder;
  private static LocalStorage storage;

  @BeforeAll
  static void open() throws IOException {
    storage = LocalStorage.over(folder.resolve("buckets"));
  }

  @AfterAll
  static void close() {
    storage.close();
  }

  @ParameterizedTest
  @CsvSource({
    "bytes=0-3,0123,0-3",
    "bytes=4-,456789,4-9",
    "bytes=-3,789,7-9",
    "bytes=8-100,89,8-9",
    "bytes=-100,0123456789,0-9",
    "bytes=9-9,9,9-9"
  })
  void sendsRanges(String range, String text, String sent) throws Exception {
    storage.upload("digits", "0123456789");
    for (String prefix : new String[] {"/storage/v1", "/download/storage/v1"}) {
      HttpResponse<String> part =
          storage.call(
              storage
                  .request(prefix + "/b/" + BUCKET + "/o/digits?alt=media")
                  .header("Range", range));
      assertThat(part.statusCode()).isEqualTo(206);
      assertThat(part.body()).isEqualTo(text);
      assertThat(part.headers().firstValue("Content-Range")).contains("bytes " + sent + "/10");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=10-", "bytes=10-12", "bytes=-0"})
  void refusesRangesBehindTheEnd(String range) throws Exception {
    storage.upload("digits", "0123456789");
    HttpResponse<String> refused =
        storage.call(storage.object("digits", "?alt=media").header("Range", range));
    assertThat(refused.statusCode()).isEqualTo(416);
    assertThat(refused.headers().firstValue("Content-Range")).contains("bytes */10");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=0-1,4-5", "bytes=5-4", "lines=1-2", "bytes=-"})
  void ignoresOtherRanges(String range) throws Exception {
    storage.upload("digits", "0123456789");
    HttpResponse<String> whole =
        storage.call(storage.object("digits", "?alt=media").header("Range", range));
    assertThat(whole.statusCode()).isEqualTo(200);
    assertThat(whole.body()).isEqualTo("0123456789");
  }

  @Test
  void tellsAboutBytesInHeaders() throws Exception {
    JsonObject resource = storage.upload("hello.txt", "hello");
    HttpResponse<String> media = storage.get("hello.txt", "?alt=media");
    assertThat(media.headers().firstValue("Content-Type")).contains("text/plain");
    assertThat(media.headers().firstValue("Content-Length")).contains("5");
    assertThat(media.headers().firstValue("x-goog-hash"))
        .contains("crc32c=mnG7TA==,md5=XUFAKrxLKna5cZ2REBfFkg==");
    assertThat(media.headers().firstValue("x-goog-generation"))
        .contains(resource.get("generation").getAsString());
    assertThat(media.headers().firstValue("ETag")).contains(resource.get("etag").getAsString());
    storage.upload("empty", "");
    assertThat(storage.get("empty", "?alt=media").statusCode()).isEqualTo(200);
  }

  @Test
  void readsOnlyTheGenerationThatIsMeant() throws Exception {
    String first = storage.upload("gen", "1").get("generation").getAsString();
    String second = storage.upload("gen", "2").get("generation").getAsString();
    assertThat(storage.get("gen", "?alt=media&generation=" + second).body()).isEqualTo("2");
    assertThat(storage.get("gen", "?alt=media&generation=" + first).statusCode()).isEqualTo(404);
    assertThat(storage.get("gen", "?ifGenerationMatch=" + first).statusCode()).isEqualTo(412);
    assertThat(storage.get("gen", "?ifGenerationNotMatch=" + second).statusCode()).isEqualTo(304);
    assertThat(storage.get("gen", "?alt=media&ifGenerationNotMatch=" + first).statusCode())
        .isEqualTo(200);
    assertThat(storage.get("gen", "?ifMetagenerationMatch=7").statusCode()).isEqualTo(412);
    assertThat(storage.get("gen", "?generation=x").statusCode()).isEqualTo(400);
  }

  @Test
  void noticesWhatTasksChange() throws Exception {
    storage.upload("shared.csv", "from a client");
    long before = LocalStorage.json(storage.get("shared.csv", "")).get("generation").getAsLong();
    Files.writeString(storage.file("shared.csv"), "from a task");
    JsonObject after = LocalStorage.json(storage.get("shared.csv", ""));
    assertThat(after.get("generation").getAsLong()).isNotEqualTo(before);
    assertThat(after.get("contentType").getAsString()).isEqualTo("text/csv");
    assertThat(after.get("size").getAsString()).isEqualTo("11");
    assertThat(storage.get("shared.csv", "?alt=media").body()).isEqualTo("from a task");
    Files.setLastModifiedTime(storage.file("shared.csv"), FileTime.fromMillis(1_000_000_000_000L));
    assertThat(LocalStorage.json(storage.get("shared.csv", "")).get("generation").getAsString())
        .isEqualTo("1000000000000000");
    Files.delete(storage.file("shared.csv"));
    assertThat(storage.get("shared.csv", "").statusCode()).isEqualTo(404);
  }

  @Test
  void readsALargeFileOfATaskOnceForItsChecksums() throws Exception {
    Path index = folder.resolve("buckets/.objects/" + BUCKET + "/index/" + Index.key("model.bin"));
    Files.write(storage.file("model.bin"), new byte[2 << 20]);
    String zeros = LocalStorage.json(storage.get("model.bin", "")).get("md5Hash").getAsString();
    assertThat(index).content().contains(zeros);
    assertThat(LocalStorage.json(storage.get("model.bin", "")).get("md5Hash").getAsString())
        .isEqualTo(zeros);
    Files.write(storage.file("model.bin"), new byte[3 << 20]);
    assertThat(LocalStorage.json(storage.get("model.bin", "")).get("md5Hash").getAsString())
        .isNotEqualTo(zeros);
    Files.writeString(index, "not an index");
    assertThat(LocalStorage.json(storage.get("model.bin", "")).get("size").getAsString())
        .isEqualTo(Integer.toString(3 << 20));
  }
}
