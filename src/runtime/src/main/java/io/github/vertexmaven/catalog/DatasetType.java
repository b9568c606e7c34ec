package io.github.vertexmaven.catalog;

/**
 * Gives a dataset of your own a short name in the catalog. Found by {@link
 * java.util.ServiceLoader}: a library or project lists its class in {@code
 * META-INF/services/io.github.vertexmaven.catalog.DatasetType}.
 */
public interface DatasetType {

  /** The name in the catalog's {@code type}: letters, digits, dashes and underscores. */
  String name();

  /**
   * Makes a dataset of one entry.
   *
   * @throws Exception when the entry asks for the impossible; the message tells the user what
   */
  Dataset open(DatasetDefinition definition) throws Exception;
}
