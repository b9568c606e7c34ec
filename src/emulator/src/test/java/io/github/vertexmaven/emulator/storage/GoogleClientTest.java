package io.github.vertexmaven.emulator.storage;

import static io.github.vertexmaven.emulator.storage.LocalStorage.BUCKET;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.api.gax.paging.Page;
import com.google.cloud.ReadChannel;
import com.google.cloud.WriteChannel;
import com.google.cloud.storage.Blob;
import com.google.cloud.storage.BlobId;
import com.google.cloud.storage.BlobInfo;
import com.google.cloud.storage.CopyWriter;
import com.google.cloud.storage.Storage;
import com.google.cloud.storage.Storage.BlobListOption;
import com.google.cloud.storage.Storage.BlobTargetOption;
import com.google.cloud.storage.Storage.BlobWriteOption;
import com.google.cloud.storage.Storage.ComposeRequest;
import com.google.cloud.storage.StorageException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Google's own, unmodified client does with the face. */
class GoogleClientTest {
  private static final int CHUNK = 256 * 1024;

  @TempDir static Path folder;
  private static LocalStorage storage;
  private static Storage client;

  @BeforeAll
  static void open() throws IOException {
    storage = LocalStorage.over(folder);
    client = storage.client();
  }

  @AfterAll
  static void close() {
    storage.close();
  }

  @BeforeEach
  void empty() {
    client.list(BUCKET).iterateAll().forEach(blob -> blob.delete());
  }

  private static Blob create(String name, String text) {
    return client.create(
        BlobInfo.newBuilder(BUCKET, name).setContentType("text/plain").build(),
        text.getBytes(UTF_8));
  }

