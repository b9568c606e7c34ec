package io.github.vertexmaven.core.show.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.core.service.JobStatus;
import io.github.vertexmaven.core.service.Jobs;
import io.github.vertexmaven.core.service.TaskStatus;
import io.github.vertexmaven.core.show.table.Screen;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LiveTableTest {

  private static JobStatus job(TaskStatus.State state) {
    TaskStatus root = task(1, Optional.empty(), "root", TaskStatus.State.RUNNING);
    TaskStatus node = task(2, Optional.of(1L), "train", state);
    return new JobStatus(
        "job",
        "job",
        "p",
        JobStatus.State.RUNNING,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        "gs://b",
        List.of(root, node));
  }

  private static TaskStatus task(
      long id, Optional<Long> parent, String name, TaskStatus.State state) {
    return new TaskStatus(
        id,
        parent,
        name,
        state,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of("7"),
        1,
        Map.of(),
        Map.of(),
        List.of());
  }

  @Test
  void writesOverWhatItHasShown() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    LiveTable table =
        new LiveTable(
            new PrintStream(bytes, true, StandardCharsets.UTF_8), new Screen(80, false), 40);

    table.show(job(TaskStatus.State.RUNNING));
    String first = bytes.toString(StandardCharsets.UTF_8);
    bytes.reset();
    table.show(job(TaskStatus.State.SUCCEEDED));
    String second = bytes.toString(StandardCharsets.UTF_8);

    assertThat(first.replace("\u001b[2K\r", "").lines())
        .containsExactly("Task   State      Seconds", "train  started", "", "0 of 1 tasks done");
    assertThat(second).startsWith("\u001b[4A\u001b[2K");
    assertThat(second).contains("train  done").contains("1 of 1 tasks done");
  }

  @Test
  void atTheEndSaysOfEachTaskWhy() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    LiveTable table =
        new LiveTable(
            new PrintStream(bytes, true, StandardCharsets.UTF_8), new Screen(80, false), 40);
    table.show(job(TaskStatus.State.RUNNING));
    bytes.reset();
    table.end(job(TaskStatus.State.SUCCEEDED), Map.of("train", "changed: parameter alpha"));
    String end = bytes.toString(StandardCharsets.UTF_8);
    assertThat(end).startsWith("\u001b[4A\u001b[J");
    assertThat(end.substring("\u001b[4A\u001b[J".length()).replace("\u001b[2K\r", "").lines())
        .containsExactly(
            "Task   State      Seconds",
            "train  done                changed: parameter alpha",
            "",
            "1 of 1 tasks done");
  }

  /** What did not fit while it went on is there at the end. */
  @Test
  void atTheEndShowsAllTasks() {
    Jobs job = Jobs.job("job", JobStatus.State.SUCCEEDED);
    for (int i = 0; i < 30; i++) {
      job.task(2 + i, "task-" + i, TaskStatus.State.SUCCEEDED, 10);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    LiveTable table =
        new LiveTable(
            new PrintStream(bytes, true, StandardCharsets.UTF_8), new Screen(80, false), 10);
    table.show(job.build());
    bytes.reset();
    table.end(job.build(), Map.of());
    assertThat(bytes.toString(StandardCharsets.UTF_8).replace("\u001b[2K\r", "").lines())
        .hasSize(33);
  }

  /** Of a table that is longer than the terminal the tasks under way are seen. */
  @Test
  void showsWhatFits() {
    Jobs job = Jobs.job("job", JobStatus.State.RUNNING);
    for (int i = 0; i < 100; i++) {
      TaskStatus.State state =
          i < 50
              ? TaskStatus.State.SUCCEEDED
              : i < 53 ? TaskStatus.State.RUNNING : TaskStatus.State.PENDING;
      job.task(2 + i, "task-" + i, state, i < 50 ? 10 : -1);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new LiveTable(new PrintStream(bytes, true, StandardCharsets.UTF_8), new Screen(80, false), 10)
        .show(job.build());
    assertThat(bytes.toString(StandardCharsets.UTF_8).replace("\u001b[2K\r", "").lines())
        .containsExactly(
            "Task     State      Seconds",
            "task-50  started",
            "task-51  started",
            "task-52  started",
            "task-53  waiting",
            "task-54  waiting",
            "… 50 tasks above, 45 below",
            "",
            "50 of 100 tasks done");
  }
}
