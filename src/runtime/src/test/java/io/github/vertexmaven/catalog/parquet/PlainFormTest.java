package io.github.vertexmaven.catalog.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.values.ValuesWriter;
import org.apache.parquet.column.values.bytestreamsplit.ByteStreamSplitValuesWriter;
import org.apache.parquet.column.values.delta.DeltaBinaryPackingValuesWriterForInteger;
import org.apache.parquet.column.values.delta.DeltaBinaryPackingValuesWriterForLong;
import org.apache.parquet.column.values.deltalengthbytearray.DeltaLengthByteArrayValuesWriter;
import org.apache.parquet.column.values.deltastrings.DeltaByteArrayWriter;
import org.apache.parquet.column.values.plain.BooleanPlainValuesWriter;
import org.apache.parquet.column.values.plain.FixedLenByteArrayPlainValuesWriter;
import org.apache.parquet.column.values.plain.PlainValuesWriter;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridValuesWriter;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type.Repetition;

/** Forms of values, judged by what the parquet library writes of the same values in plain form. */
class PlainFormTest {

  private static final int ROOM = 1 << 10;
  private static final int MUCH = 1 << 20;
  private static final int FIXED = 5;
  private static final HeapByteBufferAllocator HEAP = HeapByteBufferAllocator.getInstance();

  private interface Adding<T> {
    void add(ValuesWriter to, T value);
  }

  private static PrimitiveType type(PrimitiveTypeName physical) {
    return new PrimitiveType(Repetition.OPTIONAL, physical, FIXED, "v");
  }

