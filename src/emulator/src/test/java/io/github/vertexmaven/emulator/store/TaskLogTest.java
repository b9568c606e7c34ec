package io.github.vertexmaven.emulator.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.emulator.store.TaskLog.Line;
import io.github.vertexmaven.emulator.store.TaskLog.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
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
}
