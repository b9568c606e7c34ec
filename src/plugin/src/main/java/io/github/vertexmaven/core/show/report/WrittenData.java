package io.github.vertexmaven.core.show.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A dataset that a run wrote.
 *
 * @param dataset its name
 * @param task the task that wrote it; empty when that is not known
 * @param place where it lies, a file or a {@code gs://} URI; empty when it stays in memory
 * @param numbers what its content says in numbers, by name, as texts
 * @param preview what there is to see of it
 */
public record WrittenData(
    String dataset,
    String task,
    String place,
    Map<String, String> numbers,
    Optional<DataPreview> preview) {

  /** Copies the map. */
  public WrittenData {
    numbers = Collections.unmodifiableMap(new LinkedHashMap<>(numbers));
  }

  /** The same with something to see. */
  public WrittenData with(DataPreview seen) {
    return new WrittenData(dataset, task, place, numbers, Optional.of(seen));
  }
}
