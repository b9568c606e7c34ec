package io.github.vertexmaven.core.show.terminal;

import io.github.vertexmaven.core.show.table.Screen;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.Map;
import java.util.Optional;

/**
 * Where the user reads what a goal says.
 *
 * @param screen how wide it is, and what it can
 * @param rows how many lines are seen at once
 * @param live where lines can be written over, when somebody looks at a terminal
 */
public record Terminal(Screen screen, int rows, Optional<PrintStream> live) {

  /** What Maven's log begins each line with. */
  private static final String LOG_PREFIX = "[INFO] ";

  /** A file. */
  public static Terminal ofFile() {
    return new Terminal(Screen.ofFile(), Integer.MAX_VALUE, Optional.empty());
  }

  /**
   * That of a build.
   *
   * @param variables the environment
   * @param colors whether Maven may color its output
   * @param watched whether somebody may be looking at what happens, step by step
   * @param maven the class loader of Maven's core, whose library knows terminals too
   */
  public static Terminal of(
      Map<String, String> variables, boolean colors, boolean watched, ClassLoader maven) {
    boolean terminal = isTerminal(System.console());
    ScreenFacts facts =
        new ScreenFacts(variables, terminal, colors, () -> TerminalSize.measured(maven));
    boolean live =
        watched && terminal && !variables.containsKey("CI") && !ScreenFacts.isDumb(variables);
    return new Terminal(
        facts.screen(),
        facts.rows().orElse(Integer.MAX_VALUE),
        live ? Optional.of(System.out) : Optional.empty());
  }

  /** The screen itself, wherever the build's log goes: it takes words until the JVM has ended. */
  public static PrintStream last() {
    return new PrintStream(new FileOutputStream(FileDescriptor.out), true, encoding());
  }

  /** Before Java 18 the JVM printed texts as it wrote them to files. */
  private static Charset encoding() {
    String name = System.getProperty("stdout.encoding", "");
    return name.isEmpty() ? Charset.defaultCharset() : Charset.forName(name);
  }

  /** For the lines of the log. */
  public Screen log() {
    return screen.beside(LOG_PREFIX.length());
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
