package io.github.vertexmaven.emulator.engine;

import io.github.vertexmaven.emulator.container.ContainerSetting;
import io.github.vertexmaven.emulator.container.HomeContainers;
import io.github.vertexmaven.emulator.process.PrivateMount;
import io.github.vertexmaven.emulator.process.ProcessMark;
import io.github.vertexmaven.emulator.store.BucketFolders;
import io.github.vertexmaven.emulator.store.Cache;
import io.github.vertexmaven.emulator.store.Strictness;
import java.nio.file.Path;

/**
 * What runs use of this machine.
 *
 * @param work where tasks have their home folders
 * @param credentials where projects leave what their tasks sign in with
 * @param javaHome whose {@code bin/java} a command {@code java} means
 * @param mark carried by every process of a task
 * @param mount the buckets where the service has them, for programs that know no other place
 * @param preferences how clients want jobs to run
 * @param strictness how strictly the service is played
 */
public record Host(
    Path work,
    Path credentials,
    Path javaHome,
    BucketFolders buckets,
    Cache cache,
    ProcessMark mark,
    HomeContainers containers,
    PrivateMount mount,
    Preferences preferences,
    Strictness strictness) {

  /** Where the service mounts the buckets. */
  static final String GCS = "/gcs";

  /**
   * The parts of a home folder.
   *
   * @param warmWorkers where clients say nothing of them
   * @param keepJobs the same
   * @param containers the same
   */
  public static Host of(
      Path home, Path javaHome, int warmWorkers, int keepJobs, ContainerSetting containers) {
    Path folder = home.toAbsolutePath().normalize();
    BucketFolders buckets = new BucketFolders(home.resolve("buckets"));
    return new Host(
        folder.resolve("work"),
        folder.resolve("credentials"),
        javaHome.toAbsolutePath().normalize(),
        buckets,
        new Cache(home, buckets),
        ProcessMark.of(home),
        HomeContainers.of(folder),
        new PrivateMount(buckets.folder(), Path.of(GCS)),
        new Preferences(home.resolve("preferences.json"), warmWorkers, keepJobs, containers),
        Strictness.in(home));
  }
}
