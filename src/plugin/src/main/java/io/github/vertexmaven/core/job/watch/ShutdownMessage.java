package io.github.vertexmaven.core.job.watch;

import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * What is said when the JVM ends while something goes on, as it does at Ctrl-C: nobody else gets to
 * say anything then. Closed when that something has ended.
 */
public final class ShutdownMessage implements AutoCloseable {

  private final PrintStream out;
  private final AtomicReference<Supplier<String>> message = new AtomicReference<>(() -> "");
  private final Thread hook = new Thread(this::print, "say-what-goes-on");

  /** A message that is empty yet, for what is read also while the JVM ends. */
  public ShutdownMessage(PrintStream out) {
    this.out = out;
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** What there is to say from now on; nothing when it is empty. */
  public void say(String text) {
    message.set(() -> text);
  }

  /** The same, made when the JVM ends. */
  public void say(Supplier<String> text) {
    message.set(text);
  }

  private void print() {
    String text = message.get().get();
    if (!text.isEmpty()) {
      // A terminal has written ^C, or half a line.
      out.println("\n" + text);
      out.flush();
    }
  }

  /** Nothing is said any more. */
  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The JVM ends already, and says it.
    }
  }
}
