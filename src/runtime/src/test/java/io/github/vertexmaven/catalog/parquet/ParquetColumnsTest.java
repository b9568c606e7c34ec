package io.github.vertexmaven.catalog.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jerolba.carpet.io.FileSystemInputFile;
import com.jerolba.carpet.io.FileSystemOutputFile;
import io.github.vertexmaven.catalog.table.Column;
import io.github.vertexmaven.catalog.table.Table;
import io.github.vertexmaven.catalog.value.BadData;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntFunction;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files that are read column by column and written from columns hold what the library reads from
 * them row by row.
 */
class ParquetColumnsTest {

  private static final List<CompressionCodecName> CODECS =
      List.of(
          CompressionCodecName.UNCOMPRESSED,
          CompressionCodecName.SNAPPY,
          CompressionCodecName.GZIP,
          CompressionCodecName.ZSTD,
          CompressionCodecName.LZ4_RAW);

  private static final MessageType SCHEMA =
      MessageTypeParser.parseMessageType(
          """
          message t {
            required int64 number;
            optional int64 some;
            optional int32 small;
            optional int32 tiny (INTEGER(8, false));
            optional int64 huge (INTEGER(64, false));
            required double decimal;
            optional double half;
            optional float single;
            required boolean flag;
            optional boolean maybe;
            required binary text (STRING);
            optional binary word (STRING);
            optional binary bytes;
            optional fixed_len_byte_array(5) fixed;
            optional fixed_len_byte_array(2) half_float (FLOAT16);
            optional int96 moment;
            optional int32 day (DATE);
            optional int64 stamp (TIMESTAMP(MICROS, true));
            optional int32 price (DECIMAL(9, 2));
            optional binary amount (DECIMAL(20, 3));
            optional group list (LIST) { repeated group list { optional int64 element; } }
            optional group map (MAP) { repeated group key_value { required binary key (STRING); optional double value; } }
            optional group tree { optional binary leaf (STRING); optional group twig { required int32 n; } }
          }
          """);

  @Property(tries = 80, shrinking = ShrinkingMode.OFF)
  void readsWhatTheLibraryReads(@ForAll Random random) throws Exception {
    Path file = Files.createTempFile("columns", ".parquet");
    Files.delete(file);
    try {
      write(file, random);
      Table table = new ParquetReading(name -> Optional.empty(), false).read(file, List.of());
      assertSame(table, rowByRow(file));
    } finally {
      Files.deleteIfExists(file);
    }
  }

