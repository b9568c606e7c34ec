package io.github.vertexmaven.core.job.call;

import io.github.vertexmaven.core.service.ObjectStore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The emulator's buckets by another scheme: {@code minio://b} and {@code s3://b} are the same
 * folder there as {@code gs://b}, and only Cloud Storage's API reads it.
 *
 * @param buckets by {@code gs://} URIs
 * @param scheme that people write
 */
record EmulatedStore(ObjectStore buckets, String scheme) implements ObjectStore {

  private static final String GOOGLE = "gs://";

  private String there(String uri) {
    return uri.startsWith(scheme + "://") ? GOOGLE + uri.substring(scheme.length() + 3) : uri;
  }

  private String here(String uri) {
    return scheme + "://" + uri.substring(GOOGLE.length());
  }

  private List<String> there(List<String> uris) {
    return uris.stream().map(this::there).toList();
  }

  @Override
  public int uploadMissing(List<List<Upload>> groups, Progress progress) {
    return buckets.uploadMissing(
        groups.stream()
            .map(
                group ->
                    group.stream()
                        .map(upload -> new Upload(there(upload.uri()), upload.content()))
                        .toList())
            .toList(),
        (uri, bytes) -> progress.uploaded(here(uri), bytes));
  }

  @Override
  public byte[] read(String uri) {
    return buckets.read(there(uri));
  }

  @Override
  public Map<String, Beginning> beginnings(List<String> uris, long whole, int part) {
    Map<String, Beginning> found = buckets.beginnings(there(uris), whole, part);
    Map<String, Beginning> named = new LinkedHashMap<>();
    uris.stream()
        .filter(uri -> found.containsKey(there(uri)))
        .forEach(uri -> named.put(uri, found.get(there(uri))));
    return named;
  }

  @Override
  public SortedMap<String, Long> sizes(String uriPrefix) {
    SortedMap<String, Long> found = new TreeMap<>();
    buckets.sizes(there(uriPrefix)).forEach((uri, bytes) -> found.put(here(uri), bytes));
    return found;
  }

  @Override
  public void delete(List<String> uris) {
    buckets.delete(there(uris));
  }

  @Override
  public Optional<String> problemWithBucket(String bucket) {
    return buckets.problemWithBucket(bucket);
  }
}
