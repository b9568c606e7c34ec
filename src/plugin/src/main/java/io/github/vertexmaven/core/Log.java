package io.github.vertexmaven.core;

/** Where a goal says what it does, line by line. */
public interface Log {

  /** What everybody wants to know. */
  void info(String line);

  /** What somebody should look at. */
  void warn(String line);

  /** What whoever looks for a fault wants to know; it is dropped where nobody can. */
  default void debug(String line) {}

  /** A fault that changes nothing, for whoever looks for it; dropped likewise. */
  default void debug(Throwable fault) {}
}
