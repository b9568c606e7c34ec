package io.github.vertexmaven.catalog;

import java.util.Optional;

/** Makes definitions of datasets that the catalog does not write out. */
public interface Definitions {

  /**
   * The definition of a name; empty when there is none.
   *
   * @throws io.github.vertexmaven.config.ConfException when there is one that is not sound
   */
  Optional<DatasetDefinition> find(String name);
}
