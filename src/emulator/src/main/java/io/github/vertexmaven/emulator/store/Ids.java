package io.github.vertexmaven.emulator.store;

import java.util.concurrent.ThreadLocalRandom;

/** Numbers such as the service gives: no two alike, no order in them. */
public final class Ids {

  private Ids() {}

  /** For jobs, artifacts, contexts. */
  public static long positive() {
    return ThreadLocalRandom.current().nextLong(1L << 50, Long.MAX_VALUE);
  }

  /** The service's task ids are signed. */
  public static long task() {
    return ThreadLocalRandom.current().nextBoolean() ? positive() : -positive();
  }

  public static String artifact(JobKey key) {
    return key.parent() + "/metadataStores/default/artifacts/" + positive();
  }
}
