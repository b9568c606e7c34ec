package io.github.vertexmaven.core.job.unchanged;

import io.github.vertexmaven.core.job.unchanged.LastOutcome.Line;
import io.github.vertexmaven.core.show.terminal.Console;
import io.github.vertexmaven.core.show.terminal.Terminal;
import java.util.ArrayList;
import java.util.List;

/** Says lines, and keeps those that the goal says again when nothing has changed. */
public final class Telling implements Console {

  private final Console console;
  private final List<Line> again = new ArrayList<>();

  /** Says them to a console. */
  public Telling(Console console) {
    this.console = console;
  }

  @Override
  public void info(String line) {
    info(line, line);
  }

  /**
   * Says a line that is another one when nothing has changed.
   *
   * @param unchanged the other one
   */
  public void info(String line, String unchanged) {
    console.info(line);
    again.add(new Line(false, console.shown(unchanged)));
  }

  @Override
  public void warn(String line) {
    console.warn(line);
    again.add(new Line(true, console.shown(line)));
  }

  @Override
  public Terminal terminal() {
    return console.terminal();
  }

  /** What is said when nothing has changed. */
  public List<Line> again() {
    return again;
  }
}
