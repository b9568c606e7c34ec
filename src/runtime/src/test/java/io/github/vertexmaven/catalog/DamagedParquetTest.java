package io.github.vertexmaven.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Util;
import org.dflib.DataFrame;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of parquet files that are none, not whole, or not what a node wants. */
class DamagedParquetTest {

  record Trip(long id, long city) {}

  @TempDir Path project;

  private Path file;

  private Catalog catalog() {
    return TestCatalogs.open(project, "d: {type: parquet, filepath: d.parquet}");
  }

  /** Plain pages, so that a changed byte in them is a changed number and nothing else. */
  @BeforeEach
  void write() {
    file = project.resolve("d.parquet");
    List<Map<String, Object>> rows =
        IntStream.range(0, 100)
            .mapToObj(i -> Map.<String, Object>of("id", i * 7919L, "city", "city " + i * 31))
            // The order of its columns.
            .<Map<String, Object>>map(TreeMap::new)
            .toList();
    catalog().save("d", rows, TestCatalogs.MAPS);
  }

  private static UnaryOperator<byte[]> first(int length) {
    return whole -> Arrays.copyOf(whole, length);
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static int footerLength(byte[] whole) {
    return ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).getInt(whole.length - 8);
  }

  private static byte[] overwritten(byte[] whole, int from, int to) {
    byte[] damaged = whole.clone();
    Arrays.fill(damaged, from, to, (byte) 0xff);
    return damaged;
  }

  /** The same data with another version in its footer. */
  private static byte[] inVersion(byte[] whole, int version) {
    return withFooter(whole, footer -> footer.setVersion(version));
  }

