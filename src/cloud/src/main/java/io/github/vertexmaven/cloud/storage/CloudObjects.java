package io.github.vertexmaven.cloud.storage;

import com.google.cloud.storage.Blob;
import com.google.cloud.storage.Storage;
import com.google.cloud.storage.Storage.BlobField;
import com.google.cloud.storage.Storage.BlobListOption;
import io.github.vertexmaven.cloud.auth.Identity;
import io.github.vertexmaven.cloud.rpc.Caller;
import io.github.vertexmaven.core.service.ObjectStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Objects over the JSON API of Cloud Storage. */
public final class CloudObjects implements ObjectStore {

  private final Storage storage;
  private final StorageCalls calls;
  private final Parallel parallel = new Parallel();
  private final Identity identity;

  /** Makes the client; the first call connects it. */
  public CloudObjects(Caller caller) {
    this.storage = StorageClient.of(caller);
    this.calls = new StorageCalls(caller);
    this.identity = caller.identity();
  }

  @Override
  public int uploadMissing(List<List<Upload>> groups, Progress progress) {
    Set<GsUri> present = present(groups);
    AtomicInteger uploaded = new AtomicInteger();
    for (List<Upload> group : groups) {
      List<Upload> missing =
          group.stream().filter(upload -> !present.contains(GsUri.of(upload.uri()))).toList();
      parallel.each(missing, upload -> uploaded.addAndGet(upload(upload, progress)));
    }
    return uploaded.get();
  }

  private Set<GsUri> present(List<List<Upload>> groups) {
    List<GsUri> wanted =
        groups.stream().flatMap(List::stream).map(upload -> GsUri.of(upload.uri())).toList();
    return new Presence(storage, calls, parallel).of(wanted);
  }

  private int upload(Upload upload, Progress progress) {
    OptionalLong size =
        new Uploading(storage, calls).upload(GsUri.of(upload.uri()), upload.content());
    size.ifPresent(bytes -> progress.uploaded(upload.uri(), bytes));
    return size.isPresent() ? 1 : 0;
  }

  @Override
  public byte[] read(String uri) {
    GsUri object = GsUri.of(uri);
    return calls.call(StorageActions.read(object), () -> storage.readAllBytes(object.id()));
  }

  @Override
  public Map<String, Beginning> beginnings(List<String> uris, long whole, int part) {
    return new Beginnings(storage, parallel, whole, part).of(uris);
  }

  @Override
  public SortedMap<String, Long> sizes(String uriPrefix) {
    GsUri prefix = GsUri.of(uriPrefix);
    return calls.call(StorageActions.list(prefix), () -> sizes(prefix));
  }

  private SortedMap<String, Long> sizes(GsUri prefix) {
    SortedMap<String, Long> found = new TreeMap<>();
    Iterable<Blob> blobs =
        storage
            .list(
                prefix.bucket(),
                BlobListOption.prefix(prefix.object()),
                BlobListOption.fields(BlobField.NAME, BlobField.SIZE))
            .iterateAll();
    blobs.forEach(
        blob ->
            found.put(
                new GsUri(prefix.bucket(), blob.getName()).toString(),
                Optional.ofNullable(blob.getSize()).orElse(0L)));
    return found;
  }

  @Override
  public void delete(List<String> uris) {
    List<GsUri> objects = uris.stream().map(GsUri::of).toList();
    parallel.each(
        objects,
        object -> calls.call(StorageActions.delete(object), () -> storage.delete(object.id())));
  }

  @Override
  public Optional<String> problemWithBucket(String bucket) {
    return new BucketCheck(storage, calls, identity).problem(bucket);
  }

  /** Ends the workers and the client. */
  public void close() {
    parallel.close();
    try {
      storage.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