  private static byte[] noise(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  private static List<String> names(Page<Blob> page) {
    return StreamSupport.stream(page.iterateAll().spliterator(), false).map(Blob::getName).toList();
  }

  @Test
  void createsAndReads() throws IOException {
    Blob blob = create("a/b.txt", "hello");
    assertThat(blob.getSize()).isEqualTo(5);
    assertThat(blob.getContentType()).isEqualTo("text/plain");
    assertThat(blob.getMd5()).isEqualTo("XUFAKrxLKna5cZ2REBfFkg==");
    assertThat(blob.getCrc32c()).isEqualTo("mnG7TA==");
    assertThat(client.readAllBytes(BUCKET, "a/b.txt")).asString().isEqualTo("hello");
    assertThat(storage.file("a/b.txt")).hasContent("hello");
    assertThat(client.get(BUCKET, "a/b.txt")).isEqualTo(blob);
    assertThat(blob.exists()).isTrue();
  }

  @Test
  void readsWhatATaskWrote() throws IOException {
    Files.createDirectories(storage.file("runs/1"));
    Files.writeString(storage.file("runs/1/metrics.json"), "{}");
    Blob blob = client.get(BUCKET, "runs/1/metrics.json");
    assertThat(blob.getContentType()).isEqualTo("application/json");
    assertThat(blob.getGeneration()).isPositive();
    assertThat(blob.getContent()).asString().isEqualTo("{}");
    assertThat(names(client.list(BUCKET))).containsExactly("runs/1/metrics.json");
    assertThat(blob.delete()).isTrue();
    assertThat(storage.file("runs")).doesNotExist();
  }

  @Test
  void uploadsAndDownloadsFiles(@TempDir Path local) throws IOException {
    byte[] bytes = noise(20 * 1024 * 1024);
    Path source = Files.write(local.resolve("source"), bytes);
    Blob blob = client.createFrom(BlobInfo.newBuilder(BUCKET, "big").build(), source);
    assertThat(blob.getSize()).isEqualTo(bytes.length);
    Path target = local.resolve("target");
    client.get(BUCKET, "big").downloadTo(target);
    assertThat(Files.mismatch(source, target)).isEqualTo(-1);
    assertThat(Files.mismatch(source, storage.file("big"))).isEqualTo(-1);
  }

  @Test
  void uploadsStreams() throws IOException {
    byte[] bytes = noise(3 * CHUNK + 17);
    client.createFrom(
        BlobInfo.newBuilder(BUCKET, "stream").build(), new ByteArrayInputStream(bytes));
    assertThat(client.readAllBytes(BUCKET, "stream")).isEqualTo(bytes);
  }

  @Test
  void writesInChunks() throws IOException {
    for (int size : new int[] {0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 4 * CHUNK, 4 * CHUNK + 5}) {
      byte[] bytes = noise(size);
      try (WriteChannel writer = client.writer(BlobInfo.newBuilder(BUCKET, "chunks").build())) {
        writer.setChunkSize(CHUNK);
        writer.write(ByteBuffer.wrap(bytes));
      }
      assertThat(client.readAllBytes(BUCKET, "chunks")).as("%s bytes", size).isEqualTo(bytes);
    }
  }

  @Test
  void nothingIsVisibleBeforeTheLastChunk() throws IOException {
    WriteChannel writer = client.writer(BlobInfo.newBuilder(BUCKET, "later").build());
    writer.setChunkSize(CHUNK);
    writer.write(ByteBuffer.wrap(noise(3 * CHUNK)));
    assertThat(client.get(BUCKET, "later")).isNull();
    assertThat(storage.file("later")).doesNotExist();
    writer.close();
    assertThat(client.get(BUCKET, "later").getSize()).isEqualTo(3 * CHUNK);
  }

  @Test
  void writesWithGzipOrWithout() throws IOException {
    byte[] bytes = "x".repeat(100_000).getBytes(UTF_8);
    client.create(BlobInfo.newBuilder(BUCKET, "zipped").build(), bytes);
    client.create(
        BlobInfo.newBuilder(BUCKET, "plain").build(), bytes, BlobTargetOption.disableGzipContent());
    assertThat(storage.file("zipped")).hasBinaryContent(bytes);
    assertThat(storage.file("plain")).hasBinaryContent(bytes);
  }

  @Test
  void readsFromAnyPlace() throws IOException {
    byte[] bytes = noise(2 * CHUNK);
    client.create(BlobInfo.newBuilder(BUCKET, "seek").build(), bytes);
    try (ReadChannel reader = client.reader(BUCKET, "seek")) {
      reader.seek(CHUNK + 3);
      reader.limit(CHUNK + 13);
      ByteBuffer part = ByteBuffer.allocate(20);
      while (reader.read(part) >= 0 && part.hasRemaining()) {
        // Until the limit.
      }
      assertThat(part.flip()).isEqualTo(ByteBuffer.wrap(bytes, CHUNK + 3, 10));
    }
    try (ReadChannel reader = client.reader(BUCKET, "seek")) {
      reader.seek(5L * CHUNK);
      assertThat(reader.read(ByteBuffer.allocate(1))).isEqualTo(-1);
    }
  }

  @Test
  void listsFoldersAndPages() {
    for (String name : List.of("a", "a/1", "a/2", "a/b/3", "a.txt", "b/1", "c")) {
      create(name, name);
    }
    assertThat(names(client.list(BUCKET)))
        .containsExactly("a", "a.txt", "a/1", "a/2", "a/b/3", "b/1", "c");
    assertThat(names(client.list(BUCKET, BlobListOption.currentDirectory())))
        .containsExactlyInAnyOrder("a", "a.txt", "c", "a/", "b/");
    assertThat(
            names(
                client.list(
                    BUCKET, BlobListOption.prefix("a/"), BlobListOption.currentDirectory())))
        .containsExactlyInAnyOrder("a/1", "a/2", "a/b/");
    assertThat(names(client.list(BUCKET, BlobListOption.prefix("a/"))))
        .containsExactly("a/1", "a/2", "a/b/3");
    assertThat(
            names(
                client.list(
                    BUCKET, BlobListOption.startOffset("a/2"), BlobListOption.endOffset("c"))))
        .containsExactly("a/2", "a/b/3", "b/1");
    Page<Blob> first = client.list(BUCKET, BlobListOption.pageSize(2));
    assertThat(first.streamValues().map(Blob::getName)).containsExactly("a", "a.txt");
    assertThat(names(first)).hasSize(7).doesNotHaveDuplicates();
    assertThat(
            names(
                client.list(BUCKET, BlobListOption.pageSize(1), BlobListOption.currentDirectory())))
        .containsExactly("a", "a.txt", "a/", "b/", "c");
  }

  @Test
  void keepsAnObjectAndAnotherBelowIt() {
    create("x/y", "below");
    create("x", "above");
    create("z", "above");
    create("z/y", "below");
    assertThat(names(client.list(BUCKET))).containsExactly("x", "x/y", "z", "z/y");
    for (String name : List.of("x", "z")) {
      assertThat(client.readAllBytes(BUCKET, name)).asString().isEqualTo("above");
      assertThat(client.readAllBytes(BUCKET, name + "/y")).asString().isEqualTo("below");
      assertThat(client.delete(BUCKET, name)).isTrue();
      assertThat(client.get(BUCKET, name)).isNull();
      assertThat(client.delete(BUCKET, name + "/y")).isTrue();
    }
    assertThat(names(client.list(BUCKET))).isEmpty();
  }

  @Test
  void copies() {
    Blob source =
        client.create(
            BlobInfo.newBuilder(BUCKET, "from")
                .setMetadata(Map.of("k", "v"))
                .setContentType("text/csv")
                .build(),
            noise(100));
    CopyWriter copy = source.copyTo(BUCKET, "to/there");
    assertThat(copy.getResult().getMd5()).isEqualTo(source.getMd5());
    assertThat(copy.getResult().getMetadata()).containsEntry("k", "v");
    BlobInfo typed = BlobInfo.newBuilder(BUCKET, "typed").setContentType("text/html").build();
    Storage.CopyRequest request =
        Storage.CopyRequest.newBuilder().setSource(source.getBlobId()).setTarget(typed).build();
    assertThat(client.copy(request).getResult().getContentType()).isEqualTo("text/html");
    assertThat(client.readAllBytes(BUCKET, "typed")).isEqualTo(noise(100));
  }

  @Test
  void composes() {
    create("1", "one ");
    create("2", "two");
    ComposeRequest request =
        ComposeRequest.newBuilder()
            .addSource("1", "2", "1")
            .setTarget(BlobInfo.newBuilder(BUCKET, "all").setContentType("text/plain").build())
            .build();
    Blob all = client.compose(request);
    assertThat(all.getContent()).asString().isEqualTo("one twoone ");
    assertThat(all.getMd5()).isNull();
    assertThat(all.getCrc32c()).isNotNull();
    assertThat(all.getComponentCount()).isEqualTo(3);
  }

  @Test
  void updatesMetadata() {
    Blob blob = create("m", "text");
    Blob changed =
        blob.toBuilder()
            .setContentType("text/x")
            .setMetadata(Map.of("a", "1", "b", "2"))
            .build()
            .update();
    assertThat(changed.getMetageneration()).isEqualTo(2);
    assertThat(changed.getGeneration()).isEqualTo(blob.getGeneration());
    Blob again = client.get(BUCKET, "m");
    assertThat(again.getMetadata()).containsOnly(Map.entry("a", "1"), Map.entry("b", "2"));
    assertThat(again.getContentType()).isEqualTo("text/x");
    assertThatThrownBy(
            () ->
                client.update(
                    blob.toBuilder().setContentType("y").build(),
                    BlobTargetOption.metagenerationMatch()))
        .isInstanceOfSatisfying(
            StorageException.class, e -> assertThat(e.getCode()).isEqualTo(412));
  }

  @Test
  void holdsPreconditions() {
    Blob first =
        client.create(
            BlobInfo.newBuilder(BUCKET, "p").build(), noise(1), BlobTargetOption.doesNotExist());
    assertThatThrownBy(
            () ->
                client.create(
                    BlobInfo.newBuilder(BUCKET, "p").build(),
                    noise(2),
                    BlobTargetOption.doesNotExist()))
        .isInstanceOfSatisfying(
            StorageException.class, e -> assertThat(e.getCode()).isEqualTo(412));
    Blob second = client.create(first, noise(3), BlobTargetOption.generationMatch());
    assertThat(second.getGeneration()).isGreaterThan(first.getGeneration());
    assertThatThrownBy(() -> client.create(first, noise(4), BlobTargetOption.generationMatch()))
        .isInstanceOfSatisfying(
            StorageException.class, e -> assertThat(e.getCode()).isEqualTo(412));
    assertThatThrownBy(
            () -> {
              try (WriteChannel writer =
                  client.writer(
                      BlobInfo.newBuilder(BUCKET, "p").build(), BlobWriteOption.doesNotExist())) {
                writer.write(ByteBuffer.wrap(noise(5)));
              }
            })
        .hasStackTraceContaining("pre-conditions");
    assertThat(client.readAllBytes(BUCKET, "p")).isEqualTo(noise(3));
    assertThatThrownBy(
            () ->
                client.delete(
                    BlobId.of(BUCKET, "p"),
                    Storage.BlobSourceOption.generationMatch(first.getGeneration())))
        .isInstanceOf(StorageException.class);
    assertThat(client.get(first.getBlobId())).as("the old generation").isNull();
  }

  @Test
  void missingThingsAreMissing() {
    assertThat(client.get(BUCKET, "none")).isNull();
    assertThat(client.delete(BUCKET, "none")).isFalse();
    assertThat(client.get("no-such-bucket")).isNull();
    assertThatThrownBy(() -> client.readAllBytes(BUCKET, "none"))
        .isInstanceOfSatisfying(
            StorageException.class, e -> assertThat(e.getCode()).isEqualTo(404));
    assertThatThrownBy(
            () -> client.create(BlobInfo.newBuilder("no-such-bucket", "x").build(), noise(1)))
        .isInstanceOfSatisfying(
            StorageException.class, e -> assertThat(e.getCode()).isEqualTo(404));
  }
}
