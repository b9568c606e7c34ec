package io.github.vertexmaven.core.show.status;

import io.github.vertexmaven.core.service.JobStatus;
import io.github.vertexmaven.core.service.TaskStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/** Where all that a job wrote lies, and the numbers of its metrics. */
public final class Outputs {

  /** Of more only the results are named. */
  private static final int MOST = 50;

  private final Map<String, Written> written = new TreeMap<>();
  private final Set<String> results;
  private final Set<String> named = new java.util.TreeSet<>();

  private Outputs(Set<String> results) {
    this.results = results;
  }

  /**
   * A line for each dataset, by name.
   *
   * @param results the outputs that are named even when there are many; all when empty
   * @param datasets the dataset behind a task's name and the key of one of its outputs
   */
  public static List<String> of(
      JobStatus job, Set<String> results, BinaryOperator<String> datasets) {
    Outputs outputs = new Outputs(results);
    for (TaskStatus task : JobChanges.leaves(job)) {
      if (!JobChanges.isImporter(task)) {
        task.outputs().forEach((key, uris) -> outputs.add(task, key, uris, datasets));
      }
    }
    return outputs.lines();
  }

  private void add(
      TaskStatus task, String key, List<String> uris, BinaryOperator<String> datasets) {
    String dataset = datasets.apply(task.name(), key);
    if (results.isEmpty() || results.contains(key)) {
      named.add(dataset);
    }
    for (String uri : uris) {
      Map<String, Double> numbers = task.metrics().getOrDefault(uri, Map.of());
      written.merge(
          dataset,
          new Written(dataset, uri, 0, numbers),
          (first, another) ->
              new Written(dataset, first.place(), first.more() + 1, first.numbers()));
    }
  }

  private List<String> lines() {
    List<Written> shown = new ArrayList<>(written.values());
    if (shown.size() > MOST) {
      shown.removeIf(one -> !named.contains(one.dataset()));
    }
    List<String> lines = new ArrayList<>(Written.lines(shown));
    int rest = written.size() - shown.size();
    if (rest > 0) {
      lines.add("and " + rest + " more datasets, which other tasks read");
    }
    return lines;
  }
}
