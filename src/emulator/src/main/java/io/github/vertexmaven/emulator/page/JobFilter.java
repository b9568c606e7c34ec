package io.github.vertexmaven.emulator.page;

import io.github.vertexmaven.emulator.http.HttpRequest;
import io.github.vertexmaven.emulator.store.Job;
import io.github.vertexmaven.emulator.store.JobSummary;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which jobs are wanted.
 *
 * @param words all of them are in the id, the names or the labels of a job, in any case
 * @param label {@code key} or {@code key=value}
 */
record JobFilter(List<String> states, List<String> words, Optional<String> label)
    implements Predicate<Job> {

  static JobFilter of(HttpRequest request) {
    return new JobFilter(
        list(request.parameter("state"), ","),
        list(request.parameter("text").map(text -> text.toLowerCase(Locale.ROOT)), "\\s+"),
        request.parameter("label").map(String::strip).filter(label -> !label.isEmpty()));
  }

  private static List<String> list(Optional<String> text, String separator) {
    return text.map(String::strip)
        .filter(some -> !some.isEmpty())
        .map(some -> List.of(some.split(separator)))
        .orElse(List.of());
  }

  @Override
  public boolean test(Job job) {
    return (states.isEmpty() || states.contains(job.status().state().name()))
        && label.filter(wanted -> !hasLabel(job.summary().labels(), wanted)).isEmpty()
        && (words.isEmpty() || hasWords(job));
  }

  private static boolean hasLabel(Map<String, String> labels, String wanted) {
    int equals = wanted.indexOf('=');
    return equals < 0
        ? labels.containsKey(wanted)
        : wanted.substring(equals + 1).equals(labels.get(wanted.substring(0, equals)));
  }

  private boolean hasWords(Job job) {
    JobSummary summary = job.summary();
    StringBuilder text = new StringBuilder(job.key().id());
    text.append('\n').append(summary.pipeline());
    text.append('\n').append(summary.named().display());
    summary.labels().forEach((key, value) -> text.append('\n' + key + "=" + value));
    String all = text.toString().toLowerCase(Locale.ROOT);
    return words.stream().allMatch(all::contains);
  }
}
