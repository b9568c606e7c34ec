package io.github.vertexmaven.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.jerolba.carpet.io.FileSystemOutputFile;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.dflib.DataFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every type that the format has, written by the library's own writer of plain groups. */
class ParquetTypesTest {

  @TempDir Path project;

  private Catalog catalog(String more) {
    return TestCatalogs.open(project, "d: {type: parquet, filepath: d.parquet" + more + "}");
  }

  private void write(CompressionCodecName codec, MessageType schema, Group... rows)
      throws IOException {
    Path file = project.resolve("d.parquet");
    Files.deleteIfExists(file);
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(new FileSystemOutputFile(file.toFile()))
            .withConf(new PlainParquetConfiguration())
            .withType(schema)
            .withCompressionCodec(codec)
            .build()) {
      for (Group row : rows) {
        writer.write(row);
      }
    }
  }

  private List<Object> read(String type, BiConsumer<Group, String> value) throws IOException {
    MessageType schema = MessageTypeParser.parseMessageType("message t { optional " + type + "; }");
    Group there = new SimpleGroup(schema);
    value.accept(there, "v");
    write(CompressionCodecName.SNAPPY, schema, there, new SimpleGroup(schema));
    DataFrame frame = (DataFrame) catalog("").load("d", DataFrame.class);
    return Arrays.asList(frame.get("v", 0), frame.get("v", 1));
  }

  private static Binary bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return Binary.fromConstantByteArray(bytes);
  }

  private static Binary parts(int... values) {
    ByteBuffer parts = ByteBuffer.allocate(values.length * 4).order(ByteOrder.LITTLE_ENDIAN);
    for (int value : values) {
      parts.putInt(value);
    }
    return Binary.fromConstantByteArray(parts.array());
  }

  private static Arguments of(String type, BiConsumer<Group, String> value, Object cell) {
    return Arguments.of(type, value, cell);
  }

  private static BiConsumer<Group, String> whole(int value) {
    return (row, name) -> row.add(name, value);
  }

  private static BiConsumer<Group, String> whole(long value) {
    return (row, name) -> row.add(name, value);
  }

  private static BiConsumer<Group, String> of(Binary value) {
    return (row, name) -> row.add(name, value);
  }

  private static final UUID ID = UUID.fromString("8d8ac610-566d-4ef0-9c22-186b2a5ed793");

  private static Binary id() {
    byte[] bytes =
        ByteBuffer.allocate(16)
            .putLong(ID.getMostSignificantBits())
            .putLong(ID.getLeastSignificantBits())
            .array();
    return Binary.fromConstantByteArray(bytes);
  }

  static Stream<Arguments> types() {
    long micros = 1_704_141_296_123_456L;
    return Stream.of(
        of("int32 v", whole(-56), -56L),
        of("int32 v (INTEGER(8,true))", whole(-56), -56L),
        of("int32 v (INTEGER(8,false))", whole(200), 200L),
        of("int32 v (INTEGER(8,false))", whole(-56), 200L),
        of("int32 v (INTEGER(16,false))", whole(65_535), 65_535L),
        of("int32 v (INTEGER(32,false))", whole(-1), 4_294_967_295L),
        of("int64 v", whole(Long.MIN_VALUE), Long.MIN_VALUE),
        of("int64 v (INTEGER(64,false))", whole(7L), 7L),
        of("int64 v (INTEGER(64,false))", whole(-1L), new BigInteger("18446744073709551615")),
        of("int32 v (DATE)", whole(-1), LocalDate.of(1969, 12, 31)),
        of("int32 v (TIME(MILLIS,true))", whole(3_723_004), LocalTime.of(1, 2, 3, 4_000_000)),
        of("int64 v (TIME(MICROS,true))", whole(1L), LocalTime.ofNanoOfDay(1000)),
        of("int64 v (TIME(NANOS,true))", whole(1L), LocalTime.ofNanoOfDay(1)),
        of(
            "int64 v (TIMESTAMP(MILLIS,true))",
            whole(-1L),
            Instant.parse("1969-12-31T23:59:59.999Z")),
        of(
            "int64 v (TIMESTAMP(MICROS,false))",
            whole(micros),
            LocalDateTime.parse("2024-01-01T20:34:56.123456")),
        of(
            "int64 v (TIMESTAMP(NANOS,true))",
            whole(-1L),
            Instant.parse("1969-12-31T23:59:59.999999999Z")),
        of("int32 v (DECIMAL(9,2))", whole(-1234), new BigDecimal("-12.34")),
        of("int64 v (DECIMAL(18,3))", whole(1L), new BigDecimal("0.001")),
        of("binary v (DECIMAL(30,1))", of(bytes(0xff, 0x01)), new BigDecimal("-25.5")),
        of("fixed_len_byte_array(2) v (DECIMAL(4,1))", of(bytes(0, 15)), new BigDecimal("1.5")),
        of(
            "int96 v",
            of(
                Binary.fromConstantByteArray(
                    ByteBuffer.allocate(12)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(74_096_123_456_000L)
                        .putInt(2_460_311)
                        .array())),
            LocalDateTime.parse("2024-01-01T20:34:56.123456")),
        of("fixed_len_byte_array(16) v (UUID)", of(id()), ID),
        of("fixed_len_byte_array(2) v (FLOAT16)", of(bytes(0x00, 0x3e)), 1.5),
        of("fixed_len_byte_array(2) v (FLOAT16)", of(bytes(0x01, 0x00)), 0x1p-24),
        of("fixed_len_byte_array(2) v (FLOAT16)", of(bytes(0x00, 0xfc)), Double.NEGATIVE_INFINITY),
        of("fixed_len_byte_array(12) v (INTERVAL)", of(parts(0, 3, 0)), "P3D"),
        of("fixed_len_byte_array(12) v (INTERVAL)", of(parts(14, 0, 1500)), "P14MT1.5S"),
        of("fixed_len_byte_array(12) v (INTERVAL)", of(parts(0, 0, 0)), "PT0S"),
        of("fixed_len_byte_array(12) v (INTERVAL)", of(parts(0, -1, 0)), "P4294967295D"),
        of("binary v (STRING)", of(Binary.fromString("Jürgen 🚀")), "Jürgen 🚀"),
        of("binary v (ENUM)", of(Binary.fromString("RED")), "RED"),
        of("binary v (JSON)", of(Binary.fromString("{}")), "{}"),
        of("float v", (row, name) -> row.add(name, 0.5f), 0.5),
        of("double v", (row, name) -> row.add(name, -0.0), -0.0),
        of("boolean v", (row, name) -> row.add(name, true), true));
  }

  @ParameterizedTest(name = "{0} {2}")
  @MethodSource("types")
  void readsValuesForWhatTheyMean(String type, BiConsumer<Group, String> value, Object cell)
      throws IOException {
    assertThat(read(type, value)).isEqualTo(Arrays.asList(cell, null));
  }

  @Test
  void readsBytesThatAreNothingElse() throws IOException {
    assertThat(read("fixed_len_byte_array(3) v", of(bytes(1, 2, 255))).get(0))
        .isEqualTo(new byte[] {1, 2, -1});
    assertThat(read("binary v", of(bytes(0, 200))).get(0)).isEqualTo(new byte[] {0, -56});
  }

  record Wide(Optional<BigInteger> v) {}

  record Narrow(Optional<Integer> v) {}

  record Span(Optional<Period> v) {}

  record Clock(Optional<LocalTime> v) {}

  @Test
  void readsThemIntoRecords() throws IOException {
    read("int64 v (INTEGER(64,false))", whole(-1L));
    assertThat(catalog("").load("d", TestCatalogs.listOf(Wide.class)))
        .isEqualTo(
            List.of(
                new Wide(Optional.of(new BigInteger("18446744073709551615"))),
                new Wide(Optional.empty())));
    assertThatThrownBy(() -> catalog("").load("d", TestCatalogs.listOf(Narrow.class)))
        .hasMessageContaining("row 1, column 'v': ")
        .hasMessageContaining("18446744073709551615");
    read("int32 v (INTEGER(8,false))", whole(-56));
    assertThat(catalog("").load("d", TestCatalogs.listOf(Narrow.class)))
        .isEqualTo(List.of(new Narrow(Optional.of(200)), new Narrow(Optional.empty())));
    read("fixed_len_byte_array(12) v (INTERVAL)", of(parts(1, 3, 0)));
    assertThat(catalog("").load("d", TestCatalogs.listOf(Span.class)))
        .isEqualTo(
            List.of(new Span(Optional.of(Period.parse("P1M3D"))), new Span(Optional.empty())));
    read("int32 v (TIME(MILLIS,true))", whole(0));
    assertThat(catalog("").load("d", TestCatalogs.listOf(Clock.class)))
        .isEqualTo(
            List.of(new Clock(Optional.of(LocalTime.MIDNIGHT)), new Clock(Optional.empty())));
  }

  @Test
  void largeUnsignedNumbersMakeAllOfTheirColumnLarge() throws IOException {
    MessageType schema =
        MessageTypeParser.parseMessageType("message t { required int64 v (INTEGER(64,false)); }");
    write(
        CompressionCodecName.ZSTD,
        schema,
        new SimpleGroup(schema).append("v", 5L),
        new SimpleGroup(schema).append("v", -2L));
    DataFrame frame = (DataFrame) catalog("").load("d", DataFrame.class);
    assertThat(frame.get("v", 0)).isEqualTo(BigInteger.valueOf(5));
    assertThat(frame.get("v", 1)).isEqualTo(new BigInteger("18446744073709551614"));
  }

  @Test
  void tellsAnEmptyListFromNoneAndANullItemFromBoth() throws IOException {
    MessageType schema =
        MessageTypeParser.parseMessageType(
            """
            message t {
              optional group v (LIST) { repeated group list { optional int32 element (INTEGER(8,false)); } }
              optional group old (LIST) { repeated binary array (STRING); }
              optional group pairs (MAP) { repeated group key_value { required binary key (STRING); optional int64 value; } }
              repeated int32 bare;
              optional group deep { optional double x; optional group more (LIST) { repeated group list { optional group element { optional boolean y; } } } }
            }
            """);
    Group full = new SimpleGroup(schema);
    Group list = full.addGroup("v");
    list.addGroup("list").add("element", -1);
    list.addGroup("list");
    full.addGroup("old").append("array", "a").append("array", "b");
    Group pair = full.addGroup("pairs");
    pair.addGroup("key_value").append("key", "k").append("value", 7L);
    pair.addGroup("key_value").append("key", "none");
    full.append("bare", 1).append("bare", 2);
    Group deep = full.addGroup("deep");
    deep.addGroup("more").addGroup("list").addGroup("element").append("y", true);
    Group empty = new SimpleGroup(schema);
    empty.addGroup("v");
    empty.addGroup("pairs");
    empty.addGroup("deep");
    write(CompressionCodecName.GZIP, schema, full, empty, new SimpleGroup(schema));
    DataFrame frame = (DataFrame) catalog("").load("d", DataFrame.class);
    assertThat(cells(frame, "v"))
        .isEqualTo(Arrays.asList(Arrays.asList(255L, null), List.of(), null));
    assertThat(cells(frame, "old")).isEqualTo(Arrays.asList(List.of("a", "b"), null, null));
    Map<String, Object> pairs = new LinkedHashMap<>();
    pairs.put("k", 7L);
    pairs.put("none", null);
    assertThat(cells(frame, "pairs")).isEqualTo(Arrays.asList(pairs, Map.of(), null));
    assertThat(cells(frame, "bare")).isEqualTo(List.of(List.of(1, 2), List.of(), List.of()));
    assertThat(String.valueOf(frame.get("deep", 0))).isEqualTo("{x=null, more=[{y=true}]}");
    assertThat(String.valueOf(frame.get("deep", 1))).isEqualTo("{x=null, more=null}");
    assertThat(frame.get("deep", 2)).isNull();
  }

  private static List<Object> cells(DataFrame frame, String column) {
    Object[] cells = new Object[frame.height()];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = frame.get(column, i);
    }
    return Arrays.asList(cells);
  }

  @ParameterizedTest
  @EnumSource(
      value = CompressionCodecName.class,
      names = {"UNCOMPRESSED", "SNAPPY", "GZIP", "ZSTD", "LZ4_RAW"})
  void readsTheCodec(CompressionCodecName codec) throws IOException {
    MessageType schema = MessageTypeParser.parseMessageType("message t { required int32 v; }");
    write(codec, schema, new SimpleGroup(schema).append("v", 5));
    assertThat(catalog("").load("d", TestCatalogs.MAPS)).isEqualTo(List.of(Map.of("v", 5L)));
  }

  /** Files of other implementations, judged by DuckDB. */
  @Test
  void readsTypesOfOtherImplementations() throws IOException {
    Path files = Path.of("..", "..", "..", "shared", "data", "files");
    assumeThat(files).isDirectory();
    assertThat(foreign(files, "utiny.parquet")).containsExactly(200L, null);
    assertThat(foreign(files, "ubig.parquet"))
        .containsExactly(new BigInteger("18446744073709551615"), null);
    assertThat(foreign(files, "interval.parquet")).containsExactly("P3D", null);
    assertThat(foreign(files, "int96_from_spark.parquet").subList(0, 5))
        .containsExactly(
            LocalDateTime.parse("2024-01-01T20:34:56.123456"),
            LocalDateTime.parse("2024-01-01T01:00"),
            LocalDateTime.parse("9999-12-31T03:00"),
            LocalDateTime.parse("2024-12-30T23:00"),
            null);
  }

  private List<Object> foreign(Path files, String name) throws IOException {
    Files.copy(
        files.resolve(name), project.resolve("d.parquet"), StandardCopyOption.REPLACE_EXISTING);
    DataFrame frame = (DataFrame) catalog("").load("d", DataFrame.class);
    return cells(
        frame, frame.getColumnsIndex().contains("v") ? "v" : frame.getColumnsIndex().get(0));
  }
}
