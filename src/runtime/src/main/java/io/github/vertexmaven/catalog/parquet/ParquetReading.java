package io.github.vertexmaven.catalog.parquet;

import com.jerolba.carpet.io.FileSystemInputFile;
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
import java.util.Set;
import java.util.function.Function;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.RecordMaterializer;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/** Reads a parquet file into a table: column by column, or row by row where values are nested. */
public final class ParquetReading {

  /** Those whose libraries are on the class path with this one. */
  private static final Set<CompressionCodecName> CODECS =
      Set.of(
          CompressionCodecName.UNCOMPRESSED,
          CompressionCodecName.SNAPPY,
          CompressionCodecName.GZIP,
          CompressionCodecName.ZSTD,
          CompressionCodecName.LZ4_RAW);

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
    FileCheck.requireWhole(file);
    try (ParquetFileReader reader = open(file)) {
      return read(reader, columns);
    }
  }

  private static ParquetFileReader open(Path file) throws IOException, BadData {
    ParquetReadOptions options =
        ParquetReadOptions.builder(new PlainParquetConfiguration()).build();
    try {
      return ParquetFileReader.open(new FileSystemInputFile(file.toFile()), options);
    } catch (RuntimeException e) {
      throw new BadData("the file is damaged: its footer makes no sense. Write it again.", e);
    }
  }

  private Table read(ParquetFileReader reader, List<String> wanted) throws IOException, BadData {
    MessageType schema = reader.getFileMetaData().getSchema();
    List<Type> chosen = chosen(schema, wanted);
    requireKnownCodecs(reader, chosen);
    int rows = rows(reader);
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
    Rows trees = new Rows(new MessageType(schema.getName(), nested), rows);
    reader.setRequestedSchema(new MessageType(schema.getName(), chosen));
    read(reader, flat, trees);
    List<Column> columns = new ArrayList<>();
    for (Type type : chosen) {
      FlatColumn values = flat.get(type.getName());
      columns.add(settled(values == null ? trees.column(type.getName()) : values.column()));
    }
    return new Table(columns, rows);
  }

  /** All row groups, one after the other. */
  private static void read(ParquetFileReader reader, Map<String, FlatColumn> flat, Rows trees)
      throws BadData {
    String createdBy = reader.getFileMetaData().getCreatedBy();
    MessageType schema = reader.getFileMetaData().getSchema();
    long done = 0;
    try {
      for (PageReadStore pages = reader.readNextRowGroup();
          pages != null;
          pages = reader.readNextRowGroup()) {
        ColumnReadStoreImpl columns =
            new ColumnReadStoreImpl(pages, new Unused(), schema, createdBy);
        for (Map.Entry<String, FlatColumn> column : flat.entrySet()) {
          String[] path = {column.getKey()};
          ColumnDescriptor one = schema.getColumnDescription(path);
          column.getValue().take(columns.getColumnReader(one), pages.getRowCount());
        }
        trees.take(pages, createdBy);
        done += pages.getRowCount();
      }
    } catch (IOException | RuntimeException e) {
      throw new BadData(
          "the file is damaged: the rows from " + (done + 1) + " on cannot be read.", e);
    }
  }

  private static int rows(ParquetFileReader reader) throws BadData {
    long rows = reader.getRecordCount();
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

  private static void requireKnownCodecs(ParquetFileReader reader, List<Type> chosen)
      throws BadData {
    List<String> names = chosen.stream().map(Type::getName).toList();
    for (BlockMetaData group : reader.getRowGroups()) {
      for (ColumnChunkMetaData chunk : group.getColumns()) {
        String column = chunk.getPath().toArray()[0];
        if (names.contains(column) && !CODECS.contains(chunk.getCodec())) {
          throw new BadData(
              "column '"
                  + column
                  + "' is compressed with "
                  + chunk.getCodec().name().toLowerCase(Locale.ROOT)
                  + ", which is not read here; write the file with snappy, gzip, zstd or lz4_raw.");
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

  /** The columns whose values are nested, row by row. */
  private static final class Rows extends RecordMaterializer<Object> {
    private final MessageType schema;
    private final Nesting.Fields converter;
    private final Map<String, Object[]> cells = new LinkedHashMap<>();
    private Map<?, ?> current;
    private int row;

    Rows(MessageType schema, int rows) throws BadData {
      this.schema = schema;
      this.converter = new Nesting.Fields(schema, "", read -> current = (Map<?, ?>) read);
      schema.getFields().forEach(field -> cells.put(field.getName(), new Object[rows]));
    }

    void take(PageReadStore pages, String createdBy) {
      if (cells.isEmpty()) {
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

  /** Column readers ask for where values go, also when they are asked for the values. */
  private static final class Unused extends GroupConverter {
    private final Nesting.Values values = new Nesting.Values(value -> value, value -> {});

    @Override
    public Converter getConverter(int index) {
      return values;
    }

    @Override
    public void start() {
      // No rows are put together.
    }

    @Override
    public void end() {
      // No rows are put together.
    }
  }
}
