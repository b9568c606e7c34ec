package io.github.vertexmaven.core.show.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.core.service.JobStatus;
import io.github.vertexmaven.core.service.Jobs;
import io.github.vertexmaven.core.service.RemoteException;
import io.github.vertexmaven.core.service.TaskLogs;
import io.github.vertexmaven.core.service.TaskStatus;
import io.github.vertexmaven.core.show.table.Screen;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of jobs, word for word. */
class JobTextsTest {

  private static final Commands COMMANDS = new Commands("-Dvertexai.env=prod", "mvn deploy");

  private static final Screen SCREEN = Screen.ofFile();

  @TempDir Path dir;

  private static Jobs running() {
    return Jobs.job("space-1", JobStatus.State.RUNNING);
  }

  /** Answers with these lines for every task. */
  private static TaskLogs logs(String... texts) {
    return (logId, after, limit, last) ->
        Arrays.stream(texts).map(text -> new TaskLogs.Line(Jobs.START, "INFO", text)).toList();
  }

  @Test
  void changesAreToldOnce() {
    JobChanges changes = new JobChanges();
    assertThat(
            changes.since(
                running()
                    .importer(2, "importer-raw", TaskStatus.State.RUNNING)
                    .task(3, "a", TaskStatus.State.RUNNING, -1)
                    .task(4, "b", TaskStatus.State.PENDING, -1)
                    .build()))
        .containsExactly("started   a");
    JobStatus later =
        running()
            .importer(2, "importer-raw", TaskStatus.State.SUCCEEDED)
            .task(3, "a", TaskStatus.State.SUCCEEDED, 1234)
            .task(4, "b", TaskStatus.State.RUNNING, -1)
            .build();
    assertThat(changes.since(later))
        .containsExactly("input     importer-raw", "done      a (1.23 s)", "started   b");
    assertThat(changes.since(later)).isEmpty();
    assertThat(
            changes.since(
                running()
                    .task(4, "b", TaskStatus.State.FAILED, 50)
                    .task(5, "c", TaskStatus.State.SKIPPED, 0)
                    .task(6, "d", TaskStatus.State.NOT_TRIGGERED, 0)
                    .task(7, "e", TaskStatus.State.CANCELLING, -1)
                    .task(8, "f", TaskStatus.State.CANCELLED, 9)
                    .build()))
        .containsExactly(
            "failed    b (0.05 s)", "cached    c", "not run   d", "stopping  e", "cancelled f");
  }

  @Test
  void aTableHasARowForEachTaskThatRunsAndASum() {
    JobStatus job =
        Jobs.job("space-1", JobStatus.State.FAILED)
            .took(2500)
            .task(4, "train_model", TaskStatus.State.FAILED, 1000)
            .importer(2, "importer-raw", TaskStatus.State.SUCCEEDED)
            .task(3, "split", TaskStatus.State.SKIPPED, 0)
            .task(5, "evaluate", TaskStatus.State.PENDING, -1)
            .build();
    assertThat(JobTable.of(job, SCREEN))
        .containsExactly(
            "Task          State      Seconds",
            "importer-raw  input",
            "split         cached",
            "train_model   failed        1.00",
            "evaluate      waiting",
            "",
            "0 of 3 tasks done, 1 reused from the cache, in 2.50 s");
  }

  @Test
  void aTableSaysWhenNothingHadToRun() {
    JobStatus job =
        Jobs.job("space-1", JobStatus.State.SUCCEEDED)
            .took(100)
            .task(3, "a", TaskStatus.State.SKIPPED, 0)
            .build();
    assertThat(JobTable.of(job, SCREEN))
        .containsExactly(
            "Task  State      Seconds",
            "a     cached",
            "",
            "The only task reused from the cache, in 0.10 s");
    assertThat(JobTable.of(running().build(), SCREEN))
        .containsExactly("Task  State      Seconds", "", "0 of 0 tasks done");
  }

  @Test
  void jobsAreListedInTheGivenOrder() {
    String created =
        DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm")
            .withZone(ZoneId.systemDefault())
            .format(Jobs.START);
    assertThat(
            JobList.of(
                List.of(
                    Jobs.job("space-2", JobStatus.State.RUNNING).build(),
                    Jobs.job("space-longer-1", JobStatus.State.SUCCEEDED).took(61_250).build()),
                id -> "https://x.test/" + id,
                SCREEN))
        .containsExactly(
            "Job             State       Created            Seconds",
            "space-2         running     " + created,
            "space-longer-1  succeeded   " + created + "      61.3");
    assertThat(JobList.of(List.of(), id -> id, SCREEN)).containsExactly("No pipeline jobs.");
  }

