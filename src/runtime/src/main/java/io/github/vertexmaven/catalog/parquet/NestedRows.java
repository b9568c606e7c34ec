package io.github.vertexmaven.catalog.parquet;

import io.github.vertexmaven.catalog.table.Column;
import io.github.vertexmaven.catalog.value.BadData;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.RecordMaterializer;
import org.apache.parquet.schema.MessageType;

/** The columns whose values are nested, row by row. */
final class NestedRows extends RecordMaterializer<Object> {
  private final MessageType schema;
  private final Nesting.Fields converter;
  private final Map<String, Object[]> cells = new LinkedHashMap<>();
  private Map<?, ?> current;
  private int row;

  NestedRows(MessageType schema, int rows) throws BadData {
    this.schema = schema;
    this.converter = new Nesting.Fields(schema, "", read -> current = (Map<?, ?>) read);
    schema.getFields().forEach(field -> cells.put(field.getName(), new Object[rows]));
  }

  /** The columns of the file that it takes, by their paths. */
  List<List<String>> paths() {
    return schema.getPaths().stream().map(List::of).toList();
  }

  void take(PageReadStore pages, String createdBy) {
    if (pages.getRowCount() == 0) {
      // The library refuses a group without rows, which other programs write for an empty table.
      return;
    }
    RecordReader<Object> records =
        new ColumnIOFactory(createdBy).getColumnIO(schema).getRecordReader(pages, this);
    for (long i = 0; i < pages.getRowCount(); i++, row++) {
      records.read();
      int at = row;
      cells.forEach((name, values) -> values[at] = current.get(name));
    }
  }

  Column column(String name) {
    return Column.of(name, cells.get(name));
  }

  @Override
  public Object getCurrentRecord() {
    return current;
  }

  @Override
  public GroupConverter getRootConverter() {
    return converter;
  }
}
