package io.github.vertexmaven.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.dflib.DataFrame;
import org.dflib.LongSeries;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that other programs have made; how is told in {@code fixtures/README.md}. */
class ForeignFilesTest {

  record Row(
      int id,
      Optional<String> city,
      Optional<Double> price,
      Optional<LocalDate> day,
      Optional<Instant> seen,
      Optional<List<String>> tags) {}

  record Nested(String name, Optional<Integer> count) {}

  record Deep(
      BigDecimal exact,
      LocalDateTime at,
      Instant seen,
      LocalTime hour,
      byte[] raw,
      List<Nested> parts,
      Map<String, Object> more) {}

  @TempDir Path project;

  private Path fixture(String name) throws IOException {
    Path file = project.resolve(name);
    try (InputStream in = getClass().getResourceAsStream("/fixtures/" + name)) {
      Files.copy(in, file);
    }
    return file;
  }

  private Catalog parquet(String more) {
    return TestCatalogs.open(
        project, "d: {type: parquet, filepath: hyparquet.parquet" + more + "}");
  }

  @Test
  void readsParquetOfAnotherImplementationAsDataFrame() throws IOException {
    fixture("hyparquet.parquet");
    DataFrame frame = (DataFrame) parquet("").load("d", DataFrame.class);
    assertThat(frame.height()).isEqualTo(400);
    assertThat((Object) frame.getColumn("id")).isInstanceOf(LongSeries.class);
    String[] cities = {"Berlin", "Lyon", "Kraków"};
    for (int i = 0; i < 400; i++) {
      assertThat(frame.get("id", i)).isEqualTo((long) i);
      assertThat(frame.get("city", i)).isEqualTo(i % 5 == 4 ? null : cities[i % 3]);
      assertThat(frame.get("price", i)).isEqualTo(i % 7 == 6 ? null : i / 4.0);
      assertThat(frame.get("count", i)).isEqualTo(i % 2 == 0 ? null : i * 10_000_000_000L);
      assertThat(frame.get("paid", i)).isEqualTo(i % 3 == 2 ? null : i % 2 == 0);
      assertThat(frame.get("day", i)).isEqualTo(i % 4 == 3 ? null : day(i));
      assertThat(frame.get("seen", i)).isEqualTo(i % 6 == 5 ? null : seen(i));
      assertThat(frame.get("tags", i)).isEqualTo(tags(i));
    }
  }

  private static LocalDate day(int i) {
    return LocalDate.of(2026, 1, 1).plusDays(i);
  }

  private static Instant seen(int i) {
    return Instant.parse("2026-01-01T08:30:00Z").plusSeconds(i);
  }

  private static List<String> tags(int i) {
    return i % 4 == 1 ? null : i % 4 == 2 ? List.of() : List.of("a" + i % 3, "b");
  }

  @Test
  void readsParquetOfAnotherImplementationAsRecords() throws IOException {
    fixture("hyparquet.parquet");
    List<?> rows = (List<?>) parquet("").load("d", TestCatalogs.listOf(Row.class));
    assertThat(rows).hasSize(400);
    assertThat(rows.get(3))
        .isEqualTo(
            new Row(
                3,
                Optional.of("Berlin"),
                Optional.of(0.75),
                Optional.empty(),
                Optional.of(seen(3)),
                Optional.of(List.of("a0", "b"))));
    Object some =
        parquet(", load_args: {columns: [price, id], types: {id: string}}")
            .load("d", TestCatalogs.MAPS);
    assertThat(((List<?>) some).get(1)).isEqualTo(Map.of("price", 0.25, "id", "1"));
  }

  /** Judged by pyarrow, which made them. */
  @Test
  void readsNestedColumnsWithoutRowsAndPagesWithoutValues() throws IOException {
    fixture("pyarrow-no-rows.parquet");
    String entry = "d: {type: parquet, filepath: ";
    DataFrame none =
        (DataFrame)
            TestCatalogs.open(project, entry + "pyarrow-no-rows.parquet}")
                .load("d", DataFrame.class);
    assertThat(none.height()).isZero();
    assertThat(none.getColumnsIndex().toArray()).containsExactly("id", "tags", "at", "more");
    List<String> known = Arrays.asList("c", null);
    for (int version = 1; version <= 2; version++) {
      String name = "pyarrow-blank-pages-" + version + ".parquet";
      fixture(name);
      DataFrame frame =
          (DataFrame) TestCatalogs.open(project, entry + name + "}").load("d", DataFrame.class);
      assertThat(frame.getColumn("id").toList()).isEqualTo(List.of(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L));
      assertThat(frame.getColumn("tags").toList())
          .isEqualTo(
              Arrays.asList(
                  List.of("a", "b"),
                  List.of(),
                  null,
                  known,
                  List.of(),
                  List.of("d", "d", "d"),
                  null,
                  List.of("e")));
    }
  }

