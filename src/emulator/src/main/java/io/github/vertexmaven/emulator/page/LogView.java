package io.github.vertexmaven.emulator.page;

import io.github.vertexmaven.emulator.http.HttpRequest;
import io.github.vertexmaven.emulator.http.HttpResponse;
import io.github.vertexmaven.emulator.http.Rejection;
import io.github.vertexmaven.emulator.store.Job;
import io.github.vertexmaven.emulator.store.TaskLog;
import io.github.vertexmaven.emulator.store.TaskRecord;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * What a try of a task wrote, a piece at a time; without a task what the emulator says of a job.
 */
record LogView(JobLookup shown) {

  private static final int PIECE = 256 * 1024;

  HttpResponse answer(HttpRequest request) throws IOException {
    TaskLog log = log(request);
    TaskLog.Part part =
        request.number("from").isPresent()
            ? log.from(request.number("from").getAsLong(), PIECE)
            : log.before(request.number("before").orElse(Long.MAX_VALUE), PIECE);
    return InertResponse.json(
        new JsonFields()
            .put("from", part.from())
            .put("next", part.next())
            .put("size", part.size())
            .put("lines", part.lines().stream().map(LogView::line).toList())
            .json());
  }

  private TaskLog log(HttpRequest request) {
    Job job = shown.job(request);
    if (request.parameter("task").isEmpty()) {
      return job.log();
    }
    TaskRecord task = shown.task(request);
    List<TaskRecord.Attempt> attempts = task.attempts();
    long index = request.number("try").orElse((long) attempts.size() - 1);
    if (index < 0 || index >= attempts.size()) {
      throw Rejection.notFound("The task has not had so many tries.");
    }
    return job.log(task, attempts.get((int) index));
  }

  private static Map<String, Object> line(TaskLog.Line line) {
    return new JsonFields()
        .put("at", line.at())
        .put("severity", line.severity().name())
        .put("text", line.text())
        .json();
  }
}