  private static ByteBuffer bytes(ValuesWriter writer) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    writer.getBytes().writeAllTo(out);
    return ByteBuffer.wrap(out.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static ByteBuffer bytes(int... bytes) {
    ByteBuffer buffer = ByteBuffer.allocate(bytes.length).order(ByteOrder.LITTLE_ENDIAN);
    for (int each : bytes) {
      buffer.put((byte) each);
    }
    return buffer.flip();
  }

  private static <T> void check(
      PrimitiveTypeName type,
      PageEncoding encoding,
      ValuesWriter writer,
      List<T> values,
      Adding<T> adding)
      throws IOException {
    ValuesWriter plain =
        switch (type) {
          case BOOLEAN -> new BooleanPlainValuesWriter();
          case FIXED_LEN_BYTE_ARRAY ->
              new FixedLenByteArrayPlainValuesWriter(FIXED, ROOM, MUCH, HEAP);
          default -> new PlainValuesWriter(ROOM, MUCH, HEAP);
        };
    values.forEach(value -> adding.add(writer, value));
    values.forEach(value -> adding.add(plain, value));
    ByteBuffer found = new PlainForm(type(type)).of(encoding, bytes(writer), values.size());
    assertThat(found).isEqualTo(bytes(plain));
  }

  @Property(tries = 100)
  void numbers(@ForAll List<Integer> values) throws IOException {
    check(
        PrimitiveTypeName.INT32,
        PageEncoding.DELTA_BINARY_PACKED,
        new DeltaBinaryPackingValuesWriterForInteger(ROOM, MUCH, HEAP),
        values,
        ValuesWriter::writeInteger);
    check(
        PrimitiveTypeName.INT32,
        PageEncoding.BYTE_STREAM_SPLIT,
        new ByteStreamSplitValuesWriter.IntegerByteStreamSplitValuesWriter(ROOM, MUCH, HEAP),
        values,
        ValuesWriter::writeInteger);
  }

  @Provide
  Arbitrary<List<Long>> longs() {
    Arbitrary<Long> near = Arbitraries.longs().between(-1000, 1000);
    return Arbitraries.oneOf(Arbitraries.longs(), near).list().ofMaxSize(600);
  }

  @Property(tries = 100)
  void longNumbers(@ForAll("longs") List<Long> values) throws IOException {
    check(
        PrimitiveTypeName.INT64,
        PageEncoding.DELTA_BINARY_PACKED,
        new DeltaBinaryPackingValuesWriterForLong(ROOM, MUCH, HEAP),
        values,
        ValuesWriter::writeLong);
  }

  @Property(tries = 50)
  void numbersWithAPoint(@ForAll List<Double> values) throws IOException {
    check(
        PrimitiveTypeName.DOUBLE,
        PageEncoding.BYTE_STREAM_SPLIT,
        new ByteStreamSplitValuesWriter.DoubleByteStreamSplitValuesWriter(ROOM, MUCH, HEAP),
        values,
        ValuesWriter::writeDouble);
  }

  @Property(tries = 50)
  void booleans(@ForAll List<Boolean> values) throws IOException {
    if (!values.isEmpty()) {
      check(
          PrimitiveTypeName.BOOLEAN,
          PageEncoding.RLE,
          new RunLengthBitPackingHybridValuesWriter(1, ROOM, MUCH, HEAP),
          values,
          ValuesWriter::writeBoolean);
    }
  }

  @Property(tries = 100)
  void texts(@ForAll List<String> values) throws IOException {
    Adding<String> adding = (to, value) -> to.writeBytes(Binary.fromString(value));
    check(
        PrimitiveTypeName.BINARY,
        PageEncoding.DELTA_LENGTH_BYTE_ARRAY,
        new DeltaLengthByteArrayValuesWriter(ROOM, MUCH, HEAP),
        values,
        adding);
    check(
        PrimitiveTypeName.BINARY,
        PageEncoding.DELTA_BYTE_ARRAY,
        new DeltaByteArrayWriter(ROOM, MUCH, HEAP),
        values.stream().sorted().toList(),
        adding);
  }

  @Property(tries = 50)
  void bytesOfOneLength(@ForAll List<Long> numbers) throws IOException {
    List<Binary> values =
        numbers.stream()
            .map(each -> "%x".formatted(each).concat("     ").substring(0, FIXED))
            .map(Binary::fromString)
            .toList();
    check(
        PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY,
        PageEncoding.DELTA_BYTE_ARRAY,
        new DeltaByteArrayWriter(ROOM, MUCH, HEAP),
        values,
        ValuesWriter::writeBytes);
    check(
        PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY,
        PageEncoding.BYTE_STREAM_SPLIT,
        new ByteStreamSplitValuesWriter.FixedLenByteArrayByteStreamSplitValuesWriter(
            FIXED, ROOM, MUCH, HEAP),
        values,
        ValuesWriter::writeBytes);
  }

  /** Some writers let the first text of a page share with the last one of the page before. */
  @Example
  void textsGoOnFromThePageBefore() throws IOException {
    PlainForm form = new PlainForm(type(PrimitiveTypeName.BINARY));
    form.of(PageEncoding.DELTA_BYTE_ARRAY, page(0, 3, "abc"), 1);
    assertThat(form.of(PageEncoding.DELTA_BYTE_ARRAY, page(2, 1, "d"), 1))
        .isEqualTo(bytes(3, 0, 0, 0, 'a', 'b', 'd'));
  }

  /** One text: what it shares, how many bytes it has of its own, and these. */
  private static ByteBuffer page(int shared, int own, String text) {
    ByteBuffer page = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
    for (int number : new int[] {shared, own}) {
      page.put(new byte[] {(byte) 0x80, 1, 4, 1, (byte) (2 * number)});
    }
    return page.put(text.getBytes()).flip();
  }

  @Example
  void makesNoRoomForClaims() {
    int[] billion = {0x80, 0x94, 0xeb, 0xdc, 0x03};
    int[] manyNumbers = {0x80, 1, 4, billion[0], billion[1], billion[2], billion[3], 3, 0};
    assertThatThrownBy(() -> DeltaNumbers.read(bytes(manyNumbers), Integer.MAX_VALUE))
        .hasMessageContaining("1000000000 numbers");
    int[] largeBlock = {billion[0], billion[1], billion[2], billion[3], 3, 1, 1, 0};
    assertThatThrownBy(() -> DeltaNumbers.read(bytes(largeBlock), 1))
        .hasMessageContaining("blocks of 1000000000");
    assertThatThrownBy(
            () ->
                new PlainForm(type(PrimitiveTypeName.BINARY))
                    .of(PageEncoding.DELTA_BYTE_ARRAY, page(60, 1, "a"), 1))
        .isInstanceOf(IOException.class);
    int[] groups = {0x81, 0x94, 0xeb, 0xdc, 0x03, 1, 2, 3};
    assertThatThrownBy(() -> new Hybrid(bytes(groups)).count(1, Integer.MAX_VALUE))
        .hasMessageContaining("groups, where 3 can be");
  }

  /** Three groups of eight bits, a run of five, and a last group that is cut off. */
  @Example
  void countsNumbersOfRunsAndGroups() {
    assertThat(new Hybrid(bytes(7, 1, 2, 3, 10, 1)).count(1, 100)).isEqualTo(29);
    assertThat(new Hybrid(bytes(7, 1, 2, 3, 10, 1)).count(1, 26)).isEqualTo(26);
    assertThat(new Hybrid(bytes(5, 1, 2, 3, 4)).count(3, 100)).isEqualTo(16);
  }
}
