package io.github.vertexmaven.contract;

import io.github.vertexmaven.json.Fields;
import io.github.vertexmaven.json.Json;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a forked program tells its caller: a line on standard output that begins with the control
 * character 1 and goes on with a JSON object. Whatever else stands there is the user's own output.
 *
 * @param name which event it is
 * @param fields what it says
 */
public record Event(String name, Fields fields) {

  /** Begins each event; no text output has it. */
  private static final char MARK = '\u0001';

  private static final String NAME = "event";

  /** The line, with its end. */
  public String line() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put(NAME, name);
    json.putAll(fields.values());
    return MARK + Json.text(json) + "\n";
  }

  /** Where an event begins in a line of the program, which may have printed without an end. */
  public static int begin(String line) {
    return line.indexOf(MARK);
  }

  /**
   * Reads an event.
   *
   * @param line from the beginning of the event on
   */
  public static Event read(String line) throws IOException {
    Fields json = new Fields(Json.object(line.substring(1)));
    return new Event(json.text(NAME), json);
  }
}
