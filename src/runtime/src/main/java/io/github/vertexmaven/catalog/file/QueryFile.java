package io.github.vertexmaven.catalog.file;

import io.github.vertexmaven.catalog.DatasetDefinition;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The text of a query: the entry's own, or that of its file. */
public final class QueryFile {

  private QueryFile() {}

  /** Takes the file, or null when the entry itself has the text. */
  public static String sql(DatasetDefinition definition, DataFile file) throws Exception {
    if (definition.settings().get("sql") instanceof String sql) {
      return sql;
    }
    try (InputStream in = file.open()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
