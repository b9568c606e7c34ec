package io.github.vertexmaven.emulator.page;

import io.github.vertexmaven.emulator.store.Job;
import io.github.vertexmaven.emulator.store.JobRequest;
import io.github.vertexmaven.emulator.store.JobStatus;
import io.github.vertexmaven.emulator.store.TaskRecord;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A job with its tasks; whoever has seen some of it is told what has changed since. */
record OneJob(ShownJobs shown, Moment moment) {

  private static final int LONGEST_ERROR = 2000;

  Reply answer(Question question) {
    Job job = shown.job(question);
    Optional<Long> seen = moment.seen(question);
    Job.Changes changes = job.since(seen.orElse(0L));
    if (seen.filter(revision -> revision == changes.revision()).isPresent()) {
      return Reply.empty(204);
    }
    Fields fields = new Fields().put("token", moment.token(changes.revision()));
    if (seen.isEmpty()) {
      whole(fields, job);
    }
    status(fields, changes.status());
    return Reply.json(
        fields
            .put("tasks", changes.tasks().stream().map(task -> brief(task).json()).toList())
            .json());
  }

  private static void whole(Fields fields, Job job) {
    JobRequest request = job.request();
    Requested requested = Requested.of(request);
    fields
        .put("whole", true)
        .put("key", ShownJobs.key(job.key()))
        .put("name", job.key().resourceName())
        .put("id", job.key().id())
        .put("project", request.project())
        .put("pipeline", Requested.pipeline(request.spec()))
        .put("display", requested.displayName())
        .put("schedule", requested.scheduleName())
        .put("root", request.root())
        .put("failFast", request.failFast())
        .put("created", request.created())
        .put("labels", request.labels())
        .put("given", given(requested))
        .put("inputs", Artifacts.values(request.inputs()));
  }

  /** The parameters that the caller gave, as opposed to the spec's own. */
  private static Object given(Requested requested) {
    return Requested.object(
            Requested.object(requested.message(), "runtimeConfig"), "parameterValues")
        .keySet()
        .stream()
        .toList();
  }

  private static void status(Fields fields, JobStatus status) {
    fields
        .put("state", status.state().name())
        .put("started", status.started())
        .put("ended", status.ended())
        .put("error", status.error().map(error -> error.message()));
  }

  /** Numbers of tasks are too long for JavaScript's. */
  static Fields brief(TaskRecord task) {
    TaskRecord.Identity identity = task.identity();
    return new Fields()
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
        .put("error", task.error().map(error -> Fields.cut(error.message(), LONGEST_ERROR)));
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
    return new Fields()
        .put("at", change.at())
        .put("state", change.state().name())
        .put("error", change.error().map(error -> error.message()))
        .json();
  }
}
