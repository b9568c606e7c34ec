package io.github.vertexmaven.emulator.storage;

import static io.github.vertexmaven.emulator.storage.LocalStorage.BUCKET;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.cloud.storage.Blob;
import com.google.cloud.storage.BlobId;
import com.google.cloud.storage.BlobInfo;
import com.google.cloud.storage.Storage;
import com.google.cloud.storage.Storage.BlobTargetOption;
import com.google.cloud.storage.StorageException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many callers at once. */
class ConcurrencyTest {
  private static final int CALLERS = 8;

  @TempDir static Path folder;
  private static LocalStorage storage;
  private static Storage client;

  /** What each caller does, given its number. */
  interface Work {
    void run(int caller) throws Exception;
  }

  @BeforeAll
  static void open() throws IOException {
    storage = LocalStorage.over(folder);
    client = storage.client();
  }

  @AfterAll
  static void close() {
    storage.close();
  }

  private static void together(Work work) throws Exception {
    ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
    try {
      List<Callable<Void>> calls = new ArrayList<>();
      for (int i = 0; i < CALLERS; i++) {
        int caller = i;
        calls.add(
            () -> {
              work.run(caller);
              return null;
            });
      }
      for (Future<Void> call : callers.invokeAll(calls)) {
        call.get();
      }
    } finally {
      callers.shutdownNow();
    }
  }

  private static Blob write(String name, int version) {
    BlobInfo info =
        BlobInfo.newBuilder(BUCKET, name).setContentType(Versions.contentType(version)).build();
    return client.create(info, Versions.content(version));
  }

  @Test
  void oneOfManyCreatesIt() throws Exception {
    AtomicInteger created = new AtomicInteger();
    AtomicInteger refused = new AtomicInteger();
    together(
        caller -> {
          for (int i = 0; i < 10; i++) {
            try {
              client.create(
                  BlobInfo.newBuilder(BUCKET, "only/" + i).build(),
                  Versions.content(caller),
                  BlobTargetOption.doesNotExist());
              created.incrementAndGet();
            } catch (StorageException e) {
              assertThat(e.getCode()).isEqualTo(412);
              refused.incrementAndGet();
            }
          }
        });
    assertThat(created).hasValue(10);
    assertThat(refused).hasValue(10 * (CALLERS - 1));
  }

  @Test
  void readersSeeWholeVersions() throws Exception {
    write("hot", 0);
    together(
        caller -> {
          for (int i = 0; i < 15; i++) {
            if (caller < 3) {
              write("hot", caller * 1000 + i);
            } else {
              Versions.of(client.readAllBytes(BUCKET, "hot"));
              Blob blob = client.get(BUCKET, "hot");
              int version = Integer.parseInt(blob.getContentType().substring("version/".length()));
              assertThat(blob.getSize()).isEqualTo(Versions.content(version).length);
            }
          }
        });
  }

  @Test
  void generationsNeverRepeat() throws Exception {
    List<Long> generations = new ArrayList<>();
    together(
        caller -> {
          for (int i = 0; i < 10; i++) {
            long generation =
                client
                    .create(BlobInfo.newBuilder(BUCKET, "counted").build(), new byte[] {1})
                    .getGeneration();
            synchronized (generations) {
              generations.add(generation);
            }
          }
        });
    assertThat(generations).doesNotHaveDuplicates();
    assertThat(client.get(BUCKET, "counted").getGeneration())
        .isEqualTo(generations.stream().max(Long::compare).orElseThrow());
  }

  @Tag("slow")
  @Test
  void objectsBelowObjectsComeAndGo() throws Exception {
    together(
        caller -> {
          String name = "t" + "/t".repeat(caller % 4) + (caller < 4 ? "" : "x");
          for (int i = 0; i < 15; i++) {
            write(name, caller * 1000 + i);
            assertThat(Versions.of(client.readAllBytes(BUCKET, name))).isEqualTo(caller * 1000 + i);
            assertThat(
                    client
                        .list(BUCKET, Storage.BlobListOption.prefix("t"))
                        .streamAll()
                        .map(Blob::getName))
                .contains(name);
            assertThat(client.delete(BlobId.of(BUCKET, name))).as(name).isTrue();
          }
        });
    assertThat(client.list(BUCKET, Storage.BlobListOption.prefix("t")).streamAll()).isEmpty();
  }

  @Test
  void metadataChangesAreCounted() throws Exception {
    Blob blob = write("meta", 1);
    together(
        caller ->
            IntStream.range(0, 10)
                .forEach(
                    i ->
                        client.update(
                            BlobInfo.newBuilder(blob.getBlobId())
                                .setContentType("c/" + caller)
                                .build())));
    assertThat(client.get(BUCKET, "meta").getMetageneration()).isEqualTo(1 + 10 * CALLERS);
  }
}
