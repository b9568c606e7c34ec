package io.github.vertexmaven.emulator.page;

import io.github.vertexmaven.emulator.http.HttpRequest;
import io.github.vertexmaven.emulator.http.HttpResponse;
import io.github.vertexmaven.emulator.store.Job;
import io.github.vertexmaven.emulator.store.JobProgress;
import io.github.vertexmaven.emulator.store.JobSummary;
import io.github.vertexmaven.emulator.store.Jobs;
import io.github.vertexmaven.emulator.store.TaskState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The jobs that fit, the newest first, a page at a time. */
record JobsView(Jobs jobs, RevisionToken moment) {

  private static final int USUAL = 50;
  private static final int MOST = 500;
  private static final int LONGEST_ERROR = 300;

  HttpResponse answer(HttpRequest request) {
    long revision = jobs.revision();
    if (moment.seen(request).filter(seen -> seen == revision).isPresent()) {
      return InertResponse.empty(204);
    }
    JobFilter filter = JobFilter.of(request);
    List<Job> all = jobs.all();
    List<Job> fitting = JobOrder.of(request).sorted(all.stream().filter(filter).toList());
    int from = (int) Math.min(Math.max(0, request.number("from").orElse(0L)), fitting.size());
    int size = (int) Math.min(Math.max(1, request.number("size").orElse((long) USUAL)), MOST);
    return InertResponse.json(
        new JsonFields()
            .put("token", moment.token(revision))
            .put("all", all.size())
            .put("states", states(all))
            .put("fitting", fitting.size())
            .put("from", from)
            .put("unreadable", unreadable())
            .put("metrics", JobOrder.metrics(fitting))
            .put("active", all.stream().anyMatch(job -> !job.status().state().ended()))
            .put(
                "jobs",
                fitting.subList(from, Math.min(fitting.size(), from + size)).stream()
                    .map(job -> row(job).json())
                    .toList())
            .json());
  }

  private List<Map<String, Object>> unreadable() {
    return jobs.unreadable().entrySet().stream()
        .map(job -> new JsonFields().put("folder", job.getKey()).put("why", job.getValue()).json())
        .toList();
  }

  private static Map<String, Object> states(List<Job> all) {
    Map<String, Object> counts = new TreeMap<>();
    all.forEach(job -> counts.merge(job.status().state().name(), 1, JobsView::sum));
    return counts;
  }

  private static Object sum(Object one, Object other) {
    return (Integer) one + (Integer) other;
  }

  /** What lists say of a job. */
  static JsonFields row(Job job) {
    JobSummary summary = job.summary();
    JobProgress status = summary.progress();
    return new JsonFields()
        .put("key", JobLookup.key(job.key()))
        .put("name", job.key().resourceName())
        .put("id", job.key().id())
        .put("pipeline", summary.pipeline())
        .put("display", given(summary.named().display()))
        .put("schedule", given(summary.named().schedule()))
        .put("state", status.state().name())
        .put("created", summary.created())
        .put("started", status.started())
        .put("ended", status.ended())
        .put("error", status.error().map(error -> JsonFields.cut(error.message(), LONGEST_ERROR)))
        .put("labels", summary.labels())
        .put("tasks", counts(summary.counts()))
        .put("metrics", summary.metrics());
  }

  private static Optional<String> given(String text) {
    return Optional.of(text).filter(some -> !some.isEmpty());
  }

  /** How many of the tasks that run something are in which state. */
  private static Map<String, Object> counts(Map<TaskState, Integer> counts) {
    Map<String, Object> json = new LinkedHashMap<>();
    counts.forEach((state, count) -> json.put(state.name(), count));
    return json;
  }
}
