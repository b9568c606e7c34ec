package io.github.vertexmaven.maven;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How wide the terminal is now. */
final class TerminalSize {

  private static final File TERMINAL = new File("/dev/tty");
  private static final Pattern ROWS_AND_COLUMNS = Pattern.compile("(\\d{1,6}) (\\d{1,6})\\s*");
  private static final int PATIENCE_MILLIS = 500;

  private TerminalSize() {}

  /**
   * What the system says, else what Maven's own library for terminals says.
   *
   * @param maven the class loader of Maven's core
   */
  static OptionalInt columns(ClassLoader maven) {
    OptionalInt asked = TERMINAL.canRead() ? ask() : OptionalInt.empty();
    return asked.isPresent() ? asked : ofLibrary(maven);
  }

  private static OptionalInt ask() {
    try {
      Process process =
          new ProcessBuilder("stty", "size")
              .redirectInput(TERMINAL)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!process.waitFor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        return OptionalInt.empty();
      }
      return columns(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      return OptionalInt.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return OptionalInt.empty();
    }
  }

  /** Of {@code <rows> <columns>}. */
  static OptionalInt columns(String answer) {
    Matcher size = ROWS_AND_COLUMNS.matcher(answer);
    return size.matches() && Integer.parseInt(size.group(2)) > 0
        ? OptionalInt.of(Integer.parseInt(size.group(2)))
        : OptionalInt.empty();
  }

  private static OptionalInt ofLibrary(ClassLoader maven) {
    for (String type :
        new String[] {"org.fusesource.jansi.AnsiConsole", "org.apache.maven.jline.MessageUtils"}) {
      try {
        int columns =
            (int) Class.forName(type, true, maven).getMethod("getTerminalWidth").invoke(null);
        if (columns > 0) {
          return OptionalInt.of(columns);
        }
      } catch (ReflectiveOperationException | LinkageError e) {
        // Another Maven.
      }
    }
    return OptionalInt.empty();
  }
}
