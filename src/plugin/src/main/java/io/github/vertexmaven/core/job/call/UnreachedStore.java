package io.github.vertexmaven.core.job.call;

import io.github.vertexmaven.core.service.ObjectStore;
import io.github.vertexmaven.core.service.RemoteException;
import io.github.vertexmaven.core.service.RemoteException.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A store inside of a cluster, which this machine does not reach: tasks do. Nothing is known of
 * what lies there, and nothing has to be brought, since code and data come in the image.
 *
 * @param root where run data goes
 */
record UnreachedStore(String root) implements ObjectStore {

  @Override
  public int uploadMissing(List<List<Upload>> groups, Progress progress) {
    if (groups.stream().allMatch(List::isEmpty)) {
      return 0;
    }
    throw outOfReach("upload code and data to");
  }

  @Override
  public byte[] read(String uri) {
    throw outOfReach("read");
  }

  @Override
  public Map<String, Beginning> beginnings(List<String> uris, long whole, int part) {
    return Map.of();
  }

  @Override
  public SortedMap<String, Long> sizes(String uriPrefix) {
    return new TreeMap<>();
  }

  @Override
  public void delete(List<String> uris) {
    throw outOfReach("delete anything in");
  }

  @Override
  public Optional<String> problemWithBucket(String bucket) {
    return Optional.empty();
  }

  private RemoteException outOfReach(String what) {
    return new RemoteException(
        Kind.INVALID,
        "This machine cannot "
            + what
            + " "
            + root
            + ", because only the cluster reaches it: use a root in Cloud Storage, gs://bucket/folder.",
        null);
  }
}
