package io.github.vertexmaven.core.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A dataset that a run wrote.
 *
 * @param dataset its name
 * @param task the task that wrote it; empty when that is not known
 * @param place where it lies, a file or a {@code gs://} URI; empty when it stays in memory
 * @param numbers what its content says in numbers, by name, as texts
 */
public record WrittenData(String dataset, String task, String place, Map<String, String> numbers) {

  /** Copies the map. */
  public WrittenData {
    numbers = Collections.unmodifiableMap(new LinkedHashMap<>(numbers));
  }
}
