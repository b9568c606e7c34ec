package io.github.vertexmaven.emulator.page;

import io.github.vertexmaven.emulator.store.Job;
import io.github.vertexmaven.emulator.store.JobStatus;
import io.github.vertexmaven.emulator.store.Jobs;
import io.github.vertexmaven.emulator.store.TaskRecord;
import io.github.vertexmaven.emulator.store.TaskState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The jobs that fit, the newest first, a page at a time. */
record JobList(Jobs jobs, Moment moment) {

  private static final int USUAL = 50;
  private static final int MOST = 500;
  private static final int LONGEST_ERROR = 300;

  Reply answer(Question question) {
    long revision = jobs.revision();
    if (moment.seen(question).filter(seen -> seen == revision).isPresent()) {
      return Reply.empty(204);
    }
    JobFilter filter = JobFilter.of(question);
    List<Job> all = jobs.all();
    List<Job> fitting = all.stream().filter(filter).toList();
    int from = (int) Math.min(Math.max(0, question.number("from").orElse(0L)), fitting.size());
    int size = (int) Math.min(Math.max(1, question.number("size").orElse((long) USUAL)), MOST);
    return Reply.json(
        new Fields()
            .put("token", moment.token(revision))
            .put("all", all.size())
            .put("states", states(all))
            .put("fitting", fitting.size())
            .put("from", from)
            .put("active", all.stream().anyMatch(job -> !job.status().state().ended()))
            .put(
                "jobs",
                fitting.subList(from, Math.min(fitting.size(), from + size)).stream()
                    .map(job -> row(job).json())
                    .toList())
            .json());
  }

  private static Map<String, Object> states(List<Job> all) {
    Map<String, Object> counts = new TreeMap<>();
    all.forEach(job -> counts.merge(job.status().state().name(), 1, JobList::sum));
    return counts;
  }

  private static Object sum(Object one, Object other) {
    return (Integer) one + (Integer) other;
  }

  /** What lists say of a job. */
  static Fields row(Job job) {
    Requested requested = Requested.of(job.request());
    JobStatus status = job.status();
    return new Fields()
        .put("key", ShownJobs.key(job.key()))
        .put("name", job.key().resourceName())
        .put("id", job.key().id())
        .put("pipeline", Requested.pipeline(job.request().spec()))
        .put("display", requested.displayName())
        .put("schedule", requested.scheduleName())
        .put("state", status.state().name())
        .put("created", job.request().created())
        .put("started", status.started())
        .put("ended", status.ended())
        .put("error", status.error().map(error -> Fields.cut(error.message(), LONGEST_ERROR)))
        .put("labels", job.request().labels())
        .put("tasks", counts(job.tasks()));
  }

  /** How many of the tasks that run something are in which state. */
  private static Map<String, Object> counts(List<TaskRecord> tasks) {
    Map<TaskState, Integer> counts = new TreeMap<>();
    tasks.stream()
        .filter(JobList::isLeaf)
        .forEach(task -> counts.merge(task.state(), 1, Integer::sum));
    Map<String, Object> json = new LinkedHashMap<>();
    counts.forEach((state, count) -> json.put(state.name(), count));
    return json;
  }

  private static boolean isLeaf(TaskRecord task) {
    return Optional.of(task.identity().kind())
        .filter(kind -> kind == TaskRecord.Kind.CONTAINER || kind == TaskRecord.Kind.IMPORTER)
        .isPresent();
  }
}
