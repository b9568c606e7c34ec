package io.github.vertexmaven.emulator.storage;

import static io.github.vertexmaven.emulator.storage.LocalStorage.BUCKET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.cloud.storage.Blob;
import com.google.cloud.storage.BlobId;
import com.google.cloud.storage.BlobInfo;
import com.google.cloud.storage.Bucket;
import com.google.cloud.storage.BucketInfo;
import com.google.cloud.storage.Storage;
import com.google.cloud.storage.Storage.BlobListOption;
import com.google.cloud.storage.StorageBatch;
import com.google.cloud.storage.StorageBatchResult;
import com.google.cloud.storage.StorageException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Google's own client does with batches and buckets. */
class GoogleClientBucketsTest {
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

  private static Blob create(String name) {
    return client.create(BlobInfo.newBuilder(BUCKET, name).build(), new byte[] {1});
  }

  @Test
  void deletesManyAtOnce() {
    List<BlobId> ids =
        IntStream.range(0, 120).mapToObj(i -> create("many/" + i + " ü").getBlobId()).toList();
    client.delete(BUCKET, "many/7 ü");
    List<Boolean> deleted = client.delete(ids);
    assertThat(deleted).hasSize(120);
    assertThat(deleted.get(7)).isFalse();
    assertThat(deleted.stream().filter(done -> done)).hasSize(119);
    assertThat(client.list(BUCKET, BlobListOption.prefix("many/")).streamAll()).isEmpty();
  }

  @Test
  void answersBatches() {
    Blob blob = create("b1");
    StorageBatch batch = client.batch();
    StorageBatchResult<Blob> got = batch.get(BUCKET, "b1");
    StorageBatchResult<Blob> changed =
        batch.update(blob.toBuilder().setMetadata(Map.of("k", "v")).build());
    StorageBatchResult<Blob> missing = batch.get(BUCKET, "b2");
    batch.submit();
    assertThat(got.get().getSize()).isEqualTo(1);
    assertThat(changed.get().getMetadata()).containsEntry("k", "v");
    assertThat(missing.get()).isNull();
  }

  @Test
  void managesBuckets() {
    Bucket bucket =
        client.create(
            BucketInfo.newBuilder("other-bucket")
                .setLabels(Map.of("team", "ml"))
                .setLocation("EU")
                .build());
    assertThat(client.get("other-bucket").getLabels()).containsEntry("team", "ml");
    assertThat(
            StreamSupport.stream(client.list().iterateAll().spliterator(), false)
                .map(Bucket::getName))
        .containsExactly(BUCKET, "other-bucket");
    assertThat(bucket.toBuilder().setLabels(Map.of("team", "ops")).build().update().getLabels())
        .containsEntry("team", "ops");
    assertThatThrownBy(() -> client.create(BucketInfo.of("other-bucket")))
        .isInstanceOfSatisfying(
            StorageException.class, e -> assertThat(e.getCode()).isEqualTo(409));
    bucket.create("x", new byte[] {1});
    assertThatThrownBy(bucket::delete)
        .isInstanceOfSatisfying(
            StorageException.class, e -> assertThat(e.getCode()).isEqualTo(409));
    client.delete("other-bucket", "x");
    assertThat(bucket.delete()).isTrue();
    assertThat(client.get("other-bucket")).isNull();
  }

  @Test
  void refusesWhatItDoesNotServe() {
    assertThatThrownBy(() -> client.getIamPolicy(BUCKET))
        .isInstanceOfSatisfying(StorageException.class, e -> assertThat(e.getCode()).isEqualTo(501))
        .hasMessageContaining("The emulator does not serve GET /storage/v1/b/data/iam.");
    assertThatThrownBy(
            () -> client.update(BucketInfo.newBuilder(BUCKET).setVersioningEnabled(true).build()))
        .hasMessageContaining("does not serve the bucket property 'versioning'");
    assertThatThrownBy(() -> client.list(BUCKET, BlobListOption.matchGlob("*")))
        .hasMessageContaining("does not serve listings with 'matchGlob'");
  }
}
