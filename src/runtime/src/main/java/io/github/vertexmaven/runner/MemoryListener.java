package io.github.vertexmaven.runner;

/** Told of data that the catalog does not keep, when a node has made it. */
public interface MemoryListener {
  /** Must return quickly, and keep nothing of the value. */
  void put(String node, String dataset, Object value);
}
