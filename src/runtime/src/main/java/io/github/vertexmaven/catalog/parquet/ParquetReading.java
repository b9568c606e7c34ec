package io.github.vertexmaven.catalog.parquet;

import io.github.vertexmaven.catalog.table.Column;
import io.github.vertexmaven.catalog.table.ColumnType;
import io.github.vertexmaven.catalog.table.RowNumbers;
import io.github.vertexmaven.catalog.table.Table;
import io.github.vertexmaven.catalog.table.TextColumn;
import io.github.vertexmaven.catalog.table.TypedColumn;
import io.github.vertexmaven.catalog.value.BadData;
import io.github.vertexmaven.config.DidYouMean;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/** Reads a parquet file into a table: column by column, or row by row where values are nested. */
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
   * @throws BadData when it is no parquet file, not whole, or has what is not read here
   */
  public Table read(Path file, List<String> columns) throws IOException, BadData {
    FileMetaData footer = FileCheck.footer(file);
    MessageType schema = schema(footer);
    requireSound(footer);
    List<Type> chosen = chosen(schema, columns);
    requireKnownCodecs(footer, chosen);
    int rows = rows(footer);
    Map<String, FlatColumn> flat = new LinkedHashMap<>();
    List<Type> nested = new ArrayList<>();
    for (Type type : chosen) {
      if (type.isPrimitive() && !type.isRepetition(Type.Repetition.REPEATED)) {
        boolean boxed = types.apply(type.getName()).isPresent();
        flat.put(type.getName(), FlatColumn.of(type.asPrimitiveType(), rows, boxed));
      } else {
        nested.add(type);
      }
    }
    NestedRows trees = new NestedRows(new MessageType(schema.getName(), nested), rows);
    read(file, footer, schema, flat, trees);
    List<Column> read = new ArrayList<>();
    for (Type type : chosen) {
      FlatColumn values = flat.get(type.getName());
      read.add(settled(values == null ? trees.column(type.getName()) : values.column()));
    }
    return new Table(read, rows);
  }

  private static MessageType schema(FileMetaData footer) throws BadData {
    try {
      return FileSchema.of(footer.getSchema());
    } catch (RuntimeException e) {
      throw senseless(e);
    }
  }

  /** Before room is made for rows, each column must have a value for each of them. */
  private static void requireSound(FileMetaData footer) throws BadData {
    for (RowGroup group : footer.getRow_groups()) {
      for (ColumnChunk chunk : group.getColumns()) {
        if (!chunk.isSetMeta_data() || chunk.isSetCrypto_metadata()) {
          throw new BadData("some columns are encrypted, and files with keys are not read here.");
        }
        ColumnMetaData column = chunk.getMeta_data();
        if (column.getPath_in_schema().isEmpty() || column.getNum_values() < group.getNum_rows()) {
          throw senseless(null);
        }
      }
    }
  }

  private static BadData senseless(RuntimeException cause) {
    return new BadData("the file is damaged: its footer is not valid. Write it again.", cause);
  }

  /** All row groups, one after the other. */
  private static void read(
      Path file,
      FileMetaData footer,
      MessageType schema,
      Map<String, FlatColumn> flat,
      NestedRows trees)
      throws BadData {
    long done = 0;
    try (SeekableByteChannel bytes = Files.newByteChannel(file)) {
      for (RowGroup group : footer.getRow_groups()) {
        Map<List<String>, Pages> pages = pages(bytes, group);
        for (Map.Entry<String, FlatColumn> column : flat.entrySet()) {
          ColumnDescriptor one = schema.getColumnDescription(new String[] {column.getKey()});
          column.getValue().take(pages.get(List.of(column.getKey())), one, group.getNum_rows());
        }
        trees.take(new LibraryPages(pages, group.getNum_rows()), footer.getCreated_by());
        done += group.getNum_rows();
      }
    } catch (IOException | RuntimeException | StackOverflowError e) {
      throw new BadData(
          "the file is damaged: the rows from " + (done + 1) + " on cannot be read.", e);
    }
  }

  /** The columns of a group by their paths. */
  private static Map<List<String>, Pages> pages(SeekableByteChannel file, RowGroup group) {
    Map<List<String>, Pages> pages = new HashMap<>();
    for (ColumnChunk column : group.getColumns()) {
      ColumnMetaData data = column.getMeta_data();
      pages.put(data.getPath_in_schema(), new Pages(file, data));
    }
    return pages;
  }

  private static int rows(FileMetaData footer) throws BadData {
    long rows = 0;
    for (RowGroup group : footer.getRow_groups()) {
      rows += Math.max(0, group.getNum_rows());
    }
    if (rows > Integer.MAX_VALUE - 8) {
      throw new BadData("it has " + rows + " rows, more than a table in memory can have.");
    }
    return (int) rows;
  }

  private static List<Type> chosen(MessageType schema, List<String> wanted) throws BadData {
    List<String> names = schema.getFields().stream().map(Type::getName).toList();
    for (String column : wanted) {
      if (!names.contains(column)) {
        throw new BadData(
            "load_args.columns names '"
                + column
                + "', which the file lacks"
                + DidYouMean.suffix(names, column));
      }
    }
    Table.requireDistinct(names);
    return (wanted.isEmpty() ? names : wanted).stream().map(schema::getType).toList();
  }

  private static void requireKnownCodecs(FileMetaData footer, List<Type> chosen) throws BadData {
    List<String> names = chosen.stream().map(Type::getName).toList();
    for (RowGroup group : footer.getRow_groups()) {
      for (ColumnChunk chunk : group.getColumns()) {
        String column = chunk.getMeta_data().getPath_in_schema().get(0);
        CompressionCodec codec = chunk.getMeta_data().getCodec();
        if (names.contains(column) && !Codecs.isKnown(codec)) {
          throw new BadData(
              "column '"
                  + column
                  + "' is compressed with "
                  + (codec == null
                      ? "a codec of the future"
                      : codec.name().toLowerCase(Locale.ROOT))
                  + ", which is not supported; write the file with snappy, gzip, zstd or lz4_raw.");
        }
      }
    }
  }

  /** The column as it is wanted: plain cells, or of the type that is settled for it. */
  private Column settled(Column column) throws BadData {
    Optional<ColumnType> type = types.apply(column.name());
    if (type.isEmpty() && (!plain || column.type() != ColumnType.OTHER)) {
      return column;
    }
    Object[] cells = column.boxed();
    boolean texts = true;
    for (int i = 0; i < cells.length; i++) {
      cells[i] = cells[i] == null ? null : Cells.of(cells[i], plain);
      texts &= cells[i] == null || Cells.hasText(cells[i]);
    }
    if (type.isEmpty() || !texts) {
      return Column.of(column.name(), cells);
    }
    TextColumn text = new TextColumn(column.name());
    for (Object cell : cells) {
      if (cell == null) {
        text.addNull();
      } else {
        text.add(Cells.text(cell));
      }
    }
    return TypedColumn.of(text, type, RowNumbers.from(1));
  }
}
