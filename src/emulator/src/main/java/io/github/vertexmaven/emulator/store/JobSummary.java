package io.github.vertexmaven.emulator.store;

import io.github.vertexmaven.emulator.json.JsonValues;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What lists show of a job: all that is known of one that has ended, until somebody asks for more.
 *
 * @param pipeline the name in its spec
 * @param named what only the caller's own message says
 * @param scheduled when it was due, if a schedule has started it
 * @param counts how many of the tasks that run something are in which state
 * @param metrics the numbers of its metrics, by the names of their datasets
 * @param data whose data it uses, all of it once it has ended
 */
public record JobSummary(
    JobKey key,
    String pipeline,
    Named named,
    Map<String, String> labels,
    Instant created,
    Optional<Instant> scheduled,
    JobProgress progress,
    Map<TaskState, Integer> counts,
    Map<String, Map<String, Double>> metrics,
    JobData data) {

  /** Texts of a request; empty where it has none. */
  public record Named(String display, String schedule, String template) {

    private static Named of(String requested) {
      Map<String, Object> message = JsonValues.object(JsonValues.read(requested));
      return new Named(
          text(message, "displayName"),
          text(message, "scheduleName"),
          text(message, "templateUri"));
    }

    private static String text(Map<String, Object> message, String name) {
      return message.get(name) instanceof String text ? text : "";
    }
  }

  public JobSummary {
    labels = Map.copyOf(labels);
    counts = new TreeMap<>(counts);
    metrics = new TreeMap<>(metrics);
    Objects.requireNonNull(data);
  }

  static JobSummary of(JobDefinition request, JobProgress progress) {
    return new JobSummary(
        request.key(),
        JobData.pipeline(request.spec()),
        Named.of(request.requested()),
        request.labels(),
        request.created(),
        request.facts().scheduled(),
        progress,
        Map.of(),
        Map.of(),
        JobData.of(request));
  }

  JobSummary with(JobProgress next) {
    return copy(next, counts, metrics, data);
  }

  /** With what lists show of its tasks. */
  JobSummary with(LoadedJob content) {
    return copy(progress, content.counts(), TaskMetrics.of(content.tasks()), data);
  }

  private JobSummary copy(
      JobProgress next,
      Map<TaskState, Integer> numbers,
      Map<String, Map<String, Double>> measured,
      JobData known) {
    return new JobSummary(
        key, pipeline, named, labels, created, scheduled, next, numbers, measured, known);
  }

  JobSummary with(JobData known) {
    return copy(progress, counts, metrics, known);
  }
}
