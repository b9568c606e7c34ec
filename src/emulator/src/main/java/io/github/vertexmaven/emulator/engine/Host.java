package io.github.vertexmaven.emulator.engine;

import io.github.vertexmaven.emulator.process.ProcessMark;
import io.github.vertexmaven.emulator.store.BucketFolders;
import io.github.vertexmaven.emulator.store.Cache;
import java.nio.file.Path;

/**
 * What runs use of this machine.
 *
 * @param work where tasks have their home folders
 * @param credentials where projects leave what their tasks sign in with
 * @param javaHome whose {@code bin/java} a command {@code java} means
 * @param mark carried by every process of a task
 * @param warm how many processes may wait for the tasks that come next
 */
public record Host(
    Path work,
    Path credentials,
    Path javaHome,
    BucketFolders buckets,
    Cache cache,
    ProcessMark mark,
    WarmSetting warm) {

  /** The parts of a home folder. */
  public static Host of(Path home, Path javaHome, int warmWorkers) {
    BucketFolders buckets = new BucketFolders(home.resolve("buckets"));
    return new Host(
        home.toAbsolutePath().normalize().resolve("work"),
        home.toAbsolutePath().normalize().resolve("credentials"),
        javaHome.toAbsolutePath().normalize(),
        buckets,
        new Cache(home, buckets),
        ProcessMark.of(home),
        new WarmSetting(home.resolve("preferences.json"), warmWorkers));
  }
}
