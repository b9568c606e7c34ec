package io.github.vertexmaven.runner;

import java.time.Duration;

/** Told when a node has failed and is tried again. */
public interface RetryListener {
  /**
   * Must return quickly.
   *
   * @param attempt which of its attempts is next
   * @param attempts how many it has
   * @param wait how long until then
   */
  void again(String node, int attempt, int attempts, Duration wait);
}
