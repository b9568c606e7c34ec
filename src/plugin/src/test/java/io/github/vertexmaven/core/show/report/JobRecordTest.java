package io.github.vertexmaven.core.show.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.core.service.JobStatus;
import io.github.vertexmaven.core.service.Jobs;
import io.github.vertexmaven.core.service.RemoteException;
import io.github.vertexmaven.core.service.TaskLogs;
import io.github.vertexmaven.core.service.TaskStatus;
import io.github.vertexmaven.core.show.report.ReportedTask.State;
import io.github.vertexmaven.core.show.report.RunRecord.Outcome;
import io.github.vertexmaven.core.show.status.Commands;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JobRecordTest {

  private static final ReportContext CONTEXT =
      new ReportContext(
          Optional.of("http://localhost/job"), Map.of("environment", "prod"), Map.of());

  private static RunRecord record(JobStatus job, TaskLogs logs) {
    return new JobRecord(
            Map.of("train", "first run"),
            logs,
            new Commands("", "mvn vertexai:run-once"),
            (task, key) -> task + "." + key)
        .of(job, CONTEXT, Optional.empty());
  }

  private static TaskLogs.Line line(String text) {
    return new TaskLogs.Line(Instant.EPOCH, "INFO", text);
  }

  @Test
  void tasksHaveTheirStatesReasonsAndLogs() {
    JobStatus job =
        Jobs.job("job-1", JobStatus.State.FAILED)
            .error("The DAG failed.")
            .importer(2, "raw", TaskStatus.State.SUCCEEDED)
            .task(3, "clean", TaskStatus.State.SKIPPED, 0)
            .task(
                4,
                "train",
                TaskStatus.State.SUCCEEDED,
                400,
                Map.of("model", List.of("gs://b/model")))
            .task(5, "score", TaskStatus.State.FAILED, 100)
            .task(6, "tell", TaskStatus.State.PENDING, -1)
            .build();
    RunRecord run = record(job, (logId, after, limit, last) -> List.of(line(logId)));
    assertThat(run.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(run.error()).contains("The DAG failed.");
    assertThat(run.facts().keySet()).containsExactly("job", "environment", "run data");
    assertThat(run.tasks())
        .extracting(ReportedTask::name, ReportedTask::state)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple("raw", State.INPUT),
            org.assertj.core.groups.Tuple.tuple("clean", State.REUSED),
            org.assertj.core.groups.Tuple.tuple("train", State.DONE),
            org.assertj.core.groups.Tuple.tuple("score", State.FAILED),
            org.assertj.core.groups.Tuple.tuple("tell", State.NOT_RUN));
    ReportedTask train =
        run.tasks().stream().filter(task -> task.name().equals("train")).findFirst().orElseThrow();
    assertThat(train.why()).contains("first run");
    assertThat(train.log().lines()).containsExactly("custom-4");
    assertThat(train.log().more())
        .isEqualTo("mvn vertexai:logs -Dvertexai.job=job-1 -Dvertexai.task=train");
    assertThat(run.written())
        .containsExactly(
            new WrittenData("train.model", "train", "gs://b/model", Map.of(), Optional.empty()));
  }

  @Test
  void logsOfManyTasksAreAskedForFailuresFirstAndNotWithoutEnd() {
    Jobs jobs = Jobs.job("job-1", JobStatus.State.FAILED);
    for (int id = 2; id < 100; id++) {
      jobs.task(id, "task-" + id, TaskStatus.State.SUCCEEDED, 10);
    }
    jobs.task(100, "broken", TaskStatus.State.FAILED, 10);
    List<String> asked = new ArrayList<>();
    RunRecord run =
        record(
            jobs.build(),
            (logId, after, limit, last) -> {
              asked.add(logId);
              return List.of(line("x"));
            });
    assertThat(asked).hasSize(40).startsWith("custom-100");
    assertThat(run.tasks().stream().filter(task -> task.log().lines().isEmpty()))
        .hasSize(59)
        .allMatch(task -> task.log().cut() && task.log().more().contains("vertexai:logs"));
  }

  @Test
  void logsThatCannotBeReadAreAskedForOnce() {
    JobStatus job =
        Jobs.job("job-1", JobStatus.State.CANCELLED)
            .task(2, "a", TaskStatus.State.SUCCEEDED, 10)
            .task(3, "b", TaskStatus.State.CANCELLED, 10)
            .build();
    List<String> asked = new ArrayList<>();
    RunRecord run =
        record(
            job,
            (logId, after, limit, last) -> {
              asked.add(logId);
              throw new RemoteException(RemoteException.Kind.UNAVAILABLE, "no", null);
            });
    assertThat(asked).hasSize(1);
    assertThat(run.outcome()).isEqualTo(Outcome.CANCELLED);
    assertThat(run.tasks()).extracting(ReportedTask::state).contains(State.STOPPED);
  }
}
