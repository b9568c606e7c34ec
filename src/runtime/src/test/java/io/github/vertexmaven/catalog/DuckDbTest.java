package io.github.vertexmaven.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Parquet files as DuckDB writes them: every type and codec. */
@Tag("slow")
class DuckDbTest {

  @TempDir Path project;

  private Catalog catalog() {
    return TestCatalogs.open(project, "d: {type: parquet, filepath: d.parquet}");
  }

  private void run(String sql) throws Exception {
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement()) {
      statement.execute("SET TimeZone = 'UTC'");
      statement.execute(sql.replace("FILE", "'" + project.resolve("d.parquet") + "'"));
    }
  }

  static Stream<Arguments> types() {
    LocalDateTime stamp = LocalDateTime.of(1969, 12, 31, 23, 59, 59, 123_456_000);
    return Stream.of(
        of("TRUE", true),
        of("(-128)::TINYINT", -128L),
        of("(-32768)::SMALLINT", -32768L),
        of("(-2147483648)::INTEGER", -2147483648L),
        of("(-9223372036854775807)::BIGINT", -9223372036854775807L),
        of("255::UTINYINT", 255L),
        of("65535::USMALLINT", 65535L),
        of("4294967295::UINTEGER", 4294967295L),
        of("18446744073709551615::UBIGINT", new BigInteger("18446744073709551615")),
        of("1.5::FLOAT", 1.5),
        of("0.1::DOUBLE", 0.1),
        of("'NaN'::DOUBLE", Double.NaN),
        of("'-Infinity'::DOUBLE", Double.NEGATIVE_INFINITY),
        of("1.25::DECIMAL(4,2)", new BigDecimal("1.25")),
        of("(-1.250)::DECIMAL(9,3)", new BigDecimal("-1.250")),
        of("12345678.90::DECIMAL(18,2)", new BigDecimal("12345678.90")),
        of(
            "'-1234567890123456789012345678.0123456789'::DECIMAL(38,10)",
            new BigDecimal("-1234567890123456789012345678.0123456789")),
        of("'né\u1F600'::VARCHAR", "né\u1F600"),
        of("''::VARCHAR", ""),
        of("DATE '0001-01-01'", LocalDate.of(1, 1, 1)),
        of("TIME '08:30:00.000001'", LocalTime.of(8, 30, 0, 1000)),
        of("TIMESTAMP '1969-12-31 23:59:59.123456'", stamp),
        of("'1969-12-31 23:59:59.123'::TIMESTAMP_MS", stamp.withNano(123_000_000)),
        of("'1969-12-31 23:59:59.123456789'::TIMESTAMP_NS", stamp.withNano(123_456_789)),
        of("TIMESTAMPTZ '2024-02-29 08:30:00+02'", Instant.parse("2024-02-29T06:30:00Z")),
        of("INTERVAL '1 month 3 days 1.5 seconds'", "P1M3DT1.5S"),
        of(
            "UUID '00112233-4455-6677-8899-aabbccddeeff'",
            UUID.fromString("00112233-4455-6677-8899-aabbccddeeff")),
        of("'b'::ENUM('a', 'b')", "b"),
        of("[1, NULL, 3]", Arrays.asList(1, null, 3)),
        of("[]::INTEGER[]", List.of()),
        of("[['a'], NULL, []]", Arrays.asList(List.of("a"), null, List.of())),
        of("{'a': 1::BIGINT, 'b': NULL::VARCHAR}", map("a", 1L, "b", null)),
        of("[{'a': [1::BIGINT]}]", List.of(map("a", List.of(1L)))),
        of("MAP {'k': 1::BIGINT, 'l': NULL}", map("k", 1L, "l", null)));
  }

  private static Arguments of(String sql, Object value) {
    return Arguments.of(sql, value);
  }

  private static Map<String, Object> map(Object... pairs) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put((String) pairs[i], pairs[i + 1]);
    }
    return map;
  }

  /** Each value twice, beside an empty cell, in plain pages and by dictionary. */
  @ParameterizedTest
  @MethodSource("types")
  void readsEveryTypeThatItWrites(String sql, Object value) throws Exception {
    run("COPY (SELECT " + sql + " v UNION ALL SELECT NULL UNION ALL SELECT " + sql + ") TO FILE");
    assertThat(catalog().load("d", TestCatalogs.MAPS))
        .isEqualTo(List.of(map("v", value), map("v", null), map("v", value)));
  }

  @Test
  void readsBytesThatItWrites() throws Exception {
    run("COPY (SELECT '\\x00\\xFF'::BLOB v) TO FILE");
    List<?> rows = (List<?>) catalog().load("d", TestCatalogs.MAPS);
    assertThat((byte[]) ((Map<?, ?>) rows.get(0)).get("v")).containsExactly(0, -1);
  }

  private static final String MANY =
      "SELECT i::BIGINT id, i / 8.0::DOUBLE x, CASE WHEN i % 7 = 0 THEN NULL ELSE 'text ' || (i % 100)"
          + " END t FROM range(100000) r(i)";

  @ParameterizedTest
  @ValueSource(strings = {"uncompressed", "snappy", "gzip", "zstd", "lz4_raw"})
  void readsEveryCodec(String codec) throws Exception {
    run("COPY (" + MANY + ") TO FILE (CODEC '" + codec + "', ROW_GROUP_SIZE 20000)");
    List<?> rows = (List<?>) catalog().load("d", TestCatalogs.MAPS);
    assertThat(rows).hasSize(100_000);
    assertThat(rows.get(99_999)).isEqualTo(map("id", 99_999L, "x", 99_999 / 8.0, "t", "text 99"));
    assertThat(rows.get(7)).isEqualTo(map("id", 7L, "x", 0.875, "t", null));
  }

  /** Version 2 has differences, lengths ahead of texts, and bytes apart. */
  @Test
  void readsEveryFormOfVersion2() throws Exception {
    run(
        "COPY (SELECT (i * i * 79)::INTEGER a, -i * 1234567891::BIGINT b, 'text ' || i c, i / 7.0::DOUBLE d,"
            + " [i, -i] e, {'f': 'a ' || i, 'g': [i / 3.0::FLOAT]} h, i % 3 = 0 j FROM range(5000) r(i))"
            + " TO FILE (PARQUET_VERSION V2, DICTIONARY_SIZE_LIMIT 1)");
    List<?> rows = (List<?>) catalog().load("d", TestCatalogs.MAPS);
    assertThat(rows).hasSize(5000);
    for (long i = 0; i < rows.size(); i++) {
      Map<String, Object> h = map("f", "a " + i, "g", List.of((float) (i / 3.0)));
      assertThat(rows.get((int) i))
          .isEqualTo(
              map(
                  "a",
                  i * i * 79,
                  "b",
                  -i * 1234567891L,
                  "c",
                  "text " + i,
                  "d",
                  i / 7.0,
                  "e",
                  List.of(i, -i),
                  "h",
                  h,
                  "j",
                  i % 3 == 0));
    }
  }

  @Test
  void namesTheCodecThatIsNotRead() throws Exception {
    run("COPY (SELECT 1 v) TO FILE (CODEC 'brotli')");
    assertThatThrownBy(() -> catalog().load("d", TestCatalogs.MAPS))
        .hasMessage(
            "Dataset 'd' (parquet, d.parquet): column 'v' is compressed with brotli, which is not supported; write the file with snappy, gzip, zstd or lz4_raw.");
  }
}
