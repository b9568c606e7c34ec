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
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
    Codec codec = Codec.valueOf(compression.toUpperCase(Locale.ROOT));
    out.write(MARK);
    long position = MARK.length;
    Map<Column, CellWriting> cells = new IdentityHashMap<>();
    for (Column column : table.columns()) {
      if (column.type() != ColumnType.OTHER) {
        cells.put(column, cells(column));
      }
    }
    PlainBytes page = new PlainBytes();
    PackedBytes packed = new PackedBytes();
    List<Struct> groups = new ArrayList<>();
    for (int from = 0, to; from < table.rows(); from = to) {
      to = from + Math.min(GROUP, table.rows() - from);
      long start = position;
      List<ChunkWriting.Written> chunks = new ArrayList<>();
      for (Column column : table.columns()) {
        if (column.type() == ColumnType.OTHER) {
          NestedWriting nested = new NestedWriting(column, forms.get(column.name()), schema);
          chunks.addAll(nested.write(from, to, out, codec, position));
        } else {
          ChunkWriting chunk = new ChunkWriting(out, codec, packed);
          chunks.add(cells.get(column).write(from, to, page, chunk, position));
        }
        position = start + packed(chunks);
      }
      groups.add(group(chunks, to - from, start, position));
    }
    byte[] footer = CompactWriting.bytes(footer(schema, table.rows(), groups));
    out.write(footer);
    ByteBuffer length = ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    out.write(length.putInt(footer.length).array());
    out.write(MARK);
  }

  private static CellWriting cells(Column column) {
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

  private static long packed(List<ChunkWriting.Written> chunks) {
    long size = 0;
    for (ChunkWriting.Written chunk : chunks) {
      size += chunk.packed();
    }
    return size;
  }

  private static Struct group(List<ChunkWriting.Written> chunks, long rows, long start, long end) {
    List<Struct> columns = new ArrayList<>();
    long size = 0;
    for (ChunkWriting.Written chunk : chunks) {
      columns.add(chunk.chunk());
      size += chunk.unpacked();
    }
    return new Struct().set(1, columns).set(2, size).set(3, rows).set(5, start).set(6, end - start);
  }

  private static Struct footer(MessageType schema, long rows, List<Struct> groups) {
    Struct byType = new Struct().set(1, new Struct());
    return new Struct()
        .set(1, 1)
        .set(2, SchemaWriting.elements(schema))
        .set(3, rows)
        .set(4, groups)
        .set(6, CREATED_BY)
        .set(7, Collections.nCopies(schema.getColumns().size(), byType));
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
