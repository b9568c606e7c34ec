package io.github.vertexmaven.catalog.parquet;

import com.jerolba.carpet.CarpetReader;
import com.jerolba.carpet.CloseableIterator;
import com.jerolba.carpet.io.FileSystemInputFile;
import io.github.vertexmaven.catalog.table.Column;
import io.github.vertexmaven.catalog.table.ColumnType;
import io.github.vertexmaven.catalog.table.RowNumbers;
import io.github.vertexmaven.catalog.table.Table;
import io.github.vertexmaven.catalog.table.TextColumn;
import io.github.vertexmaven.catalog.value.BadData;
import io.github.vertexmaven.config.DidYouMean;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/** Reads a parquet file into a table. */
public final class ParquetReading {

  private final Function<String, Optional<ColumnType>> types;
  private final boolean plain;

  /**
   * A way to read.
   *
   * @param types what settles a column's type before its cells do
   * @param plain whether dates and the like become text, as conversions into records want them
   */
  public ParquetReading(Function<String, Optional<ColumnType>> types, boolean plain) {
    this.types = types;
    this.plain = plain;
  }

  /**
   * Reads the file.
   *
   * @param columns the wanted ones; all when there are none
   * @throws BadData when it is no parquet file, or not whole
   */
  public Table read(Path file, List<String> columns) throws IOException, BadData {
    FileCheck.requireWhole(file);
    try {
      return read(new FileSystemInputFile(file.toFile()), columns);
    } catch (RuntimeException e) {
      throw new BadData("the file is damaged: its footer makes no sense. Write it again.", e);
    }
  }

  private Table read(FileSystemInputFile file, List<String> wanted) throws IOException, BadData {
    Map<String, List<Object>> cells = new LinkedHashMap<>();
    for (String column : chosen(names(file), wanted)) {
      cells.put(column, new ArrayList<>());
    }
    int rows = read(file, cells);
    List<Column> columns = new ArrayList<>();
    for (Map.Entry<String, List<Object>> column : cells.entrySet()) {
      columns.add(column(column.getKey(), column.getValue()));
    }
    return new Table(columns, rows);
  }

  /** The number of rows, whose cells go to their columns. */
  private int read(FileSystemInputFile file, Map<String, List<Object>> cells)
      throws IOException, BadData {
    int rows = 0;
    try (@SuppressWarnings("rawtypes")
        CloseableIterator<Map> all = new CarpetReader<>(file, Map.class).iterator()) {
      for (; all.hasNext(); rows++) {
        Map<?, ?> row = all.next();
        cells.forEach((column, values) -> values.add(Cells.of(row.get(column), plain)));
      }
    } catch (IOException | RuntimeException e) {
      throw new BadData(
          "the file is damaged: the rows from " + (rows + 1) + " on cannot be read.", e);
    }
    return rows;
  }

  private static List<String> names(FileSystemInputFile file) throws IOException {
    ParquetReadOptions options =
        ParquetReadOptions.builder(new PlainParquetConfiguration()).build();
    try (ParquetFileReader reader = ParquetFileReader.open(file, options)) {
      MessageType schema = reader.getFileMetaData().getSchema();
      return schema.getFields().stream().map(Type::getName).toList();
    }
  }

  private static List<String> chosen(List<String> names, List<String> wanted) throws BadData {
    for (String column : wanted) {
      if (!names.contains(column)) {
        throw new BadData(
            "load_args.columns names '"
                + column
                + "', which the file lacks"
                + DidYouMean.suffix(names, column));
      }
    }
    return wanted.isEmpty() ? names : wanted;
  }

  private Column column(String name, List<Object> cells) throws BadData {
    Optional<ColumnType> type = types.apply(name);
    boolean texts = cells.stream().allMatch(cell -> cell == null || Cells.hasText(cell));
    if (type.isEmpty() || !texts) {
      return Column.of(name, cells.toArray());
    }
    TextColumn text = new TextColumn(name);
    for (Object cell : cells) {
      if (cell == null) {
        text.addNull();
      } else {
        text.add(Cells.text(cell));
      }
    }
    return text.typed(type, RowNumbers.from(1));
  }
}
