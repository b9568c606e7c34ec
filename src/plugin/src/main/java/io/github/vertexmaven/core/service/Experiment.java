package io.github.vertexmaven.core.service;

/**
 * An experiment that runs belong to: a context of the metadata store.
 *
 * @param id 4 to 128 lowercase letters, digits and dashes (metadata_service.proto, {@code
 *     context_id})
 * @param displayName what people call it
 */
public record Experiment(String id, String displayName) {

  private static final String ID = "[a-z0-9][a-z0-9-]{2,126}[a-z0-9]";

  /** Refuses ids that the service would. */
  public Experiment {
    if (!id.matches(ID)) {
      throw new IllegalArgumentException("'" + id + "' is not the id of an experiment");
    }
  }
}
