package io.github.vertexmaven.cloud.storage;

import com.google.api.gax.paging.Page;
import com.google.cloud.storage.Blob;
import com.google.cloud.storage.Storage;
import com.google.cloud.storage.Storage.BlobField;
import com.google.cloud.storage.Storage.BlobGetOption;
import com.google.cloud.storage.Storage.BlobListOption;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Finds out which objects are there with few requests: a few objects are asked for one by one, many
 * are looked for in the list of what begins as they do.
 */
final class Presence {

  /** Up to here asking in parallel is one round trip, as listing is. */
  private static final int FEW = 8;

  /** A folder that many others fill may be long: what these pages do not show is asked for. */
  private static final int MOST_PAGES = 5;

  private final Storage storage;
  private final StorageCalls calls;
  private final Parallel parallel;

  Presence(Storage storage, StorageCalls calls, Parallel parallel) {
    this.storage = storage;
    this.calls = calls;
    this.parallel = parallel;
  }

  Set<GsUri> of(List<GsUri> wanted) {
    Set<GsUri> present = new HashSet<>();
    Map<String, List<GsUri>> buckets =
        wanted.stream().distinct().collect(Collectors.groupingBy(GsUri::bucket));
    buckets.values().forEach(uris -> present.addAll(inBucket(uris)));
    return present;
  }

  private Set<GsUri> inBucket(List<GsUri> uris) {
    if (uris.size() <= FEW) {
      return asked(uris);
    }
    GsUri prefix = new GsUri(uris.get(0).bucket(), commonPrefix(uris));
    return calls.call(StorageActions.list(prefix), () -> listed(prefix, uris));
  }

  private Set<GsUri> listed(GsUri prefix, List<GsUri> uris) {
    Set<GsUri> present = new HashSet<>();
    Page<Blob> page = firstPage(prefix);
    for (int pages = 1; ; pages++) {
      page.getValues().forEach(blob -> present.add(new GsUri(prefix.bucket(), blob.getName())));
      if (!page.hasNextPage()) {
        return present;
      }
      if (pages == MOST_PAGES) {
        present.addAll(asked(uris.stream().filter(uri -> !present.contains(uri)).toList()));
        return present;
      }
      page = page.getNextPage();
    }
  }

  private Page<Blob> firstPage(GsUri prefix) {
    return storage.list(
        prefix.bucket(),
        BlobListOption.prefix(prefix.object()),
        BlobListOption.fields(BlobField.NAME));
  }

  private Set<GsUri> asked(List<GsUri> uris) {
    Set<GsUri> present = ConcurrentHashMap.newKeySet();
    parallel.each(
        uris,
        uri -> {
          if (isThere(uri)) {
            present.add(uri);
          }
        });
    return present;
  }

  private boolean isThere(GsUri uri) {
    return calls.call(
            StorageActions.read(uri),
            () -> storage.get(uri.id(), BlobGetOption.fields(BlobField.NAME)))
        != null;
  }

  private static String commonPrefix(List<GsUri> uris) {
    String prefix = uris.get(0).object();
    for (GsUri uri : uris) {
      while (!uri.object().startsWith(prefix)) {
        prefix = prefix.substring(0, prefix.length() - 1);
      }
    }
    return prefix;
  }
}
