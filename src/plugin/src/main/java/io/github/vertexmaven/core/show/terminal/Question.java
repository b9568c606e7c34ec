package io.github.vertexmaven.core.show.terminal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;

/** Asks whoever sits before the build; in batch mode the answer is yes. */
public final class Question {

  private final boolean asks;
  private final PrintStream out;
  private final Reader in;

  /**
   * A way to ask.
   *
   * @param asks whether to ask at all; else the answer is yes
   */
  public Question(boolean asks, PrintStream out, Reader in) {
    this.asks = asks;
    this.out = out;
    this.in = in;
  }

  /** Nothing, and the end of input, mean no. */
  public boolean confirms(String question) {
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