  @Test
  void aFailureShowsTheNodesOwnException() {
    JobStatus job =
        Jobs.job("space-1", JobStatus.State.FAILED)
            .task(2, "good", TaskStatus.State.SUCCEEDED, 10)
            .task(3, "bad", TaskStatus.State.FAILED, 10)
            .build();
    String text =
        JobFailure.of(
            job,
            logs(
                "java.lang.Exception: earlier, was only printed",
                "\tat acme.Nodes.first(Nodes.java:1)",
                "Node 'bad' (acme.Nodes#bad) failed:",
                "java.lang.IllegalStateException: outer",
                "\tat acme.Nodes.bad(Nodes.java:12)",
                "Caused by: java.io.IOException: inner",
                "\tat acme.Nodes.inner(Nodes.java:20)",
                "\t... 3 more"),
            COMMANDS);
    assertThat(text)
        .isEqualTo(
            """
            Task 'bad' failed: java.lang.IllegalStateException: outer
              | java.lang.IllegalStateException: outer
              |     at acme.Nodes.bad(Nodes.java:12)
              | Caused by: java.io.IOException: inner
              |     at acme.Nodes.inner(Nodes.java:20)
              |     ... 3 more
              Whole output: mvn vertexai:logs -Dvertexai.env=prod -Dvertexai.job=space-1 -Dvertexai.task=bad
            The next run reuses the tasks that are done. Fix the cause, then run: mvn deploy\
            """);
  }

  @Test
  void withoutAnExceptionTheLastTenLinesAreShown() {
    JobStatus job =
        Jobs.job("j", JobStatus.State.FAILED).task(3, "bad", TaskStatus.State.FAILED, 1).build();
    String[] lines = new String[12];
    Arrays.setAll(lines, i -> "line " + (i + 1));
    assertThat(JobFailure.of(job, logs(lines), COMMANDS))
        .isEqualTo(
            """
            Task 'bad' failed: The replica exited with a non-zero status of 1.
              | line 3
              | line 4
              | line 5
              | line 6
              | line 7
              | line 8
              | line 9
              | line 10
              | line 11
              | line 12
              Whole output: mvn vertexai:logs -Dvertexai.env=prod -Dvertexai.job=j -Dvertexai.task=bad
            The next run reuses the tasks that are done. Fix the cause, then run: mvn deploy\
            """);
  }

  @Test
  void aKilledProcessIsToldWhatGivesItMore() {
    JobStatus job =
        Jobs.job("j", JobStatus.State.FAILED)
            .task(3, "bad", TaskStatus.State.FAILED, 1)
            .because("The replica workerpool0-0 exited with a non-zero status of 137.")
            .build();
    assertThat(JobFailure.of(job, logs(), COMMANDS))
        .isEqualTo(
            """
            Task 'bad' failed: The replica workerpool0-0 exited with a non-zero status of 137.
              The process was killed, usually because the machine ran out of memory: give the task more memory with run_config.resources, or limit its JVM with run_config.jvm_flags.
              Whole output: mvn vertexai:logs -Dvertexai.env=prod -Dvertexai.job=j -Dvertexai.task=bad
            The next run reuses the tasks that are done. Fix the cause, then run: mvn deploy\
            """);
  }

  private static final String FULL =
      "Give the task more memory with run_config.resources, of which its JVM takes 75 %, or give its JVM more with run_config.jvm_flags, such as -Xmx4g.";

  /** However a JVM comes to its end by it, and whichever lines of it are shown. */
  @Test
  void aTaskWithoutMemoryIsToldWhatGivesItMore() {
    JobStatus job =
        Jobs.job("j", JobStatus.State.FAILED).task(3, "bad", TaskStatus.State.FAILED, 1).build();
    String end =
        "\n"
            + "  Whole output: mvn vertexai:logs -Dvertexai.env=prod -Dvertexai.job=j"
            + " -Dvertexai.task=bad\n"
            + "The next run reuses the tasks that are done. Fix the cause, then run: mvn deploy";
    String error = "java.lang.OutOfMemoryError: Java heap space";
    String at = "\tat acme.Nodes.bad(Nodes.java:12)";
    assertThat(JobFailure.of(job, logs("Node 'bad' failed:", error + ". " + FULL, at), COMMANDS))
        .isEqualTo(
            "Task 'bad' failed: "
                + error
                + ". "
                + FULL
                + "\n  | "
                + error
                + ". "
                + FULL
                + "\n  |     at acme.Nodes.bad(Nodes.java:12)"
                + end);
    String said = "Out of memory: java.lang.OutOfMemoryError. " + FULL;
    assertThat(JobFailure.of(job, logs(said, error, at), COMMANDS))
        .isEqualTo(
            "Task 'bad' failed: "
                + error
                + "\n  "
                + FULL
                + "\n  | "
                + error
                + "\n  |     at acme.Nodes.bad(Nodes.java:12)"
                + end);
    String terminating = "Terminating due to java.lang.OutOfMemoryError: Java heap space";
    assertThat(JobFailure.of(job, logs(terminating), COMMANDS))
        .isEqualTo(
            "Task 'bad' failed: The replica exited with a non-zero status of 1.\n  "
                + FULL
                + "\n  | "
                + terminating
                + end);
  }

