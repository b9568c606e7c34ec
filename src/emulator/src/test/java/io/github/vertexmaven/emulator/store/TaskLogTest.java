package io.github.vertexmaven.emulator.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vertexmaven.emulator.store.TaskLog.Line;
import io.github.vertexmaven.emulator.store.TaskLog.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logs in pieces of any size, from either end. */
class TaskLogTest {

  @TempDir Path folder;

  private TaskLog log(List<Line> lines) throws IOException {
    TaskLog log = TaskLog.at(folder.resolve("log.jsonl"));
    log.add(lines);
    return log;
  }

  private static List<Line> lines(Random random) {
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      String text = "ä\u0000\u2028\n".repeat(random.nextInt(random.nextInt(8) == 0 ? 300 : 4));
      lines.add(new Line(Instant.ofEpochSecond(i), Severity.values()[i % 3], i + text));
    }
    return lines;
  }

  @RepeatedTest(20)
  void piecesMakeTheWhole(RepetitionInfo repetition) throws Exception {
    Random random = new Random(repetition.getCurrentRepetition());
    List<Line> lines = lines(random);
    TaskLog log = log(lines);
    int most = 1 + random.nextInt(2000);

    List<Line> forwards = new ArrayList<>();
    TaskLog.Part part = log.from(0, most);
    while (!part.lines().isEmpty()) {
      forwards.addAll(part.lines());
      part = log.from(part.next(), most);
    }
    assertThat(forwards).isEqualTo(lines);
    assertThat(part.next()).isEqualTo(part.size());

    List<Line> backwards = new ArrayList<>();
    TaskLog.Part last = log.before(Long.MAX_VALUE, most);
    while (!last.lines().isEmpty()) {
      backwards.addAll(0, last.lines());
      last = log.before(last.from(), most);
    }
    assertThat(backwards).isEqualTo(lines);
  }

  @Test
  void waitsForTheEndOfALine() throws Exception {
    TaskLog log = log(List.of(new Line(Instant.EPOCH, Severity.INFO, "whole")));
    long whole = log.from(0, 100).next();
    Files.writeString(folder.resolve("log.jsonl"), "{\"t\":", StandardOpenOption.APPEND);
    assertThat(log.from(whole, 100).lines()).isEmpty();
    assertThat(log.from(whole, 100).next()).isEqualTo(whole);
    assertThat(log.before(Long.MAX_VALUE, 100).lines()).hasSize(1);
    assertThat(log.before(Long.MAX_VALUE, 100).next()).isEqualTo(whole);
  }

  @Test
  void nothingWrittenIsNothing() throws Exception {
    TaskLog log = TaskLog.at(folder.resolve("none"));
    assertThat(log.from(0, 10)).isEqualTo(new TaskLog.Part(List.of(), 0, 0, 0));
    assertThat(log.before(5, 10)).isEqualTo(new TaskLog.Part(List.of(), 0, 0, 0));
  }

  @RepeatedTest(5)
  void readsOnFromAnyLineInBothDirections(RepetitionInfo repetition) throws Exception {
    List<Line> lines = lines(new Random(repetition.getCurrentRepetition()));
    TaskLog log = log(lines);
    List<TaskLog.Placed> forwards = new ArrayList<>();
    log.forwards(0, forwards::add);
    assertThat(forwards).extracting(TaskLog.Placed::line).isEqualTo(lines);
    for (int i = 0; i < lines.size(); i += 7) {
      int begin = i;
      List<Line> some = new ArrayList<>();
      log.forwards(forwards.get(i).at(), placed -> some.add(placed.line()) && some.size() < 5);
      assertThat(some).isEqualTo(lines.subList(i, Math.min(i + 5, lines.size())));
      List<TaskLog.Placed> back = new ArrayList<>();
      log.backwards(forwards.get(begin).at(), back::add);
      Collections.reverse(back);
      assertThat(back).isEqualTo(forwards.subList(0, begin));
    }
  }

  @Test
  void findsATimeInAFewReads() throws Exception {
    List<Line> lines = new ArrayList<>();
    String text = "x".repeat(500);
    for (int i = 0; i < 3000; i++) {
      lines.add(new Line(Instant.ofEpochSecond(i / 3), Severity.INFO, i + text));
    }
    TaskLog log = log(lines);
    for (int second : new int[] {-1, 0, 1, 500, 998, 999, 1000}) {
      Instant time = Instant.ofEpochSecond(second);
      List<Line> from = new ArrayList<>();
      log.forwards(log.beginOf(time), placed -> from.add(placed.line()));
      List<Line> expected = lines.stream().filter(line -> !line.at().isBefore(time)).toList();
      int more = from.size() - expected.size();
      assertThat(more).isBetween(0, 300);
      assertThat(from.subList(more, from.size())).isEqualTo(expected);
      List<Line> until = new ArrayList<>();
      log.backwards(log.endOf(time), placed -> until.add(placed.line()));
      Collections.reverse(until);
      List<Line> before = lines.stream().filter(line -> !line.at().isAfter(time)).toList();
      assertThat(until.size() - before.size()).isBetween(0, 300);
      assertThat(until.subList(0, before.size())).isEqualTo(before);
    }
  }

  @Test
  void noLineIsOlderThanTheOneBeforeIt() throws Exception {
    TaskLog log = log(List.of(new Line(Instant.ofEpochSecond(9), Severity.INFO, "late")));
    log.add(List.of(new Line(Instant.ofEpochSecond(3), Severity.INFO, "early")));
    TaskLog again = TaskLog.at(folder.resolve("log.jsonl"));
    again.add(List.of(new Line(Instant.ofEpochSecond(4), Severity.INFO, "again")));
    assertThat(again.from(0, 1000).lines())
        .extracting(Line::at)
        .containsOnly(Instant.ofEpochSecond(9));
  }

  @Test
  void leavesOutWhatIsDamaged() throws Exception {
    TaskLog log = log(List.of(new Line(Instant.EPOCH, Severity.INFO, "one")));
    Path file = folder.resolve("log.jsonl");
    byte[] garbage = new byte[9_000_000];
    for (String text :
        List.of("\n", "[]\n", "{\"t\":1}\n", "{\"t\":\"x\",\"s\":\"INFO\",\"m\":\"y\"}\n")) {
      Files.writeString(file, text, StandardOpenOption.APPEND);
    }
    Files.write(file, garbage, StandardOpenOption.APPEND);
    Files.writeString(file, "\n", StandardOpenOption.APPEND);
    log.add(List.of(new Line(Instant.EPOCH, Severity.INFO, "two")));
    List<String> texts = new ArrayList<>();
    log.forwards(0, placed -> texts.add(placed.line().text()));
    assertThat(texts).containsExactly("one", "two");
    texts.clear();
    log.backwards(Long.MAX_VALUE, placed -> texts.add(placed.line().text()));
    assertThat(texts).containsExactly("two", "one");
  }

  @Test
  void makesNoFolderOfADeletedJobAgain() {
    TaskLog log = TaskLog.at(folder.resolve("gone").resolve("logs").resolve("log.jsonl"));
    assertThatThrownBy(() -> log.add(Severity.INFO, "too late")).isInstanceOf(IOException.class);
    assertThat(folder.resolve("gone")).doesNotExist();
  }
}
