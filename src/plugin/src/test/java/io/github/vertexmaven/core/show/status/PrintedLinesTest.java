package io.github.vertexmaven.core.show.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.core.service.JobStatus;
import io.github.vertexmaven.core.service.Jobs;
import io.github.vertexmaven.core.service.TaskLogs;
import io.github.vertexmaven.core.service.TaskStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PrintedLinesTest {

  private static final TaskLogs LOGS =
      (logId, after, limit, last) ->
          logId.equals("custom-2")
              ? List.of(new TaskLogs.Line(Instant.EPOCH, "INFO", "12 rows"))
              : List.of();

  private static List<String> said(JobStatus job) {
    List<String> said = new ArrayList<>();
    new PrintedLines(
            LOGS,
            Map.of("c", "from p-1", "d", "from an earlier run"),
            new Commands("-Dvertexai.env=prod", "mvn deploy"),
            1000)
        .ofAll(job, said::add);
    return said;
  }

  @Test
  void saysOfEachTaskWhyThereIsNothingToRead() {
    JobStatus job =
        Jobs.job("j", JobStatus.State.RUNNING)
            .importer(1, "raw", TaskStatus.State.SUCCEEDED)
            .task(2, "a", TaskStatus.State.SUCCEEDED, 5)
            .task(3, "b", TaskStatus.State.SUCCEEDED, 5)
            .task(4, "c", TaskStatus.State.SKIPPED, 0)
            .task(5, "d", TaskStatus.State.SKIPPED, 0)
            .task(6, "e", TaskStatus.State.RUNNING, -1)
            .task(7, "f", TaskStatus.State.NOT_TRIGGERED, -1)
            .task(8, "g", TaskStatus.State.PENDING, -1)
            .build();
    assertThat(said(job))
        .containsExactlyInAnyOrder(
            "--- a",
            "12 rows",
            "--- b: printed nothing",
            "--- c: reused, see job p-1: mvn vertexai:logs -Dvertexai.env=prod -Dvertexai.job=p-1"
                + " -Dvertexai.task=c",
            "--- d: reused from an earlier run",
            "--- e: has printed nothing yet",
            "--- f: was not run: its condition was false",
            "--- g: has not started yet");
  }

  @Test
  void printsAllTriesOfATask() {
    JobStatus job =
        Jobs.job("j", JobStatus.State.SUCCEEDED)
            .task(2, "a", TaskStatus.State.SUCCEEDED, 5)
            .triedBefore("custom-2", "silent", "custom-2")
            .build();
    assertThat(said(job))
        .containsExactly(
            "--- a, try 1 of 4",
            "12 rows",
            "--- a, try 3 of 4",
            "12 rows",
            "--- a, try 4 of 4",
            "12 rows");
  }

  @Test
  void doesNotBlameTheConditionAloneWhereATaskFailed() {
    JobStatus job =
        Jobs.job("j", JobStatus.State.FAILED)
            .task(3, "b", TaskStatus.State.FAILED, 5)
            .task(4, "c", TaskStatus.State.NOT_TRIGGERED, -1)
            .build();
    assertThat(said(job))
        .contains("--- c: was not run: a task before it failed, or its condition was false");
  }

  @Test
  void saysThatAJobHasNoTasks() {
    assertThat(said(Jobs.job("j", JobStatus.State.PENDING).build()))
        .containsExactly("Job j has no tasks yet.");
    assertThat(said(Jobs.job("j", JobStatus.State.FAILED).error("No quota.").build()))
        .containsExactly("Job j has no tasks.", "No quota.");
  }
}
