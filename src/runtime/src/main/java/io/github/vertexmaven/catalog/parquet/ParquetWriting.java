package io.github.vertexmaven.catalog.parquet;

import io.github.vertexmaven.catalog.table.Column;
import io.github.vertexmaven.catalog.table.ColumnType;
import io.github.vertexmaven.catalog.table.RowNumbers;
import io.github.vertexmaven.catalog.table.Table;
import io.github.vertexmaven.catalog.value.BadData;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnOrder;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.TypeDefinedOrder;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/** Writes a table as a parquet file; the same table gives the same bytes. */
public final class ParquetWriting {

  private static final byte[] MARK = {'P', 'A', 'R', '1'};

  /** Rows that lie together; other programs read such groups side by side. */
  private static final int GROUP = 1 << 20;

  private static final String CREATED_BY = "vertexai-runtime version 1";

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
    MessageType schema = schema(forms);
    for (String[] path : schema.getPaths()) {
      UnicodeText.requireName(String.join(".", path));
    }
    CompressionCodec codec = CompressionCodec.valueOf(compression.toUpperCase(Locale.ROOT));
    out.write(MARK);
    long position = MARK.length;
    Map<Column, CellWriting<?>> cells = new IdentityHashMap<>();
    for (Column column : table.columns()) {
      if (column.type() != ColumnType.OTHER) {
        cells.put(column, cells(column));
      }
    }
    List<RowGroup> groups = new ArrayList<>();
    for (int from = 0, to; from < table.rows(); from = to) {
      to = from + Math.min(GROUP, table.rows() - from);
      long start = position;
      List<ColumnChunk> chunks = new ArrayList<>();
      for (Column column : table.columns()) {
        if (column.type() == ColumnType.OTHER) {
          NestedWriting nested = new NestedWriting(column, forms.get(column.name()), schema);
          chunks.addAll(nested.write(from, to, out, codec, position));
        } else {
          ChunkWriting chunk = new ChunkWriting(out, codec);
          chunks.add(cells.get(column).write(from, to, chunk, position));
        }
        position = end(chunks);
      }
      groups.add(group(chunks, to - from, start, position));
    }
    byte[] footer = Thrift.bytes(footer(schema, table.rows(), groups));
    out.write(footer);
    ByteBuffer length = ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    out.write(length.putInt(footer.length).array());
    out.write(MARK);
  }

  private static CellWriting<?> cells(Column column) {
    return switch (column.type()) {
      case LONG, DOUBLE -> new NumberWriting(column);
      case BOOLEAN -> new BooleanWriting(column);
      default -> new TextWriting(column);
    };
  }

  private static MessageType schema(Map<String, ColumnForm> forms) {
    List<Type> types = new ArrayList<>();
    forms.forEach((name, form) -> types.add(form.type(name)));
    return new MessageType("table", types);
  }

  private static long end(List<ColumnChunk> chunks) {
    ColumnChunk last = chunks.get(chunks.size() - 1);
    return last.getFile_offset() + last.getMeta_data().getTotal_compressed_size();
  }

  private static RowGroup group(List<ColumnChunk> chunks, int rows, long start, long end) {
    long size = 0;
    for (ColumnChunk chunk : chunks) {
      size += chunk.getMeta_data().getTotal_uncompressed_size();
    }
    RowGroup group = new RowGroup(chunks, size, rows);
    group.setFile_offset(start);
    group.setTotal_compressed_size(end - start);
    return group;
  }

  private static FileMetaData footer(MessageType schema, int rows, List<RowGroup> groups) {
    FileMetaData footer = new FileMetaData(1, SchemaWriting.elements(schema), rows, groups);
    footer.setCreated_by(CREATED_BY);
    List<ColumnOrder> orders = new ArrayList<>();
    for (int i = 0; i < schema.getColumns().size(); i++) {
      orders.add(ColumnOrder.TYPE_ORDER(new TypeDefinedOrder()));
    }
    footer.setColumn_orders(orders);
    return footer;
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
}
