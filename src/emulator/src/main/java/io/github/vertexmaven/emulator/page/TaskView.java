package io.github.vertexmaven.emulator.page;

import io.github.vertexmaven.emulator.http.HttpRequest;
import io.github.vertexmaven.emulator.http.HttpResponse;
import io.github.vertexmaven.emulator.store.TaskRecord;
import java.util.Map;

/** A task with everything that is known of it. */
record TaskView(JobLookup shown) {

  HttpResponse answer(HttpRequest request) {
    TaskRecord task = shown.task(request);
    return InertResponse.json(
        JobDetails.brief(task)
            .put("unique", task.identity().uniqueName())
            .put("error", task.error().map(error -> error.message()))
            .put("history", task.history().stream().map(JobDetails::change).toList())
            .put("attempts", task.attempts().stream().map(TaskView::attempt).toList())
            .put(
                "origin", task.origin().map(from -> Map.of("job", from.job(), "task", from.task())))
            .put("inputs", ArtifactJson.values(task.inputs()))
            .put("outputs", ArtifactJson.values(task.outputs()))
            .json());
  }

  private static Map<String, Object> attempt(TaskRecord.Attempt attempt) {
    return new JsonFields()
        .put("customJob", Long.toString(attempt.customJob()))
        .put("failed", attempt.failed())
        .put("started", attempt.begun())
        .json();
  }
}
