package io.github.vertexmaven.runner;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Notices that code of the project ends the JVM before its work is done: the exit code that it
 * chooses would say that all went well. A JVM that a signal ends is left alone.
 *
 * <p>{@code Runtime.halt} and a killed process give no chance to say anything; whoever started the
 * process looks for what its work leaves behind.
 */
public final class EarlyExit extends Thread implements AutoCloseable {

  /** Where the sentence goes. */
  public interface Listener {
    /**
     * Called once, while the JVM ends.
     *
     * @param sentence which node or thread did it
     * @param place the lines of code that led to it, the innermost first, none of ours; may be
     *     empty
     */
    void exited(String sentence, List<StackTraceElement> place);
  }

  private static final String ADVICE =
      " before its work was done. Code of a pipeline must not end the JVM: return from the node, or throw an exception if something is wrong.";

  private static final String OURS = "io.github.vertexmaven.";

  /** Whoever started the JVM does not go by its exit code. */
  private static final int ANY = 0;

  private static final String SIGNALS = "java.lang.Terminator";

  /** One at a time: the first knows best what is to be done. */
  private static EarlyExit current;

  private final int exitCode;
  private final Listener listener;
  private volatile boolean over;
  private volatile int codeAtTheEnd;

  private EarlyExit(int exitCode, Listener listener) {
    super("early-exit");
    this.exitCode = exitCode;
    this.listener = listener;
  }

  /**
   * From now on, until it is closed, an exit is told and ends the JVM with this code.
   *
   * @param exitCode not 0
   */
  public static EarlyExit refused(int exitCode, Listener listener) {
    return begun(new EarlyExit(exitCode, listener));
  }

  /** From now on, until it is closed, an exit is told; other shutdown hooks have their time. */
  public static EarlyExit told(Listener listener) {
    return begun(new EarlyExit(ANY, listener));
  }

  private static synchronized EarlyExit begun(EarlyExit exit) {
    if (current == null) {
      try {
        Runtime.getRuntime().addShutdownHook(exit);
        current = exit;
      } catch (IllegalStateException e) {
        // The JVM ends already.
      }
    }
    return exit;
  }

  /** The work is done, and whatever ends the JVM now ends it with this code. */
  public void over(int code) {
    codeAtTheEnd = code;
    over = true;
  }

  @Override
  public void close() {
    synchronized (EarlyExit.class) {
      if (current == this) {
        try {
          Runtime.getRuntime().removeShutdownHook(this);
          current = null;
        } catch (IllegalStateException e) {
          // The JVM ends already: this is what tells it.
        }
      }
    }
  }

  @Override
  public void run() {
    if (over) {
      Runtime.getRuntime().halt(codeAtTheEnd);
    }
    Map<Thread, StackTraceElement[]> threads = Thread.getAllStackTraces();
    for (StackTraceElement[] frames : threads.values()) {
      if (isSignal(frames)) {
        return;
      }
    }
    try {
      tell(threads);
    } finally {
      if (exitCode != ANY) {
        Runtime.getRuntime().halt(exitCode);
      }
    }
  }

  private static boolean isSignal(StackTraceElement[] frames) {
    for (StackTraceElement frame : frames) {
      if (frame.getClassName().startsWith(SIGNALS)) {
        return true;
      }
    }
    return false;
  }

  private void tell(Map<Thread, StackTraceElement[]> threads) {
    for (Map.Entry<Thread, StackTraceElement[]> each : threads.entrySet()) {
      List<StackTraceElement> place = callers(each.getValue());
      if (!place.isEmpty()) {
        listener.exited(sentence(each.getKey()), place);
        return;
      }
    }
    // A virtual thread, which nobody lists.
    listener.exited(sentence(null), List.of());
  }

  private static String sentence(Thread thread) {
    List<String> nodes = RunningNodes.of(thread);
    if (nodes.isEmpty()) {
      return "Code of the project called System.exit" + ADVICE;
    }
    String subject = nodes.size() == 1 ? "Node " : "One of the nodes ";
    return subject + String.join(", ", nodes) + " called System.exit" + ADVICE;
  }

  /** Who called for the exit, down to our own code; nothing when this thread did not. */
  private static List<StackTraceElement> callers(StackTraceElement[] frames) {
    List<StackTraceElement> callers = new ArrayList<>();
    boolean behind = false;
    for (StackTraceElement frame : frames) {
      boolean exit = isExit(frame);
      if (behind && !exit && isOurs(frame)) {
        break;
      }
      if (behind && !exit) {
        callers.add(frame);
      }
      behind |= exit;
    }
    while (!callers.isEmpty() && isReflection(callers.get(callers.size() - 1))) {
      callers.remove(callers.size() - 1);
    }
    return callers;
  }

  private static boolean isExit(StackTraceElement frame) {
    String type = frame.getClassName();
    return frame.getMethodName().equals("exit")
        && (type.equals("java.lang.Runtime") || type.equals("java.lang.System"));
  }

  private static boolean isOurs(StackTraceElement frame) {
    return frame.getClassName().startsWith(OURS);
  }

  private static boolean isReflection(StackTraceElement frame) {
    String type = frame.getClassName();
    return type.startsWith("java.lang.reflect.")
        || type.startsWith("java.lang.invoke.")
        || type.startsWith("jdk.internal.reflect.");
  }

  /** A sentence and its place in the form of a stack trace. */
  public static final class StandardError implements Listener {
    private final java.io.PrintStream err;

    /** Taken before code of the project may put another in its place. */
    public StandardError(java.io.PrintStream err) {
      this.err = err;
    }

    @Override
    public void exited(String sentence, List<StackTraceElement> place) {
      StringBuilder text = new StringBuilder(sentence).append('\n');
      for (StackTraceElement frame : place) {
        text.append("\tat ").append(words(frame)).append('\n');
      }
      err.print(text);
      err.flush();
    }
  }

  /** Without the names of modules and loaders. */
  public static String words(StackTraceElement frame) {
    return frame.getClassName()
        + "."
        + frame.getMethodName()
        + "("
        + frame.getFileName()
        + ":"
        + frame.getLineNumber()
        + ")";
  }
}
