package io.github.vertexmaven.maven;

import io.github.vertexmaven.core.show.table.Screen;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;

/**
 * Where the user reads what a goal says.
 *
 * @param screen how wide it is, and what it can
 * @param rows how many lines are seen at once
 * @param live where lines can be written over, when somebody looks at a terminal
 */
record Terminal(Screen screen, int rows, Optional<PrintStream> live) {

  /** What Maven's log begins each line with. */
  private static final String LOG_PREFIX = "[INFO] ";

  /** A file. */
  static Terminal ofFile() {
    return new Terminal(Screen.ofFile(), Integer.MAX_VALUE, Optional.empty());
  }

  /**
   * That of a build.
   *
   * @param shown whether its log is shown at all
   */
  static Terminal of(MavenSession session, Map<String, String> variables, boolean shown) {
    boolean terminal = isTerminal(System.console());
    ScreenFacts facts =
        new ScreenFacts(
            variables,
            terminal,
            MavenColors.areOn(session),
            () -> TerminalSize.measured(session.getClass().getClassLoader()));
    boolean live = shown && terminal && isWatched(session, variables);
    return new Terminal(
        facts.screen(),
        facts.rows().orElse(Integer.MAX_VALUE),
        live ? Optional.of(System.out) : Optional.empty());
  }

  /** The screen itself, wherever the build's log goes: it takes words until the JVM has ended. */
  static PrintStream last() {
    return new PrintStream(new FileOutputStream(FileDescriptor.out), true, encoding());
  }

  /** Before Java 18 the JVM printed texts as it wrote them to files. */
  private static Charset encoding() {
    String name = System.getProperty("stdout.encoding", "");
    return name.isEmpty() ? Charset.defaultCharset() : Charset.forName(name);
  }

  /** For the lines of the log. */
  Screen log() {
    return screen.beside(LOG_PREFIX.length());
  }

  private static boolean isWatched(MavenSession session, Map<String, String> variables) {
    return session.getRequest().isInteractiveMode()
        && session.getRequest().getDegreeOfConcurrency() <= 1
        && !variables.containsKey("CI")
        && !ScreenFacts.isDumb(variables);
  }

  /** From Java 22 on there is a console even where the output is a file; it can then be asked. */
  private static boolean isTerminal(Console console) {
    if (console == null) {
      return false;
    }
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      return true;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }
}
