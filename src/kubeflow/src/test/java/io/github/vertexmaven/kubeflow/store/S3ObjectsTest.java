package io.github.vertexmaven.kubeflow.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vertexmaven.core.service.ObjectStore;
import io.github.vertexmaven.core.service.ObjectStore.ByteContent;
import io.github.vertexmaven.core.service.ObjectStore.FileContent;
import io.github.vertexmaven.core.service.ObjectStore.Upload;
import io.github.vertexmaven.core.service.RegistryAccess.Proxy;
import io.github.vertexmaven.core.service.RemoteException;
import io.github.vertexmaven.core.service.StoreAccess;
import io.github.vertexmaven.kubeflow.KubeflowClient;
import io.github.vertexmaven.wire.FakeProxy;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class S3ObjectsTest {

  @TempDir Path dir;
  private final FakeS3 s3 = new FakeS3();

  @AfterEach
  void end() {
    s3.close();
  }

  private ObjectStore store(URI address, String key, Proxy... proxies) {
    return new KubeflowClient()
        .store(
            new StoreAccess(
                Optional.of(address),
                "us-east-1",
                Optional.of(new StoreAccess.Keys(key, "minio-secret"))),
            List.of(proxies));
  }

  private ObjectStore store() {
    return store(s3.address(), FakeS3.ACCESS);
  }

  private static Upload upload(String key, String text) {
    return new Upload("minio://lab/" + key, new ByteContent(text.getBytes(UTF_8)));
  }

  @Test
  void uploadsWhatIsMissingGroupAfterGroup() throws IOException {
    Path file = Files.writeString(dir.resolve("file"), "from a file");
    s3.objects().put("there", "kept".getBytes(UTF_8));
    List<String> told = Collections.synchronizedList(new ArrayList<>());
    int uploaded =
        store()
            .uploadMissing(
                List.of(
                    List.of(
                        new Upload("minio://lab/a b/ü", new FileContent(file)),
                        upload("there", "new")),
                    List.of(upload("last", "bytes"))),
                (uri, bytes) -> told.add(uri + " " + bytes));
    assertThat(uploaded).isEqualTo(2);
    assertThat(told).containsExactly("minio://lab/a b/ü 11", "minio://lab/last 5");
    assertThat(s3.objects().get("a b/ü")).asString(UTF_8).isEqualTo("from a file");
    assertThat(s3.objects().get("there")).asString(UTF_8).isEqualTo("kept");
    assertThat(s3.calls())
        .filteredOn(call -> call.startsWith("PUT"))
        .last()
        .isEqualTo("PUT /lab/last");
    assertThat(store().uploadMissing(List.of(List.of(upload("last", "x"))), (uri, bytes) -> {}))
        .isZero();
  }

  @Test
  void listsAllPagesUnderThePlaceAndDeletes() {
    for (String key : List.of("p/3", "p/1", "p/2", "p/5", "p/4", "q")) {
      s3.objects().put(key, new byte[0]);
    }
    assertThat(store().list("minio://lab/p/"))
        .containsExactly(
            "minio://lab/p/1",
            "minio://lab/p/2",
            "minio://lab/p/3",
            "minio://lab/p/4",
            "minio://lab/p/5");
    store().delete(List.of("minio://lab/p/1", "minio://lab/p/2", "minio://lab/never"));
    assertThat(s3.objects()).containsOnlyKeys("p/3", "p/4", "p/5", "q");
  }

  @Test
  void readsWholeObjectsAndWhatLargeOnesBeginWith() {
    s3.objects().put("small", "small".getBytes(UTF_8));
    s3.objects().put("large", "large object".getBytes(UTF_8));
    assertThat(store().read("s3://lab/small")).asString(UTF_8).isEqualTo("small");
    Map<String, ObjectStore.Beginning> found =
        store().beginnings(List.of("s3://lab/small", "s3://lab/large", "s3://lab/never"), 5, 3);
    assertThat(found).containsOnlyKeys("s3://lab/small", "s3://lab/large");
    assertThat(found.get("s3://lab/large").bytes()).asString(UTF_8).isEqualTo("lar");
    assertThat(found.get("s3://lab/large").size()).isEqualTo(12);
  }

  @Test
  void saysWhatIsWrong() {
    String at = "The store at " + s3.address();
    assertThat(store().problemWithBucket("lab")).isEmpty();
    assertThat(store().problemWithBucket("never"))
        .contains(
            at
                + " answers 404 to looking for bucket never: the bucket or the object does not exist.");
    assertThatThrownBy(() -> store().read("minio://lab/never"))
        .isInstanceOf(RemoteException.class)
        .hasMessage(
            at
                + " answers 404 to reading minio://lab/never: the bucket or the object does not exist.");
    assertThatThrownBy(() -> store(s3.address(), "nobody").list("minio://lab/x"))
        .isInstanceOfSatisfying(
            RemoteException.class,
            fault -> assertThat(fault.kind()).isEqualTo(RemoteException.Kind.PERMISSION_DENIED))
        .hasMessage(
            at
                + " answers 403 to listing minio://lab/x: check the keys and their permissions for the bucket.");
  }

  @Test
  void saysThatNobodyIsThere() {
    URI address = s3.address();
    s3.close();
    assertThatThrownBy(() -> store(address, FakeS3.ACCESS).read("minio://lab/x"))
        .isInstanceOf(RemoteException.class)
        .hasMessage(
            "The store at "
                + address
                + " cannot be reached: check kubeflow.store.endpoint and the network.");
  }

  @Test
  void goesByTheProxyOfTheBuild() throws IOException {
    s3.objects().put("there", "kept".getBytes(UTF_8));
    try (FakeProxy proxy =
        new FakeProxy(s3.address().getPort(), Optional.of("Basic YW5uOnNlY3JldA=="))) {
      Proxy known =
          new Proxy(
              "http",
              "localhost",
              proxy.port(),
              Optional.of("ann"),
              Optional.of("secret"),
              List.of("other.test"));
      URI address = URI.create("http://minio.test:" + s3.address().getPort());
      assertThat(store(address, FakeS3.ACCESS, known).list("minio://lab/"))
          .containsExactly("minio://lab/there");
      assertThat(proxy.lines).isNotEmpty().allMatch(line -> line.contains("http://minio.test:"));
      int before = proxy.lines.size();
      assertThat(store(s3.address(), FakeS3.ACCESS, known).list("minio://lab/")).hasSize(1);
      assertThat(proxy.lines).hasSize(before);
    }
  }
}
