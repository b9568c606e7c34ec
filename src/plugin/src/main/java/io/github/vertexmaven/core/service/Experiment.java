package io.github.vertexmaven.core.service;

import java.util.Locale;
import java.util.Optional;

/**
 * An experiment that runs belong to: a context of the metadata store.
 *
 * @param id 4 to 127 lowercase letters, digits and dashes (metadata_service.proto, {@code
 *     context_id})
 * @param displayName what people call it
 */
public record Experiment(String id, String displayName) {

  private static final String ID = "[a-z0-9][a-z0-9-]{2,125}[a-z0-9]";

  /** Refuses ids that the service would. */
  public Experiment {
    if (!id.matches(ID)) {
      throw new IllegalArgumentException("'" + id + "' is no id of an experiment");
    }
  }

  /** The experiment that people call so; empty when the name has too few letters for an id. */
  public static Optional<Experiment> named(String displayName) {
    String id =
        displayName
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-+|-+$", "");
    return id.matches(ID) ? Optional.of(new Experiment(id, displayName)) : Optional.empty();
  }
}
