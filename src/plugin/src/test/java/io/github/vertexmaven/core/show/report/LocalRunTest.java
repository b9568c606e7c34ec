package io.github.vertexmaven.core.show.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.core.UserException;
import io.github.vertexmaven.core.show.report.ReportedTask.State;
import io.github.vertexmaven.core.show.report.RunRecord.Outcome;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LocalRunTest {

  private static final ReportContext CONTEXT =
      new ReportContext(Optional.empty(), Map.of("environment", "local"), Map.of("size", "3"));

  private static LocalRun run(String... lines) {
    LocalRun run = new LocalRun(Path.of("/p"));
    for (String line : lines) {
      if (line.startsWith("{")) {
        ToldEvents.tell(line, run);
      } else {
        run.output(line);
      }
    }
    return run;
  }

  private static ReportedTask task(RunRecord run, String name) {
    return run.tasks().stream().filter(task -> task.name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void countsAttemptsAndKeepsTheFirstStart() {
    RunRecord run =
        run(
                "{event: run, millis: 1000, pipeline: p, nodes: [a]}",
                "{event: started, millis: 1010, node: a}",
                "{event: failed, millis: 1020, node: a}",
                "{event: again, node: a, attempt: 2, attempts: 3, waitMillis: 5}",
                "{event: started, millis: 1030, node: a}",
                "{event: done, millis: 1050, nanos: 20000000, node: a}",
                "{event: ended}")
            .record("run-1", CONTEXT);
    assertThat(run.outcome()).isEqualTo(Outcome.SUCCEEDED);
    ReportedTask a = task(run, "a");
    assertThat(a.attempts()).isEqualTo(2);
    assertThat(a.state()).isEqualTo(State.DONE);
    assertThat(a.started()).contains(Instant.ofEpochMilli(1010));
    assertThat(a.ended()).contains(Instant.ofEpochMilli(1050));
  }

  @Test
  void takesItsTimesFromTheEvents() {
    RunRecord run =
        run(
                "{event: run, millis: 1000, pipeline: p, nodes: [make, use]}",
                "{event: started, millis: 1010, node: make}",
                "{event: saved, millis: 1200, node: make, dataset: y, path: '/p/data/y.csv',"
                    + " numbers: {rows: 3}}",
                "{event: done, millis: 1250, nanos: 240000000, node: make}",
                "{event: started, millis: 1260, node: use}",
                "{event: done, millis: 1300, nanos: 40000000, node: use}",
                "{event: ended}")
            .record("run-1", CONTEXT);
    assertThat(run.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(run.started()).contains(Instant.ofEpochMilli(1000));
    assertThat(run.ended()).contains(Instant.ofEpochMilli(1300));
    assertThat(task(run, "make").ended()).contains(Instant.ofEpochMilli(1250));
    assertThat(run.written())
        .containsExactly(
            new WrittenData("y", "make", "data/y.csv", Map.of("rows", "3"), Optional.empty()));
    assertThat(run.inOneProcess()).isTrue();
  }

  @Test
  void whatIsPrintedBelongsToTheNodesThatRun() {
    RunRecord run =
        run(
                "before",
                "{event: run, millis: 1, nodes: [a, b]}",
                "{event: started, millis: 2, node: a}",
                "of a",
                "{event: started, millis: 3, node: b}",
                "of either",
                "{event: done, millis: 4, node: a}",
                "of b",
                "{event: done, millis: 5, node: b}",
                "{event: ended}")
            .record("run-1", CONTEXT);
    assertThat(run.log().lines()).containsExactly("before", "of a", "of either", "of b");
    assertThat(task(run, "a").log().lines()).containsExactly("of a", "of either");
    assertThat(task(run, "b").log().lines()).containsExactly("of either", "of b");
  }

  @Test
  void failuresOfNodesAndHooksAreTold() {
    RunRecord run =
        run(
                "{event: run, millis: 1, nodes: [a, b]}",
                "{event: started, millis: 2, node: a}",
                "{event: failed, millis: 9, node: a}",
                "{event: failure, node: a, source: 'N#a', cause: 'it broke', trace: 'it broke\\n"
                    + "\\tat N'}",
                "{event: failure, hook: H, moment: 'after the run', cause: 'it too', trace: ''}",
                "{event: stopped, resumeFrom: [a], done: 0, total: 2}",
                "{event: exit, pipeline: after}",
                "{event: run, millis: 10, nodes: [a]}",
                "{event: started, millis: 11, node: a}",
                "{event: done, millis: 12, node: a}")
            .record("run-1", CONTEXT);
    assertThat(run.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(run.error())
        .contains("Node 'a' failed: it broke\nHook H failed after the run: it too");
    assertThat(run.tasks().stream().map(ReportedTask::state))
        .containsExactly(State.FAILED, State.NOT_RUN, State.DONE);
    assertThat(run.tasks().stream().map(ReportedTask::onExit)).containsExactly(false, false, true);
    assertThat(task(run, "a").error()).contains("it broke\n\tat N");
  }

  @Test
  void aProcessThatEndedWithoutAWordHasStoppedItsNodes() {
    RunRecord run =
        run("{event: run, millis: 1, nodes: [a]}", "{event: started, millis: 2, node: a}")
            .record("run-1", CONTEXT, new UserException("It was killed by signal 9."));
    assertThat(run.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(task(run, "a").state()).isEqualTo(State.STOPPED);
    assertThat(run.error()).contains("It was killed by signal 9.");
  }

  @Test
  void logsAreBounded() {
    LogTail tail =
        new LogTail(
            java.util.stream.IntStream.range(0, 1_000)
                .mapToObj(i -> i + "x".repeat(9_000))
                .toList(),
            false,
            "");
    assertThat(tail.cut()).isTrue();
    assertThat(tail.lines()).hasSize(100).allMatch(line -> line.length() == 2_001);
    assertThat(tail.lines().get(99)).startsWith("999x");
    assertThat(new LogTail(List.of("a"), false, "").cut()).isFalse();
  }
}