  @Test
  void keepsNestedAndTimedColumnsInParquet() {
    Catalog catalog = TestCatalogs.open(project, "d: {type: parquet, filepath: d.parquet}");
    Map<String, Object> more = new LinkedHashMap<>();
    more.put("a", 1L);
    more.put("b", List.of("x"));
    Deep deep =
        new Deep(
            new BigDecimal("12345678901234567890.10"),
            LocalDateTime.of(1969, 12, 31, 23, 59, 59, 123_456_789),
            Instant.parse("2026-01-31T08:30:00.000001Z"),
            LocalTime.of(8, 30),
            new byte[] {0, -1},
            List.of(new Nested("p", Optional.of(1)), new Nested("q", Optional.of(2))),
            more);
    catalog.save("d", List.of(deep), TestCatalogs.listOf(Deep.class));
    Deep read = (Deep) ((List<?>) catalog.load("d", TestCatalogs.listOf(Deep.class))).get(0);
    assertThat(read.exact()).isEqualTo(deep.exact());
    assertThat(read.at()).isEqualTo(deep.at());
    assertThat(read.seen()).isEqualTo(deep.seen());
    assertThat(read.hour()).isEqualTo(deep.hour());
    assertThat(read.raw()).isEqualTo(deep.raw());
    assertThat(read.parts()).isEqualTo(deep.parts());
    assertThat(read.more()).isEqualTo(deep.more());
  }

  @Test
  void saysWhatParquetLacksOrCannotKeep() throws IOException {
    fixture("hyparquet.parquet");
    assertThatThrownBy(() -> parquet(", load_args: {columns: [pric]}").load("d", DataFrame.class))
        .hasMessage(
            "Dataset 'd' (parquet, hyparquet.parquet): load_args.columns names 'pric', which the file lacks; did you mean 'price'?");
    Catalog catalog = TestCatalogs.open(project, "d: {type: parquet, filepath: new.parquet}");
    List<Map<String, Object>> odd =
        List.of(Map.of("a", List.of()), Map.of("a", "x"), Map.of("a", List.of(1)));
    assertThatThrownBy(() -> catalog.save("d", odd, TestCatalogs.MAPS))
        .hasMessage(
            "Dataset 'd' (parquet, new.parquet): row 2, column 'a': its cells are of different kinds,"
                + " ListN and String.");
    assertThatThrownBy(
            () ->
                catalog.save("d", List.of(Map.of("a", Thread.currentThread())), TestCatalogs.MAPS))
        .hasMessage(
            "Dataset 'd' (parquet, new.parquet): row 1, column 'a': parquet has no form for a java.lang.Thread.");
    assertThat(project.resolve("new.parquet")).doesNotExist();
  }

  @Test
  void readsASheetOfLibreOffice() throws IOException {
    fixture("libreoffice.xlsx");
    Catalog catalog = TestCatalogs.open(project, "d: {type: excel, filepath: libreoffice.xlsx}");
    DataFrame frame = (DataFrame) catalog.load("d", DataFrame.class);
    assertThat(frame.getColumn("id").toList()).isEqualTo(List.of(1L, 2L, 3L));
    assertThat(frame.getColumn("company").toList())
        .isEqualTo(
            Arrays.asList("Käse & Söhne \"Nord\"", "Łódź Cargo", 7L).stream()
                .map(String::valueOf)
                .toList());
    assertThat(frame.getColumn("approved").toList()).isEqualTo(List.of(true, false, true));
    assertThat(frame.getColumn("founded").toList())
        .isEqualTo(Arrays.asList("2019-03-04", "1999-12-31", null));
    assertThat(frame.getColumn("opened").toList())
        .isEqualTo(Arrays.asList("2026-01-31T08:30", "2026-02-01T00:00", null));
    assertThat(frame.getColumn("rating").toList()).isEqualTo(Arrays.asList(4.5, null, 1.0));
  }

  static Stream<Arguments> encodings() {
    return Stream.of(
        Arguments.of(StandardCharsets.UTF_8, "\uFEFF", ""),
        Arguments.of(StandardCharsets.UTF_16LE, "\uFEFF", "utf-16"),
        Arguments.of(StandardCharsets.UTF_16BE, "\uFEFF", "utf-16"),
        Arguments.of(StandardCharsets.UTF_16LE, "", "utf-16le"),
        Arguments.of(StandardCharsets.UTF_16LE, "\uFEFF", "utf-16le"),
        Arguments.of(Charset.forName("windows-1252"), "", "cp1252"));
  }

  /** As spreadsheets save it: a byte order mark, CRLF, quotes around everything or nothing. */
  @ParameterizedTest
  @MethodSource("encodings")
  void readsCsvOfSpreadsheets(Charset charset, String mark, String encoding) throws IOException {
    String text =
        mark
            + "id;\"company\";rating\r\n1;\"Käse & Söhne \"\"Nord\"\"\";4.5\r\n2;\"two\r\nlines; one cell\";\r\n";
    Files.write(project.resolve("d.csv"), text.getBytes(charset));
    Catalog catalog =
        TestCatalogs.open(
            project,
            "d: {type: csv, filepath: d.csv, load_args: {sep: ';'"
                + (encoding.isEmpty() ? "" : ", encoding: " + encoding)
                + "}}");
    Map<String, Object> second = new LinkedHashMap<>();
    second.put("id", 2L);
    second.put("company", "two\r\nlines; one cell");
    second.put("rating", null);
    assertThat(catalog.load("d", TestCatalogs.MAPS))
        .isEqualTo(
            List.of(Map.of("id", 1L, "company", "Käse & Söhne \"Nord\"", "rating", 4.5), second));
  }
}
