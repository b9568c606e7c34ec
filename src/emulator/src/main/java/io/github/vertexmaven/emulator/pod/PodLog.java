package io.github.vertexmaven.emulator.pod;

import io.github.vertexmaven.emulator.store.TaskLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;

/** What a pod printed, as text. */
public final class PodLog {

  private PodLog() {}

  /** Writes all lines, however many there are. */
  public static void write(TaskLog log, Writer out) throws IOException {
    try {
      log.forwards(
          0,
          placed -> {
            write(placed.line().text(), out);
            return true;
          });
      out.flush();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static void write(String line, Writer out) {
    try {
      out.write(line);
      out.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
