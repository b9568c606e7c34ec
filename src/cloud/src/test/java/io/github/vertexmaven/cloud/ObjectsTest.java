package io.github.vertexmaven.cloud;

import static io.github.vertexmaven.cloud.Connections.IMPATIENT;
import static io.github.vertexmaven.cloud.Connections.QUICK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.vertexmaven.cloud.rpc.RetryPolicy;
import io.github.vertexmaven.core.service.ObjectStore.Beginning;
import io.github.vertexmaven.core.service.ObjectStore.ByteContent;
import io.github.vertexmaven.core.service.ObjectStore.FileContent;
import io.github.vertexmaven.core.service.ObjectStore.Progress;
import io.github.vertexmaven.core.service.ObjectStore.Upload;
import io.github.vertexmaven.core.service.Remote;
import io.github.vertexmaven.core.service.RemoteException;
import io.github.vertexmaven.core.service.RemoteException.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ObjectsTest {

  private static final Progress SILENT = (uri, bytes) -> {};
  private static final int LARGE = 20 << 20;

  private final FakeStorage storage = new FakeStorage();
  private final Remote remote = Connections.toStorage(storage.address(), QUICK);

  @AfterEach
  void close() {
    remote.close();
    storage.close();
  }

  @Test
  void uploadsWhatIsMissingAndTellsOfEach() {
    storage.objects.put("code/b.jar", bytes("old"));
    Map<String, Long> told = new ConcurrentHashMap<>();

    int uploaded = upload(told::put, small("code/a.jar", "first"), small("code/b.jar", "second"));

    assertThat(uploaded).isEqualTo(1);
    assertThat(told).isEqualTo(Map.of("gs://acme/code/a.jar", 5L));
    assertThat(storage.objects.get("code/a.jar")).isEqualTo(bytes("first"));
    assertThat(storage.objects.get("code/b.jar")).isEqualTo(bytes("old"));
  }

  @Test
  void uploadsNothingTheSecondTime() {
    Upload[] uploads =
        IntStream.range(0, 20).mapToObj(i -> small("code/" + i, "x" + i)).toArray(Upload[]::new);
    assertThat(upload(SILENT, uploads)).isEqualTo(20);
    storage.requests.clear();
    assertThat(upload(SILENT, uploads)).isZero();
    assertThat(storage.requests).hasSize(1).first().asString().contains("prefix=code/");
  }

  @Test
  void uploadsTwoHundredInParallelWithOneRequestEach() {
    List<Upload> uploads =
        IntStream.range(0, 200).mapToObj(i -> small("many/" + i, "content " + i)).toList();
    storage.on("POST ", 200, exchange -> pause(5));
    assertThat(remote.objects().uploadMissing(List.of(uploads), SILENT)).isEqualTo(200);
    assertThat(storage.objects).hasSize(200);
    assertThat(storage.objects.get("many/137")).isEqualTo(bytes("content 137"));
    assertThat(storage.requests).hasSize(201);
    assertThat(storage.busiest.get()).isBetween(2, 8);
  }

  @Test
  void asksForWhatALongListDoesNotShow() {
    for (int i = 0; i < 30; i++) {
      storage.objects.put("code/a" + (100 + i), bytes("someone else's"));
    }
    storage.objects.put("code/z3", bytes("there"));
    storage.pageSize = 5;
    Upload[] uploads =
        IntStream.range(0, 9).mapToObj(i -> small("code/z" + i, "x")).toArray(Upload[]::new);
    // All begin with code/z: give them company so that the common prefix is code/.
    Upload[] all = java.util.Arrays.copyOf(uploads, 10);
    all[9] = small("code/a100", "x");
    assertThat(upload(SILENT, all)).isEqualTo(8);
    assertThat(storage.objects.get("code/z3")).isEqualTo(bytes("there"));
  }

  @Test
  void keepsTheOrderOfGroups() {
    storage.on("POST ", 2, exchange -> pause(100));
    remote
        .objects()
        .uploadMissing(
            List.of(
                List.of(small("g/jar1", "1"), small("g/jar2", "2")),
                List.of(small("g/launch", "3"))),
            (uri, size) -> {
              if (uri.endsWith("launch")) {
                assertThat(storage.objects).containsKeys("g/jar1", "g/jar2");
              } else {
                assertThat(storage.objects).doesNotContainKey("g/launch");
              }
            });
    assertThat(storage.objects).hasSize(3);
  }

  @Test
  void leavesWhatSomeoneElseUploadedMeanwhile() {
    storage.on(
        "POST ",
        1,
        exchange -> {
          storage.objects.put("code/a.jar", bytes("theirs"));
          return false;
        });
    assertThat(upload(SILENT, small("code/a.jar", "ours"))).isZero();
    assertThat(storage.objects.get("code/a.jar")).isEqualTo(bytes("theirs"));
  }

  @Test
  void uploadsALargeFile(@TempDir Path folder) throws IOException {
    Path file = large(folder);
    assertThat(upload(SILENT, new Upload("gs://acme/big.jar", new FileContent(file)))).isOne();
    assertThat(storage.objects.get("big.jar")).isEqualTo(Files.readAllBytes(file));
  }

  @Test
  void resumesAnUploadThatBrokeInTheMiddle(@TempDir Path folder) throws IOException {
    Path file = large(folder);
    storage.breakUpload(1, 8 << 20);
    assertThat(upload(SILENT, new Upload("gs://acme/big.jar", new FileContent(file)))).isOne();
    assertThat(storage.objects.get("big.jar")).isEqualTo(Files.readAllBytes(file));
  }

  @Test
  void repeatsAnUploadWhoseConnectionEnded() {
    storage.on("POST ", 2, exchange -> closed(exchange::close));
    assertThat(upload(SILENT, small("a", "x"))).isOne();
    assertThat(storage.objects.get("a")).isEqualTo(bytes("x"));
  }

  @Test
  void waitsForABucketThatIsBusy() {
    storage.fail("POST ", 2, 503, "backendError", "Try again.");
    storage.fail("POST ", 1, 429, "rateLimitExceeded", "Slow down.");
    assertThat(upload(SILENT, small("a", "x"))).isOne();
  }

  @Test
  void asksAgainWhenABucketIsTooSlow() {
    storage.on("GET ", 1, exchange -> pause(2_000));
    storage.objects.put("a", bytes("x"));
    try (Remote hasty = Connections.toStorage(storage.address(), PATIENT_BUT_QUICK)) {
      assertThat(hasty.objects().read("gs://acme/a")).isEqualTo(bytes("x"));
    }
  }

  private static final RetryPolicy PATIENT_BUT_QUICK =
      new RetryPolicy(
          java.time.Duration.ofMillis(2),
          1.5,
          java.time.Duration.ofMillis(20),
          java.time.Duration.ofMillis(500),
          java.time.Duration.ofSeconds(10));

  @Test
  void startsNothingMoreAfterARefusal() {
    storage.fail("POST ", 1000, 403, "forbidden", DENIED);
    List<Upload> uploads = IntStream.range(0, 100).mapToObj(i -> small("m/" + i, "x")).toList();
    assertThatThrownBy(() -> remote.objects().uploadMissing(List.of(uploads), SILENT))
        .isInstanceOf(RemoteException.class);
    assertThat(storage.requests).hasSizeLessThan(50);
  }

  private static final String DENIED =
      "robot@acme.iam.gserviceaccount.com does not have storage.objects.create access to the"
          + " Google Cloud Storage object. Permission 'storage.objects.create' denied on resource"
          + " (or it may not exist).";

  @Test
  void namesThePermissionThatIsMissing() {
    storage.fail("POST ", 9, 403, "forbidden", DENIED);
    refuses(
        () -> upload(SILENT, small("a", "x")),
        Kind.PERMISSION_DENIED,
        "An anonymous caller may not upload gs://acme/a: it lacks the permission"
            + " 'storage.objects.create'; ask an owner of project 'acme' for a role that allows"
            + " it, such as roles/storage.objectAdmin.\n"
            + "  gcloud storage buckets add-iam-policy-binding gs://acme"
            + " --member=user:YOUR_E-MAIL --role=roles/storage.objectAdmin");
  }

  @Test
  void saysThatTheBucketDoesNotExist() {
    refuses(
        () ->
            remote
                .objects()
                .uploadMissing(
                    List.of(List.of(new Upload("gs://nix/a", new ByteContent(bytes("x"))))),
                    SILENT),
        Kind.NOT_FOUND,
        "Bucket gs://nix does not exist: name another, or create it with `gcloud storage buckets"
            + " create gs://nix`.");
  }

  @Test
  void saysThatTheBucketOfManyDoesNotExist() {
    List<Upload> uploads =
        IntStream.range(0, 20)
            .mapToObj(i -> new Upload("gs://nix/code/" + i, new ByteContent(bytes("x"))))
            .toList();
    refuses(
        () -> remote.objects().uploadMissing(List.of(uploads), SILENT),
        Kind.NOT_FOUND,
        "Bucket gs://nix does not exist: name another, or create it with `gcloud storage buckets"
            + " create gs://nix`.");
  }

  @Test
  void saysThatTheObjectDoesNotExist() {
    refuses(
        () -> remote.objects().read("gs://acme/nix"),
        Kind.NOT_FOUND,
        "There is no object gs://acme/nix: check its name and its bucket.");
  }

  @Test
  void saysThatTheQuotaIsUsedUp() {
    storage.fail("GET ", 1000, 429, "rateLimitExceeded", "Too many requests.");
    refusesSoon(
        "gs://acme/a",
        Kind.QUOTA,
        "A quota of project 'acme', region 'europe-west4' is used up, cannot read gs://acme/a (429"
            + " Too many requests): try again later, or ask for more at"
            + " https://console.cloud.google.com/iam-admin/quotas?project=acme.");
  }

  @Test
  void saysThatTheServiceStaysAway() {
    storage.fail("GET ", 1000, 503, "backendError", "We are sorry.");
    refusesSoon(
        "gs://acme/a",
        Kind.UNAVAILABLE,
        "Cloud Storage at "
            + storage.address()
            + " could not read gs://acme/a (503 We are sorry), after retries for up to 2 s: check the network and try again.");
  }

  @Test
  void saysThatCredentialsAreNotAccepted() {
    storage.fail("GET ", 9, 401, "required", "Anonymous caller.");
    refuses(
        () -> remote.objects().read("gs://acme/a"),
        Kind.NO_CREDENTIALS,
        "Cloud Storage does not accept the credentials to read gs://acme/a (401 Anonymous"
            + " caller): log in again with `gcloud auth application-default login`, or give a"
            + " valid key file.");
  }

  @Test
  void saysAtOnceThatNobodyListens() {
    String address = storage.address();
    storage.close();
    try (Remote patient = Connections.toStorage(address, RetryPolicy.standard())) {
      refuses(
          () -> patient.objects().read("gs://acme/a"),
          Kind.UNAVAILABLE,
          "Cloud Storage cannot be reached, because "
              + address
              + " refuses the connection: check the endpoint and the network.");
    }
  }

  @Test
  void refusesWhatIsNoGsUri() {
    refuses(
        () -> remote.objects().read("s3://acme/a"),
        Kind.INVALID,
        "'s3://acme/a' is not a gs:// URI: write gs://bucket/name.");
  }

  @Test
  void saysThatAFileCannotBeRead(@TempDir Path folder) {
    Path file = folder.resolve("nix.jar");
    refuses(
        () -> upload(SILENT, new Upload("gs://acme/a", new FileContent(file))),
        Kind.OTHER,
        "File " + file + " cannot be read to upload it to gs://acme/a.");
  }

  @Test
  void readsListsAndDeletes() {
    for (String name : List.of("runs/b", "runs/a", "other", "runs/odd name+%?#é")) {
      storage.objects.put(name, bytes(name));
    }
    storage.pageSize = 2;
    List<String> runs = remote.objects().list("gs://acme/runs/");
    assertThat(runs)
        .containsExactly("gs://acme/runs/a", "gs://acme/runs/b", "gs://acme/runs/odd name+%?#é");
    assertThat(remote.objects().read(runs.get(2))).isEqualTo(bytes("runs/odd name+%?#é"));
    remote.objects().delete(List.of(runs.get(0), runs.get(2), "gs://acme/runs/gone"));
    assertThat(storage.objects).containsOnlyKeys("runs/b", "other");
    assertThat(remote.objects().list("gs://acme")).hasSize(2);
  }

  @Test
  void readsWhatObjectsBeginWith() {
    storage.objects.put("small", bytes("all of it"));
    storage.objects.put("large", bytes("x".repeat(10_000)));
    storage.objects.put("empty", new byte[0]);
    Map<String, Beginning> found =
        remote
            .objects()
            .beginnings(
                List.of("gs://acme/small", "gs://acme/large", "gs://acme/empty", "gs://acme/gone"),
                100,
                10);
    assertThat(found).containsOnlyKeys("gs://acme/small", "gs://acme/large", "gs://acme/empty");
    assertThat(found.get("gs://acme/small").bytes()).isEqualTo(bytes("all of it"));
    assertThat(found.get("gs://acme/large").bytes()).isEqualTo(bytes("xxxxxxxxxx"));
    assertThat(found.get("gs://acme/large").size()).isEqualTo(10_000);
    assertThat(found.get("gs://acme/empty").size()).isZero();
  }

  private int upload(Progress progress, Upload... uploads) {
    return remote.objects().uploadMissing(List.of(List.of(uploads)), progress);
  }

  private static Upload small(String name, String content) {
    return new Upload("gs://acme/" + name, new ByteContent(bytes(content)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Path large(Path folder) throws IOException {
    byte[] content = new byte[LARGE];
    new Random(1).nextBytes(content);
    return Files.write(folder.resolve("big.jar"), content);
  }

  private static boolean pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return false;
  }

  private static boolean closed(Runnable close) {
    close.run();
    return true;
  }

  private static void refuses(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call, Kind kind, String message) {
    RemoteException refusal = catchThrowableOfType(RemoteException.class, call);
    assertThat(refusal).hasMessage(message);
    assertThat(refusal.kind()).isEqualTo(kind);
  }

  private void refusesSoon(String uri, Kind kind, String message) {
    try (Remote hasty = Connections.toStorage(storage.address(), IMPATIENT)) {
      refuses(() -> hasty.objects().read(uri), kind, message);
    }
  }
}
