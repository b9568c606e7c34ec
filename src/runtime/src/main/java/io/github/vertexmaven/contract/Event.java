package io.github.vertexmaven.contract;

import io.github.vertexmaven.json.Fields;
import io.github.vertexmaven.json.Json;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a forked program tells its caller: a line on standard output that begins with the control
 * character 1 and the key that the caller has given, and goes on with a JSON object. Whatever else
 * stands there is the user's own output, control characters and all.
 *
 * @param name which event it is
 * @param fields what it says
 */
public record Event(String name, Fields fields) {

  private static final char MARK = '\u0001';

  /** The system property with the key; without it the key is empty. */
  private static final String KEY = "vertexai.events";

  private static final String NAME = "event";

  /** The line, with its end. */
  public String line() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put(NAME, name);
    json.putAll(fields.values());
    return mark(System.getProperty(KEY, "")) + Json.text(json) + "\n";
  }

  private static String mark(String key) {
    return MARK + key;
  }

  /** The JVM option that gives a program its key, which nothing prints by chance. */
  public static String option(String key) {
    return "-D" + KEY + "=" + key;
  }

  /** Where an event begins in a line of the program, which may have printed without an end. */
  public static int begin(String line, String key) {
    return line.indexOf(mark(key) + "{");
  }

  /**
   * Reads an event.
   *
   * @param line from the beginning of the event on
   */
  public static Event read(String line, String key) throws IOException {
    Fields json = new Fields(Json.object(line.substring(mark(key).length())));
    return new Event(json.text(NAME), json);
  }
}
