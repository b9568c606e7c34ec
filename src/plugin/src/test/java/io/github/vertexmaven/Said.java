package io.github.vertexmaven;

import io.github.vertexmaven.core.show.terminal.Console;
import io.github.vertexmaven.core.show.terminal.Terminal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Keeps what a goal says. */
public final class Said implements Console {

  private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
  private final List<String> warnings = Collections.synchronizedList(new ArrayList<>());

  private final List<String> debugged = Collections.synchronizedList(new ArrayList<>());

  /** What everybody wants to know. */
  public List<String> lines() {
    return lines;
  }

  /** What somebody should look at. */
  public List<String> warnings() {
    return warnings;
  }

  /** What whoever looks for a fault wants to know. */
  public List<String> debugged() {
    return debugged;
  }

  @Override
  public void debug(String line) {
    debugged.add(line);
  }

  @Override
  public void info(String line) {
    lines.add(line);
  }

  @Override
  public void warn(String line) {
    warnings.add(line);
  }

  @Override
  public Terminal terminal() {
    return Terminal.ofFile();
  }
}
