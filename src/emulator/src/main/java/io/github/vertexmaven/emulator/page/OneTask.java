package io.github.vertexmaven.emulator.page;

import io.github.vertexmaven.emulator.store.TaskRecord;
import java.util.Map;

/** A task with everything that is known of it. */
record OneTask(ShownJobs shown) {

  Reply answer(Question question) {
    TaskRecord task = shown.task(question);
    return Reply.json(
        OneJob.brief(task)
            .put("unique", task.identity().uniqueName())
            .put("error", task.error().map(error -> error.message()))
            .put("history", task.history().stream().map(OneJob::change).toList())
            .put("attempts", task.attempts().stream().map(OneTask::attempt).toList())
            .put(
                "origin", task.origin().map(from -> Map.of("job", from.job(), "task", from.task())))
            .put("inputs", Artifacts.values(task.inputs()))
            .put("outputs", Artifacts.values(task.outputs()))
            .json());
  }

  private static Map<String, Object> attempt(TaskRecord.Attempt attempt) {
    return new Fields()
        .put("customJob", Long.toString(attempt.customJob()))
        .put("failed", attempt.failed())
        .put("started", attempt.begun())
        .json();
  }
}
