package io.github.vertexmaven.tell;

import io.github.vertexmaven.contract.OutOfMemory;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * What is said when memory has run out where nobody waits for the thread, or where the reason was
 * about to be told. All of it is made while there is memory.
 */
public final class LastWords implements Thread.UncaughtExceptionHandler {

  /** What to do where a run on this machine did. */
  private static final String MORE_FOR_A_RUN_HERE =
      "Give the JVM more memory with -Dvertexai.jvmArgs=-Xmx4g. For a task of a job, set run_config.resources and run_config.jvm_flags.";

  private static final int MOST_CAUSES = 20;

  private static final int RESERVE_BYTES = 1 << 18;

  /** Let go at the end: the JVM itself needs some to end. */
  private volatile byte[] reserve = new byte[RESERVE_BYTES];

  private final FileOutputStream out = new FileOutputStream(FileDescriptor.err);
  private final byte[] text;
  private final int exitCode;

  private LastWords(String advice, int exitCode) {
    this.text = (OutOfMemory.LAST_WORDS + ". " + advice + "\n").getBytes(StandardCharsets.UTF_8);
    this.exitCode = exitCode;
  }

  /**
   * From now on a thread of the project's code that dies of this ends the JVM; else the nodes that
   * wait for what the thread was to do would wait for ever.
   */
  public static LastWords inATask(int exitCode) {
    return prepared(new LastWords(OutOfMemory.MORE_FOR_A_TASK, exitCode));
  }

  /** The same in a program that the plugin has started on this machine. */
  public static LastWords inARunHere(int exitCode) {
    return prepared(new LastWords(MORE_FOR_A_RUN_HERE, exitCode));
  }

  private static LastWords prepared(LastWords words) {
    Thread.setDefaultUncaughtExceptionHandler(words);
    return words;
  }

  /** What to do about a failure of a run on this machine; empty when memory was not the reason. */
  static String adviceHere(Throwable failure) {
    return isOutOfMemory(failure) ? "\n  " + MORE_FOR_A_RUN_HERE : "";
  }

  /** What to do about a failure of a task; empty when memory was not the reason. */
  public static String adviceInATask(Throwable failure) {
    return isOutOfMemory(failure) ? ". " + OutOfMemory.MORE_FOR_A_TASK : "";
  }

  private static boolean isOutOfMemory(Throwable failure) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < MOST_CAUSES; depth++) {
      if (cause instanceof OutOfMemoryError) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }

  public void say() {
    reserve = null;
    try {
      out.write(text);
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
