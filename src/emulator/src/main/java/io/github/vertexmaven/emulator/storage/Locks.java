package io.github.vertexmaven.emulator.storage;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.IntStream;

/**
 * What keeps concurrent callers from each other: one lock per object (a few share one), one that
 * whole buckets come and go under, one that folders do, and the clock of generations.
 */
record Locks(ReadWriteLock buckets, ReadWriteLock folders, Lock[] objects, AtomicLong last) {
  private static final int STRIPES = 256;

  static Locks create() {
    Lock[] stripes =
        IntStream.range(0, STRIPES).mapToObj(i -> new ReentrantLock()).toArray(Lock[]::new);
    return new Locks(
        new ReentrantReadWriteLock(), new ReentrantReadWriteLock(), stripes, new AtomicLong());
  }

  /** Keeps the object to the caller, and its bucket in place. */
  <T> T holding(String bucket, String name, Action<T> action) throws IOException {
    Lock own = objects[Math.floorMod((bucket + "/" + name).hashCode(), STRIPES)];
    return holding(buckets.readLock(), () -> holding(own, action));
  }

  /** Keeps all buckets to the caller. */
  <T> T holdingAll(Action<T> action) throws IOException {
    return holding(buckets.writeLock(), action);
  }

  /** Keeps folders from being pruned. */
  <T> T placing(Action<T> action) throws IOException {
    return holding(folders.readLock(), action);
  }

  /** Keeps files from being placed. */
  <T> T pruning(Action<T> action) throws IOException {
    return holding(folders.writeLock(), action);
  }

  private static <T> T holding(Lock lock, Action<T> action) throws IOException {
    lock.lock();
    try {
      return action.run();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Microseconds since the epoch, as the service's own look, later than every one before and than
   * the version that it replaces.
   */
  long nextGeneration(long replaced) {
    long now = Math.max(System.currentTimeMillis() * 1000, replaced + 1);
    return last.updateAndGet(previous -> Math.max(previous + 1, now));
  }

  /** What is done while others wait. */
  interface Action<T> {
    T run() throws IOException;
  }
}
