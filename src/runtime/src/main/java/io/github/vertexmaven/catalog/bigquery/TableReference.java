package io.github.vertexmaven.catalog.bigquery;

import com.google.cloud.bigquery.TableId;
import io.github.vertexmaven.catalog.value.BadData;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A table as an entry names it.
 *
 * @param project empty for the project of the entry
 */
record TableReference(Optional<String> project, String dataset, String table) {

  /** Takes {@code table} with its dataset before it, or beside it. */
  static TableReference of(String written, Optional<String> dataset) throws BadData {
    String whole = dataset.map(name -> name + "." + written).orElse(written);
    List<String> parts = Arrays.asList(whole.split("\\.", -1));
    int size = parts.size();
    if (size < 2 || parts.stream().anyMatch(part -> part.isBlank() || part.contains("`"))) {
      throw new BadData(
          "'" + whole + "' names no table; write dataset.table or project.dataset.table.");
    }
    String project = String.join(".", parts.subList(0, size - 2));
    return new TableReference(
        project.isEmpty() ? Optional.empty() : Optional.of(project),
        parts.get(size - 2),
        parts.get(size - 1));
  }

  TableId in(String ownProject) {
    return TableId.of(project.orElse(ownProject), dataset, table);
  }

  /** How what BigQuery says of the table begins. */
  String prefix() {
    return "table '" + this + "': ";
  }

  @Override
  public String toString() {
    return project.map(name -> name + ".").orElse("") + dataset + "." + table;
  }
}
