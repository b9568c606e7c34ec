package io.github.vertexmaven.emulator.page;

import io.github.vertexmaven.emulator.http.HttpRequest;
import io.github.vertexmaven.emulator.http.HttpResponse;
import io.github.vertexmaven.emulator.store.Job;
import io.github.vertexmaven.emulator.store.JobDefinition;
import io.github.vertexmaven.emulator.store.JobProgress;
import io.github.vertexmaven.emulator.store.TaskRecord;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A job with its tasks; whoever has seen some of it is told what has changed since. */
record JobDetails(JobLookup shown, RevisionToken moment) {

  private static final int LONGEST_ERROR = 2000;

  HttpResponse answer(HttpRequest request) {
    Job job = shown.job(request);
    Optional<Long> seen = moment.seen(request);
    Job.Changes changes = job.since(seen.orElse(0L));
    if (seen.filter(revision -> revision == changes.revision()).isPresent()) {
      return InertResponse.empty(204);
    }
    JsonFields fields = new JsonFields().put("token", moment.token(changes.revision()));
    if (seen.isEmpty()) {
      whole(fields, job);
    }
    status(fields, changes.status());
    return InertResponse.json(
        fields
            .put("tasks", changes.tasks().stream().map(task -> brief(task).json()).toList())
            .json());
  }

  private static void whole(JsonFields fields, Job job) {
    JobDefinition request = job.request();
    RequestMessage requested = RequestMessage.of(request);
    fields
        .put("whole", true)
        .put("key", JobLookup.key(job.key()))
        .put("name", job.key().resourceName())
        .put("id", job.key().id())
        .put("project", request.project())
        .put("pipeline", RequestMessage.pipeline(request.spec()))
        .put("display", requested.displayName())
        .put("schedule", requested.scheduleName())
        .put("root", request.root())
        .put("failFast", request.failFast())
        .put("created", request.created())
        .put("labels", request.labels())
        .put("given", given(requested))
        .put("inputs", ArtifactJson.values(request.inputs()));
  }

  /** The parameters that the caller gave, as opposed to the spec's own. */
  private static Object given(RequestMessage requested) {
    return RequestMessage.object(
            RequestMessage.object(requested.message(), "runtimeConfig"), "parameterValues")
        .keySet()
        .stream()
        .toList();
  }

  private static void status(JsonFields fields, JobProgress status) {
    fields
        .put("state", status.state().name())
        .put("started", status.started())
        .put("ended", status.ended())
        .put("error", status.error().map(error -> error.message()));
  }

  /** Numbers of tasks are too long for JavaScript's. */
  static JsonFields brief(TaskRecord task) {
    TaskRecord.Identity identity = task.identity();
    return new JsonFields()
        .put("id", Long.toString(task.id()))
        .put("parent", Long.toString(identity.parent()))
        .put("name", identity.name())
        .put("display", identity.displayName())
        .put("kind", identity.kind().name())
        .put("state", task.state().name())
        .put("created", task.created())
        .put("started", task.started())
        .put("ended", task.ended())
        .put("tries", task.attempts().size())
        .put("retried", retries(task))
        .put("error", task.error().map(error -> JsonFields.cut(error.message(), LONGEST_ERROR)));
  }

  /** When tries after the first began. */
  private static Optional<List<String>> retries(TaskRecord task) {
    List<String> times =
        task.attempts().stream()
            .skip(1)
            .flatMap(attempt -> attempt.begun().stream())
            .map(Instant::toString)
            .toList();
    return times.isEmpty() ? Optional.empty() : Optional.of(times);
  }

  static Map<String, Object> change(TaskRecord.Change change) {
    return new JsonFields()
        .put("at", change.at())
        .put("state", change.state().name())
        .put("error", change.error().map(error -> error.message()))
        .json();
  }
}