  /** The same data with another footer, which the library reads and writes. */
  private static byte[] withFooter(byte[] whole, Consumer<FileMetaData> change) {
    int start = whole.length - 8 - footerLength(whole);
    try {
      FileMetaData footer =
          Util.readFileMetaData(new ByteArrayInputStream(whole, start, footerLength(whole)));
      change.accept(footer);
      ByteArrayOutputStream written = new ByteArrayOutputStream();
      Util.writeFileMetaData(footer, written);
      ByteBuffer length = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
      length.putInt(written.size());
      return joined(
          Arrays.copyOf(whole, start), written.toByteArray(), length.array(), ascii("PAR1"));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static Stream<Arguments> damages() {
    return Stream.of(
        damage(
            "empty",
            first(0),
            "the file is empty; in parquet even a table without rows has a header."),
        damage(
            "shorter than its mark", first(3), "it is not a parquet file, which begins with PAR1."),
        damage(
            "csv of that name",
            whole -> ascii("id,city\n1,Lyon\n"),
            "it is not a parquet file, which begins with PAR1."),
        damage(
            "only its mark",
            first(4),
            "the file is cut off after 4 bytes: a parquet file ends with PAR1. Write it again."),
        damage(
            "written in part",
            first(300),
            "the file is cut off after 300 bytes: a parquet file ends with PAR1. Write it again."),
        damage(
            "without its last byte",
            whole -> Arrays.copyOf(whole, whole.length - 1),
            "the file is cut off after SIZE bytes: a parquet file ends with PAR1. Write it again."),
        damage(
            "the end of another file",
            whole ->
                joined(ascii("PAR1"), Arrays.copyOfRange(whole, whole.length - 8, whole.length)),
            "the file is damaged: it has 12 bytes, and says that its footer has FOOTER."),
        damage(
            "a footer of nonsense",
            whole -> overwritten(whole, whole.length - 8 - footerLength(whole), whole.length - 8),
            "the file is damaged: its footer cannot be read. Write it again."),
        damage(
            "encrypted",
            whole -> joined(Arrays.copyOf(whole, whole.length - 4), ascii("PARE")),
            "its footer is encrypted, and encrypted files are not supported."),
        damage(
            "of the future",
            whole -> inVersion(whole, 3),
            "it was written in version 3 of the parquet format, and this runtime reads versions 1"
                + " and 2."),
        damage(
            "damaged data",
            whole -> overwritten(whole, 4, 60),
            "the file is damaged: the rows from 1 on cannot be read in column 'city'."));
  }

  private static Arguments damage(String what, UnaryOperator<byte[]> change, String message) {
    return Arguments.of(what, change, message);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("damages")
  void saysWhatIsWrong(String what, UnaryOperator<byte[]> change, String message)
      throws IOException {
    byte[] whole = Files.readAllBytes(file);
    byte[] damaged = change.apply(whole);
    Files.write(file, damaged);
    assertThatThrownBy(() -> catalog().load("d", DataFrame.class))
        .isInstanceOf(DatasetException.class)
        .hasMessage(
            "Dataset 'd' (parquet, d.parquet): "
                + message
                    .replace("SIZE", String.valueOf(damaged.length))
                    .replace("FOOTER", String.valueOf(footerLength(whole))));
    assertThat(file).hasBinaryContent(damaged);
  }

  private void writeCities() {
    List<Map<String, Object>> rows =
        IntStream.range(0, 100)
            .mapToObj(i -> Map.<String, Object>of("city", "city " + i % 3))
            .toList();
    catalog().save("d", rows, TestCatalogs.MAPS);
  }

  /** The second group has the pages of the first one, whose places would be right there. */
  private static void repeat(FileMetaData footer, boolean withDictionary) {
    RowGroup second = footer.getRow_groups().get(0).deepCopy();
    ColumnMetaData column = second.getColumns().get(0).getMeta_data();
    assertThat(column.isSetDictionary_page_offset()).isTrue();
    column.setDictionary_page_offsetIsSet(withDictionary);
    footer.addToRow_groups(second);
    footer.setNum_rows(200);
  }

  @Test
  void aGroupOfRowsHasADictionaryOfItsOwnOrNone() throws IOException {
    writeCities();
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, withFooter(whole, footer -> repeat(footer, true)));
    List<?> rows = (List<?>) catalog().load("d", TestCatalogs.MAPS);
    assertThat(rows).hasSize(200);
    assertThat(rows.get(101)).isEqualTo(Map.of("city", "city 1"));
    Files.write(file, withFooter(whole, footer -> repeat(footer, false)));
    assertThatThrownBy(() -> catalog().load("d", TestCatalogs.MAPS))
        .hasMessage(
            "Dataset 'd' (parquet, d.parquet): the file is damaged: the rows from 101 on cannot be"
                + " read in column 'city'.");
  }

  /**
   * A run of levels says that it goes on for gigabytes, and the parquet library would make room; a
   * page says that it has fewer than no bytes, and that it is of a kind that is passed over.
   */
  @ParameterizedTest
  @ValueSource(strings = {"claiming-run", "page-that-points-back"})
  void claimsNeitherMakeRoomNorGoOnForEver(String name) throws Exception {
    try (InputStream claims = getClass().getResourceAsStream("/fixtures/" + name + ".parquet")) {
      Files.write(file, claims.readAllBytes());
    }
    long before = Allocated.here();
    assertThatThrownBy(() -> catalog().load("d", TestCatalogs.MAPS))
        .hasMessageContaining("on cannot be read in ");
    assertThat(Allocated.here() - before).isLessThan(64 << 20);
  }

  @Test
  void readsBothVersionsOfTheFormat() throws IOException {
    Files.write(file, inVersion(Files.readAllBytes(file), 2));
    assertThat((List<?>) catalog().load("d", TestCatalogs.MAPS)).hasSize(100);
  }

  @Test
  void saysWhichCellIsOfAWrongType() {
    assertThatThrownBy(() -> catalog().load("d", TestCatalogs.listOf(Trip.class)))
        .hasMessage(
            "Dataset 'd' (parquet, d.parquet): row 1, column 'city': expected a whole number (long), found 'city 0'.");
  }
}
