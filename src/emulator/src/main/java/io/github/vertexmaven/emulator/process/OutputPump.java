package io.github.vertexmaven.emulator.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.vertexmaven.emulator.store.TaskLog;
import io.github.vertexmaven.emulator.store.TaskLog.Line;
import io.github.vertexmaven.emulator.store.TaskLog.Severity;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Carries one stream of a process to its log, a line at a time, as it comes. */
final class OutputPump implements Runnable {

  /** The longest entry that Cloud Logging takes is 256 KB; longer lines are cut there too. */
  private static final int LONGEST = 250_000;

  private final InputStream in;
  private final Severity severity;
  private final TaskLog log;
  private final ByteArrayOutputStream open = new ByteArrayOutputStream();
  private long lost;

  private OutputPump(InputStream in, Severity severity, TaskLog log) {
    this.in = in;
    this.severity = severity;
    this.log = log;
  }

  static Thread start(InputStream in, Severity severity, TaskLog log) {
    Thread thread = new Thread(new OutputPump(in, severity, log), "task-output");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  @Override
  public void run() {
    byte[] chunk = new byte[16384];
    try (in) {
      for (int length = in.read(chunk); length >= 0; length = in.read(chunk)) {
        keep(chunk, length);
      }
    } catch (IOException e) {
      // the stream ends with its process
    } finally {
      last();
    }
  }

  /** Nothing may stop the process by a full pipe: what cannot be kept is read and counted. */
  private void keep(byte[] chunk, int length) {
    try {
      write(lines(chunk, length));
    } catch (RuntimeException | OutOfMemoryError e) {
      open.reset();
      lost++;
    }
  }

  private List<Line> lines(byte[] chunk, int length) {
    List<Line> lines = new ArrayList<>();
    int begin = 0;
    for (int i = 0; i < length; i++) {
      boolean ends = chunk[i] == '\n';
      if (ends || open.size() + i - begin >= LONGEST && beginsCharacter(chunk[i])) {
        open.write(chunk, begin, i - begin);
        lines.add(line());
        begin = ends ? i + 1 : i;
      }
    }
    open.write(chunk, begin, length - begin);
    return lines;
  }

  /** A character of UTF-8 has up to four bytes, and is never cut in two. */
  private static boolean beginsCharacter(byte one) {
    return (one & 0xC0) != 0x80;
  }

  private Line line() {
    String text = open.toString(UTF_8);
    open.reset();
    return new Line(
        Instant.now(), severity, text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
  }

  private void last() {
    if (open.size() > 0) {
      write(List.of(line()));
    }
  }

  /** What a full disk does not take is said once it takes something again. */
  private void write(List<Line> lines) {
    if (lines.isEmpty()) {
      return;
    }
    try {
      if (lost > 0) {
        String text = "Earlier lines of the task could not be saved: " + lost + ".";
        log.add(List.of(new Line(Instant.now(), Severity.WARNING, text)));
        lost = 0;
      }
      log.add(lines);
    } catch (IOException e) {
      lost += lines.size();
    }
  }
}