  @Test
  void outputThatCannotBeReadDoesNotHideTheFailure() {
    JobStatus job =
        Jobs.job("j", JobStatus.State.FAILED).task(3, "bad", TaskStatus.State.FAILED, 1).build();
    TaskLogs broken =
        (logId, after, limit, last) -> {
          throw new RemoteException(
              RemoteException.Kind.PERMISSION_DENIED, "logging.viewer is missing.", null);
        };
    assertThat(JobFailure.of(job, broken, COMMANDS))
        .isEqualTo(
            """
            Task 'bad' failed: The replica exited with a non-zero status of 1.
              | (its output could not be read: logging.viewer is missing.)
              Whole output: mvn vertexai:logs -Dvertexai.env=prod -Dvertexai.job=j -Dvertexai.task=bad
            The next run reuses the tasks that are done. Fix the cause, then run: mvn deploy\
            """);
  }

  @Test
  void aJobThatFailedWithoutATaskSaysItsOwnError() {
    JobStatus failed =
        Jobs.job("j", JobStatus.State.FAILED).error("The emulator was killed.").build();
    assertThat(JobFailure.of(failed, logs(), COMMANDS))
        .isEqualTo(
            """
            Job j ended failed. The emulator was killed.
            The next run reuses the tasks that are done. Fix the cause, then run: mvn deploy\
            """);
    assertThat(JobFailure.of(Jobs.job("j", JobStatus.State.CANCELLED).build(), logs(), COMMANDS))
        .isEqualTo(
            """
            Job j was cancelled.
            The next run reuses the tasks that are done: mvn deploy\
            """);
  }

  @Test
  void outputsAreNamedWithTheNumbersOfMetrics() {
    JobStatus job =
        Jobs.job("j", JobStatus.State.SUCCEEDED)
            .importer(2, "importer-raw", TaskStatus.State.SUCCEEDED)
            .task(
                3,
                "a",
                TaskStatus.State.SUCCEEDED,
                1,
                Map.of(
                    "model", List.of("gs://b/model"),
                    "part", List.of("gs://b/1/part", "gs://b/2/part", "gs://b/3/part")))
            .metrics(
                4,
                "c",
                Map.of("quality", "gs://b/c/quality", "bad_metrics", "gs://b/bad_metrics"),
                Map.of("gs://b/c/quality", Map.of("r2", 0.46238, "mae", 12.0)))
            .build();
    assertThat(Outputs.of(job, Set.of("quality"), (task, key) -> task + "." + key))
        .containsExactly(
            "wrote a.model        gs://b/model",
            "wrote a.part         gs://b/1/part and 2 more",
            "wrote c.bad_metrics  gs://b/bad_metrics",
            "wrote c.quality      gs://b/c/quality  mae = 12, r2 = 0.4624");
  }

  @Test
  void ofManyOutputsTheResultsAreNamed() {
    Jobs job = Jobs.job("j", JobStatus.State.SUCCEEDED);
    for (int i = 0; i < 60; i++) {
      Map<String, List<String>> outputs = Map.of("d" + i, List.of("gs://b/" + i));
      job.task(2 + i, "t" + i, TaskStatus.State.SUCCEEDED, 1, outputs);
    }
    assertThat(Outputs.of(job.build(), Set.of("d7", "d8"), (task, key) -> key))
        .containsExactly(
            "wrote d7  gs://b/7",
            "wrote d8  gs://b/8",
            "and 58 more datasets, which other tasks read");
  }

  @Test
  void numbersAreSortedAsPeopleCountAndOfManyTheFirst() {
    Map<String, Double> numbers = new TreeMap<>();
    for (int i = 0; i < 11; i++) {
      numbers.put("fold[" + i + "]", i + 0.123456);
    }
    assertThat(Figures.line(numbers))
        .isEqualTo(
            "fold[0] = 0.1235, fold[1] = 1.123, fold[2] = 2.123, fold[3] = 3.123, fold[4] = 4.123,"
                + " fold[5] = 5.123, fold[6] = 6.123, fold[7] = 7.123 and 3 more");
    assertThat(Figures.exact(numbers)).hasSize(11).containsEntry("fold[10]", "10.123456");
    assertThat(Figures.exact(Map.of("rows", 31.0))).isEqualTo(Map.of("rows", "31"));
  }
}
