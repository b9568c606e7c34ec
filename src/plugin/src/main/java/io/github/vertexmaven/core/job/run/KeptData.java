package io.github.vertexmaven.core.job.run;

import io.github.vertexmaven.config.CatalogEntries;
import io.github.vertexmaven.config.ConfValue;
import io.github.vertexmaven.core.service.ObjectStore;
import java.util.Optional;

/**
 * Which datasets outlast a run on Vertex AI: those with a path in a bucket that is the same in
 * every run.
 *
 * @param catalog the entries
 * @param objects where they lie
 */
public record KeptData(ConfValue.Mapping catalog, ObjectStore objects) {

  /** Whether a dataset outlasts a run. */
  public boolean isKept(String dataset) {
    return place(dataset).isPresent();
  }

  /** Whether an earlier run has left it. */
  public boolean isThere(String dataset) {
    return place(dataset)
        .filter(uri -> objects.list(uri).stream().anyMatch(name -> isWithin(name, uri)))
        .isPresent();
  }

  private static boolean isWithin(String name, String uri) {
    return name.equals(uri) || name.startsWith(uri + "/");
  }

  private Optional<String> place(String dataset) {
    return CatalogEntries.of(catalog)
        .find(dataset)
        .filter(ConfValue.Mapping.class::isInstance)
        .map(ConfValue.Mapping.class::cast)
        .flatMap(entry -> entry.get("filepath").or(() -> entry.get("path")))
        .map(value -> String.valueOf(value.plain()))
        .filter(path -> path.startsWith("gs://") && !path.contains("${"));
  }
}
