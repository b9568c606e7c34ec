package io.github.vertexmaven.emulator.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.vertexmaven.emulator.json.JsonValues;
import io.github.vertexmaven.emulator.json.MalformedJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What one try of a task wrote, one JSON object a line; a torn last line is not shown. */
public final class TaskLog {

  private final Path file;

  private TaskLog(Path file) {
    this.file = file;
  }

  static TaskLog at(Path file) {
    return new TaskLog(file);
  }

  /**
   * How loud a line is: what a process writes to its error stream is an error, as in the service.
   */
  public enum Severity {
    INFO,
    WARNING,
    ERROR
  }

  public record Line(Instant at, Severity severity, String text) {}

  /** Adds lines in one write, so that two streams never mix inside a line. */
  public synchronized void add(List<Line> lines) throws IOException {
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(JsonValues.write(toJson(line))).append('\n'));
    Files.createDirectories(file.getParent());
    Files.write(
        file,
        text.toString().getBytes(UTF_8),
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  public void add(Severity severity, String text) throws IOException {
    add(List.of(new Line(Instant.now(), severity, text)));
  }

  public List<Line> lines() throws IOException {
    List<Line> lines = new ArrayList<>();
    for (String text : texts()) {
      parsed(text).ifPresent(lines::add);
    }
    return lines;
  }

  /**
   * Some whole lines of a log.
   *
   * @param from where they begin, in bytes
   * @param next where to read on
   * @param size how long the log is
   */
  public record Part(List<Line> lines, long from, long next, long size) {}

  /** Lines from a byte on that begins one; about so many bytes of them, one at least. */
  public Part from(long start, int most) throws IOException {
    return part(TaskLogPart.from(file, start, most));
  }

  /** Lines that end before a byte that begins one; about so many bytes of them, one at least. */
  public Part before(long end, int most) throws IOException {
    return part(TaskLogPart.before(file, end, most));
  }

  private static Part part(TaskLogPart part) {
    List<Line> lines =
        part.lines().stream().map(TaskLog::parsed).flatMap(Optional::stream).toList();
    return new Part(lines, part.from(), part.next(), part.size());
  }

  private List<String> texts() throws IOException {
    try {
      return new String(Files.readAllBytes(file), UTF_8).lines().toList();
    } catch (NoSuchFileException e) {
      return List.of();
    }
  }

  private static Optional<Line> parsed(String text) {
    try {
      Map<String, Object> json = JsonValues.object(JsonValues.read(text));
      return Optional.of(
          new Line(
              Instant.parse((String) json.get("t")),
              Severity.valueOf((String) json.get("s")),
              (String) json.get("m")));
    } catch (MalformedJson e) {
      return Optional.empty();
    }
  }

  private static Map<String, Object> toJson(Line line) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("t", line.at().toString());
    json.put("s", line.severity().name());
    json.put("m", line.text());
    return json;
  }
}
