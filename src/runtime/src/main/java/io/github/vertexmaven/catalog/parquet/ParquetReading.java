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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
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
    Footer footer = FileCheck.footer(file);
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
    read(file, footer, flat, trees);
    List<Column> read = new ArrayList<>();
    for (Type type : chosen) {
      FlatColumn values = flat.get(type.getName());
      read.add(settled(values == null ? trees.column(type.getName()) : values.column()));
    }
    return new Table(read, rows);
  }

  private static MessageType schema(Footer footer) throws BadData {
    try {
      return FileSchema.of(footer.schema());
    } catch (RuntimeException e) {
      throw senseless(e);
    }
  }

  /** Before room is made for rows, each column must have a value for each of them. */
  private static void requireSound(Footer footer) throws BadData {
    for (Footer.Group group : footer.groups()) {
      for (Footer.Chunk chunk : group.columns()) {
        if (chunk.meta() == null || chunk.isEncrypted()) {
          throw new BadData("some columns are encrypted, and files with keys are not read here.");
        }
        Footer.Place column = chunk.meta();
        if (column.path().isEmpty() || column.values() < group.rows()) {
          throw senseless(null);
        }
      }
    }
  }

  private static BadData senseless(RuntimeException cause) {
    return new BadData("the file is damaged: its footer is not valid. Write it again.", cause);
  }

  private static void read(Path file, Footer footer, Map<String, FlatColumn> flat, NestedRows trees)
      throws BadData {
    List<GroupReading.Part> parts = new ArrayList<>();
    flat.forEach(
        (name, column) -> {
          List<String> path = List.of(name);
          parts.add(
              new GroupReading.Part(
                  List.of(path), false, (columns, rows) -> column.take(columns.get(path), rows)));
        });
    if (!trees.paths().isEmpty()) {
      parts.add(
          new GroupReading.Part(
              trees.paths(),
              true,
              (columns, rows) -> trees.take(new LibraryPages(columns, rows), footer.createdBy())));
    }
    GroupReading.read(file, footer, parts);
  }

  private static int rows(Footer footer) throws BadData {
    long rows = 0;
    for (Footer.Group group : footer.groups()) {
      rows += Math.max(0, group.rows());
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

  private static void requireKnownCodecs(Footer footer, List<Type> chosen) throws BadData {
    List<String> names = chosen.stream().map(Type::getName).toList();
    for (Footer.Group group : footer.groups()) {
      for (Footer.Chunk chunk : group.columns()) {
        String column = chunk.meta().path().get(0);
        Codec codec = chunk.meta().codec();
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
