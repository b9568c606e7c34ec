package io.github.vertexmaven.runner;

import java.time.Duration;

/** A node that ran longer than it may; the stack trace is that of the node when it was ended. */
public final class NodeTimeoutException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NodeTimeoutException(Duration limit, StackTraceElement[] where) {
    super("it ran longer than its timeout of " + words(limit) + " and was ended");
    setStackTrace(where);
  }

  private static String words(Duration limit) {
    long seconds = limit.toSeconds();
    if (seconds > 0 && seconds % 3600 == 0) {
      return seconds / 3600 + " h";
    }
    return seconds > 0 && seconds % 60 == 0 ? seconds / 60 + " min" : seconds + " s";
  }
}
