package io.github.vertexmaven.emulator.page;

import io.github.vertexmaven.emulator.store.Job;
import io.github.vertexmaven.emulator.store.TaskLog;
import io.github.vertexmaven.emulator.store.TaskRecord;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * What a try of a task wrote, a piece at a time; without a task what the emulator says of a job.
 */
record Logs(ShownJobs shown) {

  private static final int PIECE = 256 * 1024;

  Reply answer(Question question) throws IOException {
    TaskLog log = log(question);
    TaskLog.Part part =
        question.number("from").isPresent()
            ? log.from(question.number("from").get(), PIECE)
            : log.before(question.number("before").orElse(Long.MAX_VALUE), PIECE);
    return Reply.json(
        new Fields()
            .put("from", part.from())
            .put("next", part.next())
            .put("size", part.size())
            .put("lines", part.lines().stream().map(Logs::line).toList())
            .json());
  }

  private TaskLog log(Question question) {
    Job job = shown.job(question);
    if (question.text("task").isEmpty()) {
      return job.log();
    }
    TaskRecord task = shown.task(question);
    List<TaskRecord.Attempt> attempts = task.attempts();
    long index = question.number("try").orElse((long) attempts.size() - 1);
    if (index < 0 || index >= attempts.size()) {
      throw NotShown.absent("The task has not run so often.");
    }
    return job.log(task, attempts.get((int) index));
  }

  private static Map<String, Object> line(TaskLog.Line line) {
    return new Fields()
        .put("at", line.at())
        .put("severity", line.severity().name())
        .put("text", line.text())
        .json();
  }
}
