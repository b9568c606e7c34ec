package io.github.vertexmaven.pipeline;

import java.util.function.Supplier;

/**
 * While a project's pipelines are evaluated, those that cannot exist are made all the same and keep
 * what is wrong with them: nobody is kept from one pipeline by what is wrong with another.
 */
public final class KeptProblems {

  private static final ThreadLocal<Integer> DEPTH = ThreadLocal.withInitial(() -> 0);

  private KeptProblems() {}

  /** Does work that makes pipelines, in this thread. */
  public static <T> T during(Supplier<T> work) {
    DEPTH.set(DEPTH.get() + 1);
    try {
      return work.get();
    } finally {
      DEPTH.set(DEPTH.get() - 1);
    }
  }

  static boolean isWanted() {
    return DEPTH.get() > 0;
  }
}
