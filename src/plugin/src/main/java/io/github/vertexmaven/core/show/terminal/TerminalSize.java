package io.github.vertexmaven.core.show.terminal;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How large the terminal is now.
 *
 * @param columns how many characters a line has
 * @param rows how many lines are seen
 */
record TerminalSize(int columns, int rows) {

  /** What terminals have had since there were any. */
  private static final int USUAL_ROWS = 24;

  private static final File TERMINAL = new File("/dev/tty");
  private static final Pattern ROWS_AND_COLUMNS = Pattern.compile("(\\d{1,6}) (\\d{1,6})\\s*");
  private static final int PATIENCE_MILLIS = 500;

  /**
   * What the system says, else what Maven's own library for terminals says.
   *
   * @param maven the class loader of Maven's core
   */
  static Optional<TerminalSize> measured(ClassLoader maven) {
    Optional<TerminalSize> asked = TERMINAL.canRead() ? ask() : Optional.empty();
    return asked.or(() -> ofLibrary(maven));
  }

  private static Optional<TerminalSize> ask() {
    try {
      Process process =
          new ProcessBuilder("stty", "size")
              .redirectInput(TERMINAL)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!process.waitFor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        return Optional.empty();
      }
      return parse(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /** Of {@code <rows> <columns>}; a terminal that does not know says zero. */
  static Optional<TerminalSize> parse(String answer) {
    Matcher size = ROWS_AND_COLUMNS.matcher(answer);
    return size.matches()
        ? Optional.of(
                new TerminalSize(Integer.parseInt(size.group(2)), Integer.parseInt(size.group(1))))
            .filter(found -> found.columns > 0 && found.rows > 0)
        : Optional.empty();
  }

  private static Optional<TerminalSize> ofLibrary(ClassLoader maven) {
    return List.of("org.fusesource.jansi.AnsiConsole", "org.apache.maven.jline.MessageUtils")
        .stream()
        .map(type -> width(maven, type))
        .filter(columns -> columns > 0)
        .findFirst()
        .map(columns -> new TerminalSize(columns, USUAL_ROWS));
  }

  private static int width(ClassLoader maven, String type) {
    try {
      return (int) Class.forName(type, true, maven).getMethod("getTerminalWidth").invoke(null);
    } catch (ReflectiveOperationException | LinkageError e) {
      return 0; // Another Maven.
    }
  }
}
