package io.github.vertexmaven.emulator.pod;

import io.github.vertexmaven.emulator.store.BucketFolders;
import io.github.vertexmaven.emulator.store.Cache;
import java.nio.file.Path;

/**
 * What pods use of this machine.
 *
 * @param release the one whose rules hold
 */
public record Cluster(
    KubeflowRelease release, BucketFolders buckets, Cache cache, KubernetesObjects objects) {

  /** The parts of a home folder. */
  public static Cluster of(Path home, KubeflowRelease release) {
    BucketFolders buckets = new BucketFolders(home.resolve("buckets")).ofEachStore();
    return new Cluster(
        release,
        buckets,
        new Cache(home, buckets),
        new KubernetesObjects(home.toAbsolutePath().normalize().resolve("kubernetes")));
  }
}
