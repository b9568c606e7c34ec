package io.github.vertexmaven.tell;

import io.github.vertexmaven.contract.Event;
import io.github.vertexmaven.json.Fields;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tells the caller of a forked program what happens. */
public final class Events {

  /** Fields that say in words what went wrong; the others are names and numbers of ours. */
  private static final Set<String> PROSE = Set.of("cause", "trace", "problems", "why");

  private final PrintStream out;

  /** Takes the stream that the caller reads. */
  public Events(PrintStream out) {
    this.out = out;
  }

  /** Code of the project is about to run, which may never return. */
  public void step(String what) {
    tell("step", Map.of("what", what));
  }

  /** What keeps the program from going on. */
  public void problems(List<String> problems) {
    tell("problems", Map.of("problems", problems));
  }

  /** Problems that do not keep the named pipelines from running. */
  public void setAside(List<String> problems) {
    tell("setAside", Map.of("problems", problems));
  }

  /** What somebody should know who has nothing to do about it now. */
  public void warning(String what) {
    tell("warning", Map.of("why", what));
  }

  /** Any event. */
  public void tell(String event, Map<String, ?> fields) {
    Map<String, Object> shown = new LinkedHashMap<>(fields);
    shown.replaceAll((key, value) -> PROSE.contains(key) ? SecretTexts.masked(value) : value);
    String line = new Event(event, new Fields(shown)).line();
    synchronized (out) {
      out.print(line);
      out.flush();
    }
  }
}
