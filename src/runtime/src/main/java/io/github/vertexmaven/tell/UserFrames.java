package io.github.vertexmaven.tell;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * An exception of the user's code in words: what it says, its causes, and the line of the user's
 * code it came from.
 */
public final class UserFrames {

  private static final int MAX_CAUSES = 8;

  /** A recursion without an end has a thousand frames that say the same. */
  private static final int MAX_FRAMES = 60;

  private static final String OUR_RUNNER = "io.github.vertexmaven.runner.";

  private UserFrames() {}

  /**
   * For example {@code java.lang.ArithmeticException: / by zero (DataScience.java:31)}, causes on
   * lines of their own.
   */
  public static String words(Throwable thrown, String ownerClass) {
    List<String> lines = new ArrayList<>();
    Throwable cause = thrown;
    for (int i = 0; cause != null && i < MAX_CAUSES; i++) {
      Optional<String> place = place(cause, ownerClass);
      String prefix = i == 0 ? "" : "  caused by ";
      if (i == 0 || place.isPresent() || !isSaid(cause, lines)) {
        lines.add(prefix + cause + place.map(at -> " (" + at + ")").orElse(""));
      }
      cause = cause.getCause();
    }
    return String.join("\n", lines);
  }

  /** Our own exceptions say already what their cause says. */
  private static boolean isSaid(Throwable cause, List<String> lines) {
    String message = cause.getMessage();
    return message != null
        && !message.isBlank()
        && lines.get(lines.size() - 1).contains(message.replaceFirst("\\.$", ""));
  }

  /** The whole stack trace, for those who ask for it. */
  public static String trace(Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  /**
   * Cuts the frames below the user's code, which are ours and the same each time, and those beyond
   * what anybody reads.
   */
  public static Throwable withoutOurs(Throwable thrown) {
    Throwable cause = thrown;
    for (int i = 0; cause != null && i < MAX_CAUSES; i++) {
      cause.setStackTrace(usersFrames(cause.getStackTrace()));
      cause = cause.getCause();
    }
    return thrown;
  }

  private static StackTraceElement[] usersFrames(StackTraceElement[] frames) {
    int end = 0;
    while (end < frames.length && !frames[end].getClassName().startsWith(OUR_RUNNER)) {
      end++;
    }
    while (end > 0 && end < frames.length && isReflection(frames[end - 1].getClassName())) {
      end--;
    }
    int users = end == 0 ? frames.length : end;
    return Arrays.copyOf(frames, Math.min(users, MAX_FRAMES));
  }

  private static boolean isReflection(String className) {
    return className.startsWith("java.lang.reflect.")
        || className.startsWith("java.lang.invoke.")
        || className.startsWith("jdk.internal.reflect.");
  }

  private static Optional<String> place(Throwable thrown, String ownerClass) {
    StackTraceElement[] frames = thrown.getStackTrace();
    return Arrays.stream(frames)
        .filter(frame -> outermost(frame.getClassName()).equals(outermost(ownerClass)))
        .findFirst()
        .filter(frame -> frame.getFileName() != null)
        .map(frame -> frame.getFileName() + ":" + frame.getLineNumber());
  }

  private static String outermost(String className) {
    int dollar = className.indexOf('$');
    return dollar < 0 ? className : className.substring(0, dollar);
  }
}