  /** Small pages and groups, so that a few rows have many of them; a dictionary that overflows. */
  private static void write(Path file, Random random) throws IOException {
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(new FileSystemOutputFile(file.toFile()))
            .withConf(new PlainParquetConfiguration())
            .withType(SCHEMA)
            .withCompressionCodec(CODECS.get(random.nextInt(CODECS.size())))
            .withWriterVersion(
                random.nextBoolean() ? WriterVersion.PARQUET_1_0 : WriterVersion.PARQUET_2_0)
            .withDictionaryEncoding(random.nextInt(4) > 0)
            .withByteStreamSplitEncoding(random.nextInt(4) == 0)
            .withDictionaryPageSize(random.nextBoolean() ? 1 << 20 : 100)
            .withPageSize(random.nextBoolean() ? 1 << 20 : 200)
            .withPageRowCountLimit(1 + random.nextInt(50))
            .withMinRowCountForPageSizeCheck(1)
            .withRowGroupSize(random.nextBoolean() ? 1L << 27 : 20_000L)
            .build()) {
      int rows = random.nextInt(300);
      int different = 1 + random.nextInt(random.nextBoolean() ? 4 : 200);
      int nulls = random.nextInt(5);
      boolean[] empty = new boolean[SCHEMA.getFieldCount()];
      for (int row = 0; row < rows; row++) {
        Group group = new SimpleGroup(SCHEMA);
        for (int i = 0; i < SCHEMA.getFieldCount(); i++) {
          Type type = SCHEMA.getType(i);
          // Runs of nulls and of values.
          empty[i] = random.nextInt(6) == 0 ? random.nextInt(4) < nulls : empty[i];
          if (type.isRepetition(Type.Repetition.REQUIRED) || !empty[i]) {
            add(group, type, new Random(random.nextInt(different)));
          }
        }
        writer.write(group);
      }
    }
  }

  private static void add(Group to, Type type, Random random) {
    if (type.isPrimitive()) {
      addValue(to, type.asPrimitiveType(), random);
      return;
    }
    Group group = to.addGroup(type.getName());
    for (Type field : type.asGroupType().getFields()) {
      int count =
          field.isRepetition(Type.Repetition.REPEATED)
              ? random.nextInt(4)
              : field.isRepetition(Type.Repetition.REQUIRED) ? 1 : random.nextInt(2);
      for (int i = 0; i < count; i++) {
        add(group, field, random);
      }
    }
  }

  private static void addValue(Group to, PrimitiveType type, Random random) {
    String name = type.getName();
    switch (type.getPrimitiveTypeName()) {
      case BOOLEAN -> to.add(name, random.nextBoolean());
      case INT32 -> to.add(name, random.nextInt(100_000_000));
      case INT64 -> to.add(name, random.nextInt(3) == 0 ? random.nextInt(9) : random.nextLong());
      case FLOAT -> to.add(name, (float) random.nextGaussian());
      case DOUBLE -> to.add(name, random.nextInt(9) == 0 ? Double.NaN : random.nextGaussian());
      case INT96 -> to.add(name, bytes(random, 12));
      case FIXED_LEN_BYTE_ARRAY -> to.add(name, bytes(random, type.getTypeLength()));
      default ->
          to.add(
              name,
              CellMeaning.isText(type.getLogicalTypeAnnotation())
                  ? Binary.fromString(text(random))
                  : bytes(random, 1 + random.nextInt(8)));
    }
  }

  private static Binary bytes(Random random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    if (length == 12) {
      // A day that has a name.
      Arrays.fill(bytes, 4, 12, (byte) 0);
      bytes[10] = 0x25;
    }
    return Binary.fromConstantByteArray(bytes);
  }

  private static String text(Random random) {
    String[] alphabet = {"a", "\u00e9", "\u4e2d", "\ud83d\ude00", "", "z"};
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(9); i > 0; i--) {
      text.append(alphabet[random.nextInt(alphabet.length)]);
    }
    return text.toString();
  }

  @Property(tries = 60, shrinking = ShrinkingMode.OFF)
  void writesWhatTheLibraryReads(@ForAll Random random) throws Exception {
    Path file = Files.createTempFile("columns", ".parquet");
    try {
      Table table = table(random);
      String codec = List.of("snappy", "gzip", "zstd", "uncompressed").get(random.nextInt(4));
      write(table, codec, file);
      assertSame(table, rowByRow(file));
      assertSame(table, new ParquetReading(name -> Optional.empty(), false).read(file, List.of()));
    } finally {
      Files.deleteIfExists(file);
    }
  }

  /** Whatever a file has, it is read or refused. */
  @Property(tries = 300, shrinking = ShrinkingMode.OFF)
  void refusesWhatIsDamaged(@ForAll Random random) throws Exception {
    Path file = Files.createTempFile("columns", ".parquet");
    try {
      write(table(new Random(random.nextInt(8))), "snappy", file);
      byte[] bytes = Files.readAllBytes(file);
      for (int i = 1 + random.nextInt(3); i > 0; i--) {
        int at =
            random.nextBoolean() ? bytes.length - 9 - random.nextInt(600) : 4 + random.nextInt(200);
        bytes[Math.max(4, at)] = (byte) random.nextInt();
      }
      Files.write(file, bytes);
      try {
        Table table = new ParquetReading(name -> Optional.empty(), false).read(file, List.of());
        assertThat(table.columns()).isNotNull();
      } catch (BadData e) {
        assertThat(e).hasMessageEndingWith(".");
      }
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private static void write(Table table, String codec, Path file) throws Exception {
    try (OutputStream out = Files.newOutputStream(file)) {
      ParquetWriting.write(table, codec, out);
    }
  }

  /** More rows than a dictionary is tried with; few values or many, in runs or mixed. */
  private static Table table(Random random) {
    int rows = random.nextInt(4) == 0 ? 6000 + random.nextInt(4000) : random.nextInt(200);
    int different = 1 + random.nextInt(random.nextBoolean() ? 5 : 10_000);
    int run = 1 + random.nextInt(random.nextBoolean() ? 1 : 60);
    long salt = random.nextLong();
    BitSet nulls = new BitSet();
    for (int row = 0; random.nextBoolean() && row < rows; row++) {
      nulls.set(row, random.nextInt(5) == 0);
    }
    IntFunction<Random> at = row -> new Random(salt + (row / run) % different);
    long[] longs = new long[rows];
    double[] doubles = new double[rows];
    boolean[] booleans = new boolean[rows];
    String[] texts = new String[rows];
    Object[] lists = new Object[rows];
    for (int row = 0; row < rows; row++) {
      longs[row] = at.apply(row).nextLong();
      doubles[row] = at.apply(row).nextInt(50) == 0 ? Double.NaN : at.apply(row).nextGaussian();
      booleans[row] = at.apply(row).nextBoolean();
      texts[row] = nulls.get(row) ? null : text(at.apply(row)) + at.apply(row).nextInt();
      lists[row] = nulls.get(row) ? null : List.of(longs[row], longs[row] + 1);
    }
    return new Table(
        List.of(
            Column.ofLongs("number", longs, new BitSet()),
            Column.ofLongs("some", longs, nulls),
            Column.ofDoubles("decimal", doubles, nulls),
            Column.ofBooleans("flag", booleans, nulls),
            Column.ofStrings("text", texts),
            Column.of("list", lists)),
        rows);
  }

  @Test
  void keepsMoreRowsThanAGroupHas(@TempDir Path folder) throws Exception {
    long[] numbers = new long[(1 << 20) + 5];
    Arrays.setAll(numbers, i -> i % 1000 * 7L);
    Path file = folder.resolve("groups.parquet");
    write(
        new Table(List.of(Column.ofLongs("n", numbers, new BitSet())), numbers.length),
        "snappy",
        file);
    Table table = new ParquetReading(name -> Optional.empty(), false).read(file, List.of("n"));
    assertThat(table.columns().get(0).longs()).isEqualTo(numbers);
    assertThat(FileCheck.footer(file).groups()).hasSize(2);
  }

  /** Values whose hashes are the same, and so many that the room for them grows, twice. */
  @Test
  void keepsADictionaryOfManyValues(@TempDir Path folder) throws Exception {
    int rows = 80_000;
    long[] numbers = new long[rows];
    Arrays.setAll(numbers, i -> i / 4 * 0x1_0000_0001L);
    String[] texts = new String[rows];
    Arrays.setAll(texts, i -> (i % 2 == 0 ? "Aa" : "BB") + i / 8);
    Table table =
        new Table(
            List.of(Column.ofLongs("n", numbers, new BitSet()), Column.ofStrings("t", texts)),
            rows);
    Path file = folder.resolve("dictionary.parquet");
    write(table, "snappy", file);
    for (Footer.Chunk chunk : FileCheck.footer(file).groups().get(0).columns()) {
      assertThat(chunk.meta().dictionary()).as("%s", chunk.meta().path()).isPositive();
    }
    assertSame(new ParquetReading(name -> Optional.empty(), false).read(file, List.of()), table);
    assertSame(rowByRow(file), table);
  }

  /** Each longer than a page, some that fill one together, and all that is not ASCII. */
  @Test
  void keepsLongTexts(@TempDir Path folder) throws Exception {
    String[] texts = new String[3000];
    Arrays.setAll(
        texts,
        i ->
            i % 1000 == 7
                ? "long \u20ac \ud83d\ude00".repeat(200_000)
                : i % 5 == 0 ? null : "\u00e9".repeat(i % 3) + "text ".repeat(i % 900) + i);
    Table table = new Table(List.of(Column.ofStrings("t", texts)), texts.length);
    Path file = folder.resolve("long.parquet");
    write(table, "snappy", file);
    assertSame(new ParquetReading(name -> Optional.empty(), false).read(file, List.of()), table);
    assertSame(rowByRow(file), table);
  }

  /** So many cells that several threads read them, where there are processors for it. */
  @Test
  void readsManyCellsSideBySide(@TempDir Path folder) throws Exception {
    int rows = 100_000;
    long[] numbers = new long[rows];
    Arrays.setAll(numbers, i -> i * 7919L);
    String[] texts = new String[rows];
    Arrays.setAll(texts, i -> i % 3 == 0 ? null : "text " + i);
    Object[] lists = new Object[rows];
    Arrays.setAll(lists, i -> List.of((long) i));
    Table table =
        new Table(
            List.of(
                Column.ofLongs("n", numbers, new BitSet()),
                Column.ofStrings("t", texts),
                Column.of("l", lists)),
            rows);
    Path file = folder.resolve("many.parquet");
    write(table, "snappy", file);
    assertSame(new ParquetReading(name -> Optional.empty(), false).read(file, List.of()), table);
    byte[] bytes = Files.readAllBytes(file);
    Arrays.fill(bytes, 4, 64, (byte) 0xff);
    Files.write(file, bytes);
    assertThatThrownBy(
            () -> new ParquetReading(name -> Optional.empty(), false).read(file, List.of()))
        .hasMessage("the file is damaged: the rows from 1 on cannot be read in column 'n'.");
  }

  @Test
  void refusesHalfOfACharacterInEveryRow(@TempDir Path folder) {
    String[] texts = {"sound \ud83d\ude00", null, "half \ud83d"};
    Table table = new Table(List.of(Column.ofStrings("t", texts)), 3);
    assertThatThrownBy(() -> write(table, "snappy", folder.resolve("half.parquet")))
        .isInstanceOf(BadData.class)
        .hasMessage(
            "row 3, column 't': the text is not valid Unicode; it has half of a character.");
  }

  /** The library's file reader, schema and assembly of rows. */
  private static Table rowByRow(Path file) throws IOException, BadData {
    ParquetReadOptions options =
        ParquetReadOptions.builder(new PlainParquetConfiguration())
            .withPageChecksumVerification(true)
            .build();
    try (ParquetFileReader reader =
        ParquetFileReader.open(new FileSystemInputFile(file.toFile()), options)) {
      MessageType schema = reader.getFileMetaData().getSchema();
      assertThat(FileSchema.of(FileCheck.footer(file).schema())).isEqualTo(schema);
      int rows = (int) reader.getRecordCount();
      NestedRows all = new NestedRows(schema, rows);
      for (PageReadStore pages = reader.readNextRowGroup();
          pages != null;
          pages = reader.readNextRowGroup()) {
        all.take(pages, reader.getFileMetaData().getCreatedBy());
      }
      List<Column> columns = new ArrayList<>();
      schema.getFields().forEach(field -> columns.add(all.column(field.getName())));
      return new Table(columns, rows);
    }
  }

  private static void assertSame(Table found, Table expected) {
    assertThat(found.names()).isEqualTo(expected.names());
    assertThat(found.rows()).isEqualTo(expected.rows());
    for (int i = 0; i < found.columns().size(); i++) {
      Column one = found.columns().get(i);
      Column other = expected.columns().get(i);
      for (int row = 0; row < found.rows(); row++) {
        assertThat(plain(one.get(row)))
            .as("column %s, row %s", one.name(), row)
            .isEqualTo(plain(other.get(row)));
      }
    }
  }

  /** Large numbers make all of a column such ones only where it is read as a column. */
  private static Object plain(Object cell) {
    if (cell instanceof byte[] bytes) {
      return Arrays.toString(bytes);
    }
    return cell instanceof java.math.BigInteger number && number.bitLength() < Long.SIZE
        ? (Object) number.longValueExact()
        : cell;
  }
}
