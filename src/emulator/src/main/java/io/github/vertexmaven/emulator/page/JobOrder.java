package io.github.vertexmaven.emulator.page;

import io.github.vertexmaven.emulator.http.HttpRequest;
import io.github.vertexmaven.emulator.store.Job;
import io.github.vertexmaven.emulator.store.JobProgress;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * In which order jobs are listed: by when they were made, by how long they took, or by one of their
 * metrics. Those without one come last, whichever way it goes.
 *
 * @param by {@code created}, {@code took}, or a metric as {@link #metrics} names it
 */
record JobOrder(String by, boolean isAscending) {

  /** A menu with more entries is none. */
  private static final int MOST_METRICS = 60;

  static JobOrder of(HttpRequest request) {
    return new JobOrder(
        request.parameter("sort").orElse("created"),
        request.parameter("order").filter("asc"::equals).isPresent());
  }

  /**
   * The same jobs in this order.
   *
   * @param jobs the newest first
   */
  List<Job> sorted(List<Job> jobs) {
    if (by.equals("created") && !isAscending) {
      return jobs;
    }
    Comparator<Double> way =
        isAscending ? Comparator.naturalOrder() : Comparator.<Double>reverseOrder();
    return jobs.stream()
        .map(job -> new Ranked(job, key(job)))
        .sorted(
            Comparator.comparing(ranked -> ranked.key().orElse(null), Comparator.nullsLast(way)))
        .map(Ranked::job)
        .toList();
  }

  /** Read once: a job that runs goes on changing. */
  private record Ranked(Job job, Optional<Double> key) {}

  private Optional<Double> key(Job job) {
    return switch (by) {
      case "created" -> Optional.of((double) job.created().toEpochMilli());
      case "took" -> took(job.status());
      default -> metric(job);
    };
  }

  private static Optional<Double> took(JobProgress progress) {
    return progress
        .started()
        .map(from -> Duration.between(from, progress.ended().orElseGet(Instant::now)))
        .map(time -> (double) time.toMillis());
  }

  private Optional<Double> metric(Job job) {
    for (Map.Entry<String, Map<String, Double>> dataset : job.summary().metrics().entrySet()) {
      for (Map.Entry<String, Double> number : dataset.getValue().entrySet()) {
        if (name(dataset.getKey(), number.getKey()).equals(by)) {
          return Optional.of(number.getValue());
        }
      }
    }
    return Optional.empty();
  }

  private static String name(String dataset, String number) {
    return dataset + " " + number;
  }

  /** What some jobs have measured. */
  static List<String> metrics(List<Job> jobs) {
    TreeSet<String> names = new TreeSet<>();
    for (Job job : jobs) {
      job.summary()
          .metrics()
          .forEach(
              (dataset, numbers) -> numbers.keySet().forEach(n -> names.add(name(dataset, n))));
    }
    return names.stream().limit(MOST_METRICS).toList();
  }
}
