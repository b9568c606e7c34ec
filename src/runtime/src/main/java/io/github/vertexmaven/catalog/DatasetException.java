package io.github.vertexmaven.catalog;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A dataset that could not be loaded or saved; the message is finished and names the dataset, its
 * type and its place.
 */
public final class DatasetException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String dataset;
  private final String type;
  private final transient Path path;

  public DatasetException(String message, String dataset, String type, Path path, Throwable cause) {
    super(message, cause);
    this.dataset = dataset;
    this.type = type;
    this.path = path;
  }

  /** The dataset's name. */
  public String dataset() {
    return dataset;
  }

  /** The catalog's word for its type. */
  public String type() {
    return type;
  }

  /** Where the data lies, or should lie. */
  public Optional<Path> path() {
    return Optional.ofNullable(path);
  }
}
