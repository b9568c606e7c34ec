package io.github.vertexmaven.catalog;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** How much memory work takes, whether or not it is kept. */
public final class Allocated {

  private Allocated() {}

  /** By this thread so far, in bytes. */
  public static long here() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean())
        .getThreadAllocatedBytes(Thread.currentThread().getId());
  }
}
