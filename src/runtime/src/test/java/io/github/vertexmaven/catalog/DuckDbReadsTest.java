package io.github.vertexmaven.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** DuckDB reads in our files what was saved in them. */
@Tag("slow")
class DuckDbReadsTest {

  @TempDir Path project;

  private Catalog catalog(String type, String more) {
    return TestCatalogs.open(project, "d: {type: " + type + ", filepath: d." + type + more + "}");
  }

  /** The rows of a query as DuckDB spells their cells. */
  private List<List<String>> asked(String sql) throws SQLException {
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement()) {
      statement.execute("SET TimeZone = 'UTC'");
      List<List<String>> rows = new ArrayList<>();
      try (ResultSet found = statement.executeQuery(sql)) {
        while (found.next()) {
          List<String> row = new ArrayList<>();
          for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
            row.add(found.getString(i));
          }
          rows.add(row);
        }
      }
      return rows;
    }
  }

  private String file(String type) {
    return "'" + project.resolve("d." + type) + "'";
  }

  private static Map<String, Object> map(Object... pairs) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put((String) pairs[i], pairs[i + 1]);
    }
    return map;
  }

  static Stream<Arguments> cells() {
    LocalDateTime stamp = LocalDateTime.of(1969, 12, 31, 23, 59, 59, 123_456_000);
    return Stream.of(
        of(true, "BOOLEAN", "true"),
        of(Long.MIN_VALUE, "BIGINT", "-9223372036854775808"),
        of(7, "BIGINT", "7"),
        of(0.1, "DOUBLE", "0.1"),
        of(-0.0, "DOUBLE", "-0.0"),
        of(Double.NaN, "DOUBLE", "nan"),
        of(Double.NEGATIVE_INFINITY, "DOUBLE", "-inf"),
        of(1.5f, "DOUBLE", "1.5"),
        of("n\u00E9\uD83D\uDE00 \0", "VARCHAR", "n\u00E9\uD83D\uDE00 \0"),
        of("", "VARCHAR", ""),
        of(new BigDecimal("-1.250"), "DECIMAL(4,3)", "-1.250"),
        of(new BigDecimal("0.0000000001"), "DECIMAL(11,10)", "0.0000000001"),
        of(
            new BigDecimal("-1234567890123456789012345678.0123456789"),
            "DECIMAL(38,10)",
            "-1234567890123456789012345678.0123456789"),
        of(new BigInteger("18446744073709551615"), "DECIMAL(20,0)", "18446744073709551615"),
        of(LocalDate.of(1, 1, 1), "DATE", "0001-01-01"),
        of(LocalDate.of(1582, 10, 10), "DATE", "1582-10-10"),
        of(LocalTime.of(23, 59, 59, 999_999_000), "TIME", "23:59:59.999999"),
        of(stamp, "TIMESTAMP", "1969-12-31 23:59:59.123456"),
        of(LocalDateTime.of(1500, 2, 28, 0, 0), "TIMESTAMP", "1500-02-28 00:00:00"),
        of(
            Instant.parse("1883-11-18T16:59:59Z"),
            "TIMESTAMP WITH TIME ZONE",
            "1883-11-18 16:59:59+00"),
        of(
            UUID.fromString("00112233-4455-6677-8899-aabbccddeeff"),
            "VARCHAR",
            "00112233-4455-6677-8899-aabbccddeeff"),
        of(Arrays.asList(1L, null, 3L), "BIGINT[]", "[1, NULL, 3]"),
        of(List.of(List.of("a"), List.of()), "VARCHAR[][]", "[[a], []]"),
        of(map("a", 1L, "b", null), "STRUCT(a BIGINT, b VARCHAR)", "{'a': 1, 'b': NULL}"),
        of(List.of(map("a", List.of(1L))), "STRUCT(a BIGINT[])[]", "[{'a': [1]}]"));
  }

  private static Arguments of(Object cell, String type, String text) {
    return Arguments.of(cell, type, text);
  }

  /** Each value twice, beside an empty cell. */
  @ParameterizedTest
  @MethodSource("cells")
  void parquetOfEveryType(Object cell, String type, String text) throws SQLException {
    catalog("parquet", "")
        .save("d", List.of(map("v", cell), map("v", null), map("v", cell)), TestCatalogs.MAPS);
    assertThat(asked("SELECT typeof(v), v::VARCHAR FROM " + file("parquet")))
        .containsExactly(
            Arrays.asList(type, text), Arrays.asList(type, null), Arrays.asList(type, text));
  }

  @Test
  void parquetOfBytes() throws SQLException {
    catalog("parquet", "").save("d", List.of(map("v", new byte[] {0, -1, 39})), TestCatalogs.MAPS);
    assertThat(asked("SELECT typeof(v), hex(v) FROM " + file("parquet")))
        .containsExactly(List.of("BLOB", "00FF27"));
  }

  record Row(long id, double x, Optional<String> text, boolean flag, BigDecimal price) {}

  private static final Type ROWS = TestCatalogs.listOf(Row.class);

  /** More than a page and a dictionary hold, with runs of nulls and many different texts. */
  private static List<Row> many() {
    return IntStream.range(0, 200_000)
        .mapToObj(
            i ->
                new Row(
                    i * 7L,
                    i / 8.0,
                    i % 1000 < 300 ? Optional.empty() : Optional.of("text " + i % 70_000),
                    i % 3 == 0,
                    BigDecimal.valueOf(i - 100_000L, 2)))
        .toList();
  }

  private static final String SUMS =
      "count(*), sum(id), sum(x), count(text), count(DISTINCT text), max(text), count(*) FILTER (flag),"
          + " sum(price)";

  private static List<String> sums() {
    List<Row> rows = many();
    List<String> texts = rows.stream().flatMap(row -> row.text().stream()).toList();
    return List.of(
        "200000",
        String.valueOf(rows.stream().mapToLong(Row::id).sum()),
        String.valueOf(rows.stream().mapToDouble(Row::x).sum()),
        String.valueOf(texts.size()),
        String.valueOf(texts.stream().distinct().count()),
        texts.stream().max(String::compareTo).orElseThrow(),
        String.valueOf(rows.stream().filter(Row::flag).count()),
        rows.stream().map(Row::price).reduce(BigDecimal.ZERO, BigDecimal::add).toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"uncompressed", "snappy", "gzip", "zstd"})
  void parquetOfManyRowsByEveryCodec(String codec) throws SQLException {
    catalog("parquet", ", save_args: {compression: " + codec + "}").save("d", many(), ROWS);
    assertThat(asked("SELECT " + SUMS + " FROM " + file("parquet"))).containsExactly(sums());
    assertThat(
            asked(
                "SELECT DISTINCT lower(compression) FROM parquet_metadata("
                    + file("parquet")
                    + ")"))
        .containsExactly(List.of(codec));
  }

  /** What the file says of its columns agrees with what is in them: others skip rows by it. */
  @Test
  void parquetIsFilteredByItsStatistics() throws SQLException {
    catalog("parquet", "").save("d", many(), ROWS);
    assertThat(
            asked(
                "SELECT count(*) FILTER (id = 1399993), count(*) FILTER (text IS NULL) FROM "
                    + file("parquet")))
        .containsExactly(List.of("1", "60000"));
    assertThat(asked("SELECT id FROM " + file("parquet") + " WHERE id = 1399993"))
        .containsExactly(List.of("1399993"));
    assertThat(asked("SELECT min(price), max(price) FROM " + file("parquet")))
        .containsExactly(List.of("-1000.00", "999.99"));
    assertThat(asked("SELECT id FROM " + file("parquet") + " WHERE price = -1000"))
        .containsExactly(List.of("0"));
    assertThat(asked("SELECT count(*) FROM " + file("parquet") + " WHERE text = 'text 69999'"))
        .containsExactly(List.of("2"));
  }

  private static final List<Map<String, Object>> TEXTS =
      List.of(
          map("t", "a,b", "n", 1L, "x", 0.1),
          map("t", "say \"hi\"\r\nand go", "n", null, "x", -1.0e-300),
          map("t", "\u00E9\uD83D\uDE00", "n", Long.MAX_VALUE, "x", null),
          map("t", " x ", "n", -1L, "x", 1e22));

  private static final List<List<String>> SPELLED =
      List.of(
          Arrays.asList("a,b", "1", "0.1"),
          Arrays.asList("say \"hi\"\r\nand go", null, "-1e-300"),
          Arrays.asList("\u00E9\uD83D\uDE00", "9223372036854775807", null),
          Arrays.asList(" x ", "-1", "1e+22"));

  @Test
  void csv() throws SQLException {
    catalog("csv", "").save("d", TEXTS, TestCatalogs.MAPS);
    assertThat(
            asked(
                "SELECT t, n, x::VARCHAR FROM read_csv("
                    + file("csv")
                    + ", header = true, columns = {'t': 'VARCHAR', 'n': 'BIGINT', 'x': 'DOUBLE'})"))
        .isEqualTo(SPELLED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "jsonl"})
  void json(String type) throws SQLException {
    catalog(type, "").save("d", TEXTS, TestCatalogs.MAPS);
    assertThat(
            asked(
                "SELECT t, n, x::VARCHAR FROM read_json("
                    + file(type)
                    + ", columns = {'t': 'VARCHAR', 'n': 'BIGINT', 'x': 'DOUBLE'})"))
        .isEqualTo(SPELLED);
  }
}
