package io.github.vertexmaven.tell;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a forked program tells its caller: lines on standard output that begin with the control
 * character 1 and go on with a JSON object. Whatever else stands there is the user's own output.
 */
public final class Events {

  /** Begins each event; no text output has it. */
  public static final char MARK = '\u0001';

  private final PrintStream out;
  private final Gson gson = new GsonBuilder().disableHtmlEscaping().create();

  public Events(PrintStream out) {
    this.out = out;
  }

  /** Code of the project is about to run, which may never return. */
  public void step(String what) {
    tell("step", Map.of("what", what));
  }

  public void problems(List<String> problems) {
    tell("problems", Map.of("problems", problems));
  }

  /** Problems that do not keep the named pipelines from running. */
  public void setAside(List<String> problems) {
    tell("setAside", Map.of("problems", problems));
  }

  public void tell(String event, Map<String, ?> fields) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("event", event);
    all.putAll(fields);
    String line = MARK + gson.toJson(all) + "\n";
    synchronized (out) {
      out.print(line);
      out.flush();
    }
  }
}
