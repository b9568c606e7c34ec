package io.github.vertexmaven.core.show.status;

import java.io.File;

/**
 * The commands that a goal prints for its user to type next.
 *
 * @param where what each of them has to say of the place that the goal works at, {@code -pl prices
 *     -Dvertexai.env=prod}; empty when there is nothing to say
 * @param again the command that the user typed
 */
public record Commands(String where, String again) {

  /** Shows all that a task printed. */
  public String logs(String jobId, String task) {
    return of("logs") + " -Dvertexai.job=" + jobId + " -Dvertexai.task=" + task;
  }

  /** Shows where a job stands. */
  public String status(String jobId) {
    return of("status") + " -Dvertexai.job=" + jobId;
  }

  /** Stops a job. */
  public String cancel(String jobId) {
    return of("cancel") + " -Dvertexai.job=" + jobId;
  }

  /** A word as the shell of this system wants it. */
  public static String quoted(String value) {
    return quoted(value, File.separatorChar == '\\');
  }

  /** The shells of Windows know double quotes alone. */
  static String quoted(String value, boolean windows) {
    if (value.matches("[A-Za-z0-9_./=,:-]*")) {
      return value;
    }
    return windows
        ? "\"" + value.replace("\"", "\\\"") + "\""
        : "'" + value.replace("'", "'\\''") + "'";
  }

  private String of(String goal) {
    return where.isEmpty() ? "mvn vertexai:" + goal : "mvn vertexai:" + goal + " " + where;
  }
}
