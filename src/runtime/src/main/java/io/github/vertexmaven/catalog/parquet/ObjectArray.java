package io.github.vertexmaven.catalog.parquet;

import io.github.vertexmaven.catalog.table.Column;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.function.UnaryOperator;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/** Dates, decimals, bytes and whatever else is an object; those of a dictionary are made once. */
final class ObjectArray implements CellArray {

  private static final int INT96 = 12;

  private final Object[] cells;
  private final PrimitiveType type;
  private final PrimitiveTypeName physical;
  private final int fixed;
  private final UnaryOperator<Object> meaning;

  ObjectArray(PrimitiveType type, int rows, UnaryOperator<Object> meaning) {
    cells = new Object[rows];
    this.type = type;
    physical = type.getPrimitiveTypeName();
    fixed = physical == PrimitiveTypeName.INT96 ? INT96 : type.getTypeLength();
    this.meaning = meaning;
  }

  @Override
  public CellArray sized(int length) {
    return new ObjectArray(type, length, meaning);
  }

  @Override
  public void plain(ByteBuffer in, int at, int count) {
    for (int i = 0; i < count; i++) {
      cells[at + i] =
          meaning.apply(
              switch (physical) {
                case INT32 -> in.getInt();
                case INT64 -> in.getLong();
                case FLOAT -> in.getFloat();
                case DOUBLE -> in.getDouble();
                case BOOLEAN -> (in.get(in.position() + (i >> 3)) >> (i & 7) & 1) != 0;
                case BINARY -> bytes(in, in.getInt());
                default -> bytes(in, fixed);
              });
    }
  }

  private static Binary bytes(ByteBuffer in, int length) {
    int from = in.arrayOffset() + in.position();
    in.position(in.position() + length);
    return Binary.fromConstantByteArray(Arrays.copyOfRange(in.array(), from, from + length));
  }

  @Override
  public void take(CellArray dictionary, int[] places, int at, int count) {
    Object[] known = ((ObjectArray) dictionary).cells;
    for (int i = 0; i < count; i++) {
      cells[at + i] = known[places[i]];
    }
  }

  @Override
  public Object array() {
    return cells;
  }

  @Override
  public void empty(int at) {
    cells[at] = null;
  }

  @Override
  public Column column(String name, BitSet nulls) {
    return Column.of(name, Cells.alike(cells));
  }
}
