package io.github.vertexmaven.contract;

/** What a task says when its memory has run out, and what there is to do. */
public final class OutOfMemory {

  /** The error's class. */
  public static final String ERROR = "java.lang.OutOfMemoryError";

  /** Begins the launcher's last words. */
  public static final String LAST_WORDS = "Out of memory: " + ERROR;

  /** The setting that gives a machine more. */
  public static final String SETTING = "run_config.resources";

  /** What to do where a task ran out of memory. */
  public static final String MORE_FOR_A_TASK =
      "Give the task more memory with "
          + SETTING
          + ", of which its JVM takes 75 %, or give its JVM more with run_config.jvm_flags, such as -Xmx4g.";

  private OutOfMemory() {}
}
