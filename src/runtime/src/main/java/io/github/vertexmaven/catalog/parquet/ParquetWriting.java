package io.github.vertexmaven.catalog.parquet;

import com.jerolba.carpet.io.OutputStreamOutputFile;
import io.github.vertexmaven.catalog.table.Column;
import io.github.vertexmaven.catalog.table.RowNumbers;
import io.github.vertexmaven.catalog.table.Table;
import io.github.vertexmaven.catalog.value.BadData;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Types;

/** Writes a table as a parquet file; the same table gives the same bytes. */
public final class ParquetWriting {

  private ParquetWriting() {}

  /**
   * Writes the table.
   *
   * @param compression {@code snappy}, {@code gzip}, {@code zstd} or {@code uncompressed}
   */
  public static void write(Table table, String compression, OutputStream out)
      throws IOException, BadData {
    Map<String, ColumnForm> forms = new LinkedHashMap<>();
    for (Column column : table.columns()) {
      forms.put(column.name(), form(column));
    }
    if (forms.isEmpty()) {
      throw new BadData("a table without columns cannot be kept in parquet.");
    }
    Rows rows = new Rows(table, List.copyOf(forms.values()));
    try {
      SortedFooter.write(file -> write(rows, compression, file), out);
    } catch (UncheckedIOException e) {
      throw new BadData(e.getMessage(), e);
    }
  }

  private static void write(Rows rows, String compression, OutputStream out) throws IOException {
    try (ParquetWriter<Integer> writer =
        new Builder(new OutputStreamOutputFile(out), rows)
            .withConf(new PlainParquetConfiguration())
            .withCompressionCodec(
                CompressionCodecName.valueOf(compression.toUpperCase(Locale.ROOT)))
            .build()) {
      for (int row = 0; row < rows.table.rows(); row++) {
        writer.write(row);
      }
    }
  }

  private static ColumnForm form(Column column) throws BadData {
    return switch (column.type()) {
      case BOOLEAN -> ColumnForm.of(column.name(), List.of(true));
      case LONG -> ColumnForm.of(column.name(), List.of(1L));
      case DOUBLE -> ColumnForm.of(column.name(), List.of(1.0));
      case STRING -> ColumnForm.of(column.name(), List.of(""));
      case DATE, OTHER -> form(column.name(), Arrays.asList(column.boxed()));
    };
  }

  /** The form of all cells; what does not fit is told with its row. */
  private static ColumnForm form(String column, List<Object> cells) throws BadData {
    try {
      return ColumnForm.of(column, cells);
    } catch (BadData e) {
      int row = RowNumbers.from(1).of(firstUnfit(column, cells, e.getMessage()));
      throw new BadData("row " + row + ", " + e.getMessage(), e);
    }
  }

  /** The last cell of the fewest that already have the problem. */
  private static int firstUnfit(String column, List<Object> cells, String problem) {
    int without = 0;
    int with = cells.size();
    while (with - without > 1) {
      int middle = (without + with) >>> 1;
      if (hasProblem(column, cells.subList(0, middle), problem)) {
        with = middle;
      } else {
        without = middle;
      }
    }
    return with - 1;
  }

  private static boolean hasProblem(String column, List<Object> cells, String problem) {
    try {
      ColumnForm.of(column, cells);
      return false;
    } catch (BadData e) {
      return e.getMessage().equals(problem);
    }
  }

  /** The library asks for a builder of one's own, also for a configuration that nobody gives it. */
  @SuppressWarnings("deprecation")
  private static final class Builder extends ParquetWriter.Builder<Integer, Builder> {
    private final Rows rows;

    Builder(OutputFile file, Rows rows) {
      super(file);
      this.rows = rows;
    }

    @Override
    protected Builder self() {
      return this;
    }

    @Override
    protected WriteSupport<Integer> getWriteSupport(Configuration any) {
      return rows;
    }

    @Override
    protected WriteSupport<Integer> getWriteSupport(ParquetConfiguration any) {
      return rows;
    }
  }

  /** Hands on the cells of a row, by the row's number. */
  @SuppressWarnings("deprecation")
  private static final class Rows extends WriteSupport<Integer> {
    private final Table table;
    private final List<ColumnForm> forms;
    private RecordConsumer out;

    Rows(Table table, List<ColumnForm> forms) {
      this.table = table;
      this.forms = forms;
    }

    @Override
    public WriteContext init(Configuration any) {
      return context();
    }

    @Override
    public WriteContext init(ParquetConfiguration any) {
      return context();
    }

    private WriteContext context() {
      Types.MessageTypeBuilder message = Types.buildMessage();
      for (int i = 0; i < forms.size(); i++) {
        message.addField(forms.get(i).type(table.columns().get(i).name()));
      }
      MessageType schema = message.named("table");
      return new WriteContext(schema, Map.of());
    }

    @Override
    public void prepareForWrite(RecordConsumer consumer) {
      this.out = consumer;
    }

    @Override
    public void write(Integer row) {
      out.startMessage();
      for (int i = 0; i < forms.size(); i++) {
        Column column = table.columns().get(i);
        if (!column.isNull(row)) {
          out.startField(column.name(), i);
          write(column, row, forms.get(i));
          out.endField(column.name(), i);
        }
      }
      out.endMessage();
    }

    /** Numbers and booleans are never objects. */
    private void write(Column column, int row, ColumnForm form) {
      switch (column.type()) {
        case LONG -> out.addLong(column.longs()[row]);
        case DOUBLE -> out.addDouble(column.doubles()[row]);
        case BOOLEAN -> out.addBoolean(column.booleans()[row]);
        default -> {
          try {
            form.write(column.get(row), out);
          } catch (UncheckedIOException e) {
            throw new UncheckedIOException(
                RowNumbers.from(1).place(row, column.name())
                    + ": the text is not valid Unicode; it has half of a character.",
                e.getCause());
          }
        }
      }
    }
  }
}
