package io.github.vertexmaven.launcher;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * What is said when memory has run out where nobody waits for the thread, or where the reason was
 * about to be told. All of it is made while there is memory.
 */
final class LastWords implements Thread.UncaughtExceptionHandler {

  private static final byte[] TEXT =
      ("Out of memory: java.lang.OutOfMemoryError. Give tasks more by run_config.resources, and"
              + " local runs by -Dvertexai.jvmArgs=-Xmx….\n")
          .getBytes(StandardCharsets.UTF_8);

  private static final int RESERVE_BYTES = 1 << 18;

  /** Let go at the end: the JVM itself needs some to end. */
  private volatile byte[] reserve = new byte[RESERVE_BYTES];

  private final FileOutputStream out = new FileOutputStream(FileDescriptor.err);
  private final int exitCode;

  private LastWords(int exitCode) {
    this.exitCode = exitCode;
  }

  /**
   * From now on a thread of the project's code that dies of this ends the JVM; else the nodes that
   * wait for what the thread was to do would wait for ever.
   */
  static LastWords prepared(int exitCode) {
    LastWords words = new LastWords(exitCode);
    Thread.setDefaultUncaughtExceptionHandler(words);
    return words;
  }

  void say() {
    reserve = null;
    try {
      out.write(TEXT);
    } catch (IOException e) {
      // Nobody listens.
    }
  }

  @Override
  public void uncaughtException(Thread thread, Throwable e) {
    if (e instanceof OutOfMemoryError) {
      say();
      try {
        e.printStackTrace();
      } finally {
        Runtime.getRuntime().halt(exitCode);
      }
    }
    System.err.print("Exception in thread \"" + thread.getName() + "\" ");
    e.printStackTrace();
  }
}
