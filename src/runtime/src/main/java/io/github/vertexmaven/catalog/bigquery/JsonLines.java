package io.github.vertexmaven.catalog.bigquery;

import java.io.IOException;
import java.io.OutputStream;

/** The rows as lines of JSON. */
public interface JsonLines {

  /** Writes all of them. */
  void copyTo(OutputStream out) throws IOException;
}
