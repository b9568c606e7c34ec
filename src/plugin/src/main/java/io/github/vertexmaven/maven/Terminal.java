package io.github.vertexmaven.maven;

import java.io.Console;
import java.lang.reflect.InvocationTargetException;
import java.util.Map;
import org.apache.maven.execution.MavenSession;

/** Whether somebody looks at a terminal on which lines can be written over. */
final class Terminal {

  private Terminal() {}

  static boolean isLive(MavenSession session, Map<String, String> variables) {
    return session.getRequest().isInteractiveMode()
        && session.getRequest().getDegreeOfConcurrency() <= 1
        && !variables.containsKey("CI")
        && !variables.getOrDefault("TERM", "dumb").equals("dumb")
        && isTerminal(System.console());
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
    } catch (IllegalAccessException | InvocationTargetException e) {
      return false;
    }
  }
}
