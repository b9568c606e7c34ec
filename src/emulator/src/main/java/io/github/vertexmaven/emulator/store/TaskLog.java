package io.github.vertexmaven.emulator.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.vertexmaven.emulator.json.JsonValues;
import io.github.vertexmaven.emulator.json.MalformedJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** What one try of a task wrote, one JSON object a line; a torn last line is not shown. */
public final class TaskLog {

  static final String ENDING = ".jsonl";

  /** About so much is read at once, however long the log is. */
  private static final int PIECE = 64 * 1024;

  private static final int PROBE = 4096;

  private final Path file;
  private Optional<Instant> latest = Optional.empty();

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

  /**
   * Adds lines in one write, so that two streams never mix inside a line. No line is older than the
   * one before it, so that a time can be looked for. The folder of a job that has been deleted is
   * not made again.
   */
  public synchronized void add(List<Line> lines) throws IOException {
    Instant newest = newest();
    StringBuilder text = new StringBuilder();
    for (Line line : lines) {
      newest = line.at().isBefore(newest) ? newest : line.at();
      text.append(JsonValues.write(toJson(newest, line))).append('\n');
    }
    if (!Files.isDirectory(file.getParent())) {
      Files.createDirectory(file.getParent());
    }
    Files.write(
        file,
        text.toString().getBytes(UTF_8),
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
    latest = Optional.of(newest);
  }

  public void add(Severity severity, String text) throws IOException {
    add(List.of(new Line(Instant.now(), severity, text)));
  }

  private Instant newest() throws IOException {
    if (latest.isEmpty()) {
      List<Line> last = before(Long.MAX_VALUE, PROBE).lines();
      latest = Optional.of(last.isEmpty() ? Instant.EPOCH : last.get(last.size() - 1).at());
    }
    return latest.get();
  }

  /**
   * Some whole lines of a log.
   *
   * @param from where they begin, in bytes
   * @param next where to read on
   * @param size how long the log is
   */
  public record Part(List<Placed> placed, long from, long next, long size) {

    public List<Line> lines() {
      return placed.stream().map(Placed::line).toList();
    }
  }

  /**
   * A line in its place.
   *
   * @param at where it begins, in bytes
   */
  public record Placed(long at, Line line) {}

  /** Lines from a byte on that begins one; about so many bytes of them, one at least. */
  public Part from(long start, int most) throws IOException {
    return part(TaskLogPart.from(file, start, most));
  }

  /** Lines that end before a byte that begins one; about so many bytes of them, one at least. */
  public Part before(long end, int most) throws IOException {
    return part(TaskLogPart.before(file, end, most));
  }

  /** Lines from a byte on that begins one, until no more are wanted. */
  public void forwards(long start, Predicate<Placed> wantsMore) throws IOException {
    Part part = from(start, PIECE);
    while (part.next() > part.from()) {
      if (!part.placed().stream().allMatch(wantsMore)) {
        return;
      }
      part = from(part.next(), PIECE);
    }
  }

  /** Lines before a byte that begins one, the last first, until no more are wanted. */
  public void backwards(long end, Predicate<Placed> wantsMore) throws IOException {
    Part part = before(end, PIECE);
    while (true) {
      for (int i = part.placed().size() - 1; i >= 0; i--) {
        if (!wantsMore.test(part.placed().get(i))) {
          return;
        }
      }
      if (part.from() == 0) {
        return;
      }
      part = before(part.from(), PIECE);
    }
  }

  /** The byte of a line before which all are older than a time; few of those after it are. */
  public long beginOf(Instant time) throws IOException {
    return bounds(time)[0];
  }

  /** The byte of a line from which on all are younger than a time; few of those before it are. */
  public long endOf(Instant time) throws IOException {
    return bounds(time.plusNanos(1))[1];
  }

  /** A line before which none is as young as a time, and one from which on each is, by halving. */
  private long[] bounds(Instant time) throws IOException {
    long size = Files.isRegularFile(file) ? Files.size(file) : 0;
    long older = 0;
    long younger = size;
    long end = size;
    while (end - older > PIECE) {
      long middle = older + (end - older) / 2;
      Part part = part(TaskLogPart.behind(file, middle, PROBE));
      if (part.placed().isEmpty() || part.placed().get(0).at() >= end) {
        end = middle;
      } else if (part.placed().get(0).line().at().isBefore(time)) {
        older = part.placed().get(0).at();
      } else {
        younger = part.placed().get(0).at();
        end = middle;
      }
    }
    return new long[] {older, younger};
  }

  private static Part part(TaskLogPart part) {
    List<Placed> placed =
        part.lines().stream()
            .flatMap(raw -> parsed(raw.text()).map(line -> new Placed(raw.at(), line)).stream())
            .toList();
    return new Part(placed, part.from(), part.next(), part.size());
  }

  /** A line that is damaged is left out. */
  private static Optional<Line> parsed(String text) {
    try {
      return JsonValues.read(text) instanceof Map<?, ?> json
              && json.get("t") instanceof String time
              && json.get("s") instanceof String severity
              && json.get("m") instanceof String message
          ? Optional.of(new Line(Instant.parse(time), Severity.valueOf(severity), message))
          : Optional.empty();
    } catch (MalformedJson | DateTimeParseException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Map<String, Object> toJson(Instant at, Line line) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("t", at.toString());
    json.put("s", line.severity().name());
    json.put("m", line.text());
    return json;
  }
}
