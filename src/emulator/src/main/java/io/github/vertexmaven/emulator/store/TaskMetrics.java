package io.github.vertexmaven.emulator.store;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The numbers that tasks have measured, by the names of their datasets: so runs are compared. */
final class TaskMetrics {

  private static final String TYPE = "system.Metrics";

  /** Each job keeps them in the index of all jobs. */
  private static final int MOST_DATASETS = 12;

  private static final int MOST_NUMBERS = 24;

  private TaskMetrics() {}

  static Map<String, Map<String, Double>> of(List<TaskRecord> tasks) {
    Map<String, Map<String, Double>> metrics = new TreeMap<>();
    for (TaskRecord task : tasks) {
      task.outputs()
          .artifacts()
          .forEach((output, artifacts) -> artifacts.forEach(one -> add(output, one, metrics)));
    }
    return metrics;
  }

  private static void add(
      String output, Artifact artifact, Map<String, Map<String, Double>> metrics) {
    Map<String, Double> numbers = numbers(artifact);
    if (!numbers.isEmpty() && metrics.size() < MOST_DATASETS) {
      Object dataset = artifact.metadata().get("dataset");
      metrics.put(dataset instanceof String name ? name : output, numbers);
    }
  }

  private static Map<String, Double> numbers(Artifact artifact) {
    Map<String, Double> numbers = new TreeMap<>();
    if (artifact.type().schemaTitle().equals(TYPE)) {
      artifact
          .metadata()
          .forEach(
              (name, value) -> {
                if (value instanceof Number number
                    && Double.isFinite(number.doubleValue())
                    && numbers.size() < MOST_NUMBERS) {
                  numbers.put(name, number.doubleValue());
                }
              });
    }
    return numbers;
  }
}
