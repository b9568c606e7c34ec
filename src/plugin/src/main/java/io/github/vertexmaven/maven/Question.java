package io.github.vertexmaven.maven;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import org.apache.maven.execution.MavenSession;

/** Asks whoever sits before the build; in batch mode the answer is yes. */
final class Question {

  private final boolean asks;
  private final PrintStream out;
  private final Reader in;

  /**
   * A way to ask.
   *
   * @param asks whether to ask at all; else the answer is yes
   */
  Question(boolean asks, PrintStream out, Reader in) {
    this.asks = asks;
    this.out = out;
    this.in = in;
  }

  /** Of the build; {@code yes} was said on the command line. */
  static Question of(MavenSession session, boolean yes) {
    return new Question(
        session.getRequest().isInteractiveMode() && !yes,
        System.out,
        new InputStreamReader(System.in, StandardCharsets.UTF_8));
  }

  /** Nothing, and the end of input, mean no. */
  boolean confirms(String question) {
    if (!asks) {
      return true;
    }
    out.print(question + " [y/N] ");
    out.flush();
    try {
      String answer = new BufferedReader(in).readLine();
      return answer != null && answer.strip().matches("(?i)y|yes");
    } catch (IOException e) {
      return false;
    }
  }
}
