package io.github.vertexmaven.launcher;

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
final class UserFrames {

  private static final int MAX_CAUSES = 8;

  private UserFrames() {}

  /**
   * For example {@code java.lang.ArithmeticException: / by zero (DataScience.java:31)}, causes on
   * lines of their own.
   */
  static String words(Throwable thrown, String ownerClass) {
    List<String> lines = new ArrayList<>();
    Throwable cause = thrown;
    for (int i = 0; cause != null && i < MAX_CAUSES; i++) {
      String prefix = i == 0 ? "" : "  caused by ";
      lines.add(prefix + cause + place(cause, ownerClass).map(at -> " (" + at + ")").orElse(""));
      cause = cause.getCause();
    }
    return String.join("\n", lines);
  }

  /** The whole stack trace, for those who ask for it. */
  static String trace(Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    return text.toString();
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
