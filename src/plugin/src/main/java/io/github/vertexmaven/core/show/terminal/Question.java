package io.github.vertexmaven.core.show.terminal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.util.Optional;
import java.util.function.Function;

/** Asks whoever sits before the build; in batch mode the answer is yes. */
public final class Question {

  private final boolean asks;
  private final PrintStream out;
  private final BufferedReader in;

  /**
   * A way to ask.
   *
   * @param asks whether to ask at all; else the answer is yes
   */
  public Question(boolean asks, PrintStream out, Reader in) {
    this.asks = asks;
    this.out = out;
    this.in = new BufferedReader(in);
  }

  /** Nothing, and the end of input, mean no. */
  public boolean confirms(String question) {
    if (!asks) {
      return true;
    }
    out.print(question + " [y/N] ");
    out.flush();
    return line().filter(answer -> answer.strip().matches("(?i)y|yes")).isPresent();
  }

  /** Whether somebody is asked at all. */
  public boolean asks() {
    return asks;
  }

  /**
   * Asks for a text until it is right. Nothing, and the end of input, mean the default.
   *
   * @param problem what is wrong with an answer; nothing if it is right
   */
  public String answer(
      String question, String standard, Function<String, Optional<String>> problem) {
    while (asks) {
      out.print(question + " [" + standard + "]: ");
      out.flush();
      Optional<String> line = line();
      if (line.isEmpty() || line.get().isBlank()) {
        return standard;
      }
      String answer = line.get().strip();
      Optional<String> wrong = problem.apply(answer);
      if (wrong.isEmpty()) {
        return answer;
      }
      out.println(wrong.get());
    }
    return standard;
  }

  private Optional<String> line() {
    try {
      return Optional.ofNullable(in.readLine());
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
