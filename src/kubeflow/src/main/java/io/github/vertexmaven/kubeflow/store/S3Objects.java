package io.github.vertexmaven.kubeflow.store;

import io.github.vertexmaven.core.service.ObjectStore;
import io.github.vertexmaven.core.service.RegistryAccess.Proxy;
import io.github.vertexmaven.core.service.RemoteException;
import io.github.vertexmaven.core.service.StoreAccess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Objects in buckets of a store that speaks as Amazon S3 does. */
public final class S3Objects implements ObjectStore {

  private static final int THREADS = 8;

  private final S3Client client;
  private final S3Faults faults;

  private S3Objects(S3Client client, S3Faults faults) {
    this.client = client;
    this.faults = faults;
  }

  /**
   * Of a store. What only Amazon's own is sure to know is not used with others: buckets as hosts,
   * sums, signatures within bodies.
   *
   * @param proxies of the build
   */
  public static S3Objects of(StoreAccess access, List<Proxy> proxies) {
    S3ClientBuilder builder =
        S3Client.builder()
            .httpClient(S3Route.of(access, proxies))
            .region(Region.of(access.region()))
            .credentialsProvider(credentials(access));
    access
        .endpoint()
        .ifPresent(
            address ->
                builder
                    .endpointOverride(address)
                    .serviceConfiguration(
                        s3 -> s3.pathStyleAccessEnabled(true).chunkedEncodingEnabled(false))
                    .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                    .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED));
    String store = access.endpoint().map(at -> "The store at " + at).orElse("Amazon S3");
    return new S3Objects(builder.build(), new S3Faults(store));
  }

  private static AwsCredentialsProvider credentials(StoreAccess access) {
    return access
        .keys()
        .<AwsCredentialsProvider>map(
            keys ->
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(keys.access(), keys.secret())))
        .orElseGet(() -> DefaultCredentialsProvider.builder().build());
  }

  @Override
  public int uploadMissing(List<List<Upload>> groups, Progress progress) {
    int uploaded = 0;
    for (List<Upload> group : groups) {
      for (Optional<Boolean> done : each(group, upload -> upload(upload, progress))) {
        uploaded += done.orElse(false) ? 1 : 0;
      }
    }
    return uploaded;
  }

  private Optional<Boolean> upload(Upload upload, Progress progress) {
    if (size(upload.uri()).isPresent()) {
      return Optional.of(false);
    }
    S3Uri at = S3Uri.of(upload.uri());
    RequestBody body =
        upload.content() instanceof FileContent file
            ? RequestBody.fromFile(file.file())
            : RequestBody.fromBytes(((ByteContent) upload.content()).bytes());
    faults.told(
        "writing " + upload.uri(),
        () -> client.putObject(put -> put.bucket(at.bucket()).key(at.key()), body));
    progress.uploaded(upload.uri(), bytes(upload.content()));
    return Optional.of(true);
  }

  private static long bytes(Content content) {
    try {
      return content instanceof FileContent file
          ? Files.size(file.file())
          : ((ByteContent) content).bytes().length;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Empty when there is no such object. */
  private Optional<Long> size(String uri) {
    S3Uri at = S3Uri.of(uri);
    try {
      return Optional.of(
          client.headObject(head -> head.bucket(at.bucket()).key(at.key())).contentLength());
    } catch (SdkException e) {
      if (S3Faults.isMissing(e)) {
        return Optional.empty();
      }
      throw faults.of("looking for " + uri, e);
    }
  }

  @Override
  public byte[] read(String uri) {
    S3Uri at = S3Uri.of(uri);
    return faults.told(
        "reading " + uri,
        () -> client.getObjectAsBytes(get -> get.bucket(at.bucket()).key(at.key())).asByteArray());
  }

  @Override
  public Map<String, Beginning> beginnings(List<String> uris, long whole, int part) {
    Map<String, Beginning> found = new TreeMap<>();
    List<Optional<Beginning>> all = each(uris, uri -> beginning(uri, whole, part));
    for (int i = 0; i < uris.size(); i++) {
      String uri = uris.get(i);
      all.get(i).ifPresent(beginning -> found.put(uri, beginning));
    }
    return found;
  }

  private Optional<Beginning> beginning(String uri, long whole, int part) {
    try {
      Optional<Long> size = size(uri);
      if (size.isEmpty()) {
        return Optional.empty();
      }
      if (size.get() <= whole) {
        return Optional.of(new Beginning(read(uri), size.get()));
      }
      S3Uri at = S3Uri.of(uri);
      byte[] first =
          client
              .getObjectAsBytes(
                  get -> get.bucket(at.bucket()).key(at.key()).range("bytes=0-" + (part - 1)))
              .asByteArray();
      return Optional.of(new Beginning(first, size.get()));
    } catch (RemoteException | SdkException e) {
      return Optional.empty();
    }
  }

  @Override
  public SortedMap<String, Long> sizes(String uriPrefix) {
    S3Uri at = S3Uri.of(uriPrefix);
    return faults.told(
        "listing " + uriPrefix,
        () -> {
          SortedMap<String, Long> found = new TreeMap<>();
          client
              .listObjectsV2Paginator(list -> list.bucket(at.bucket()).prefix(at.key()))
              .contents()
              .forEach(object -> found.put(at.withKey(object.key()), size(object)));
          return found;
        });
  }

  private static long size(S3Object object) {
    return Optional.ofNullable(object.size()).orElse(0L);
  }

  @Override
  public void delete(List<String> uris) {
    each(
        uris,
        uri -> {
          S3Uri at = S3Uri.of(uri);
          faults.told(
              "deleting " + uri,
              () -> client.deleteObject(gone -> gone.bucket(at.bucket()).key(at.key())));
          return Optional.of(uri);
        });
  }

  /** What may be written shows when something is. */
  @Override
  public Optional<String> problemWithBucket(String bucket) {
    try {
      client.headBucket(head -> head.bucket(bucket));
      return Optional.empty();
    } catch (SdkException e) {
      return Optional.of(faults.of("looking for bucket " + bucket, e).getMessage());
    }
  }

  /** In parallel; the first fault is that of the whole. */
  private static <T, R> List<Optional<R>> each(List<T> items, Function<T, Optional<R>> call) {
    ExecutorService threads =
        Executors.newFixedThreadPool(Math.max(1, Math.min(THREADS, items.size())));
    try {
      List<Future<Optional<R>>> begun = new ArrayList<>();
      items.forEach(item -> begun.add(threads.submit(() -> call.apply(item))));
      List<Optional<R>> done = new ArrayList<>();
      for (Future<Optional<R>> one : begun) {
        done.add(one.get());
      }
      return done;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException fault) {
        throw fault;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RemoteException(
          RemoteException.Kind.OTHER, "It was interrupted while it talked to the store.", e);
    } finally {
      threads.shutdownNow();
    }
  }
}
