package io.github.vertexmaven.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.vertexmaven.catalog.entry.CatalogReader;
import io.github.vertexmaven.catalog.object.ProjectClasses;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each type of a database is read as what it is, by one rule with other formats. */
class JdbcTypesTest {

  private static List<?> asked(String url, String sql, java.lang.reflect.Type type) {
    return asked(Map.of("url", url), sql, type);
  }

  private static List<?> asked(
      Map<String, Object> credentials, String sql, java.lang.reflect.Type type) {
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put("type", "jdbc_query");
    keys.put("credentials", "db");
    keys.put("sql", sql);
    Catalog catalog =
        CatalogReader.open(
            (io.github.vertexmaven.config.ConfValue.Mapping)
                io.github.vertexmaven.config.ConfValue.of(
                    Map.of("d", keys),
                    io.github.vertexmaven.config.Location.of("conf/base/catalog.yml")),
            new DataPlaces(Path.of("/nowhere"), Optional.empty()),
            ProjectClasses.inFolders(JdbcTypesTest.class.getClassLoader()),
            name -> credentials);
    return (List<?>) catalog.load("d", type);
  }

  private static List<Object> cells(String url, String sql) {
    return asked(url, sql, TestCatalogs.MAPS).stream()
        .map(row -> ((Map<?, ?>) row).values().iterator().next())
        .map(Object.class::cast)
        .toList();
  }

  private static Arguments of(String sql, Object value) {
    return Arguments.of(sql, value);
  }

  static Stream<Arguments> h2() {
    return Stream.of(
        of("TRUE", true),
        of("CAST(-128 AS TINYINT)", -128L),
        of("CAST(9223372036854775807 AS BIGINT)", Long.MAX_VALUE),
        of("CAST(1.5 AS REAL)", 1.5),
        of("CAST('NaN' AS DOUBLE PRECISION)", Double.NaN),
        of("CAST('-Infinity' AS DOUBLE PRECISION)", Double.NEGATIVE_INFINITY),
        of("CAST(0.1 AS NUMERIC(3, 1))", 0.1),
        of("CAST(12345 AS NUMERIC(10, 0))", 12345L),
        of("CAST(7 AS NUMERIC(20, 0))", 7.0),
        of("CAST(18446744073709551615 AS NUMERIC(20, 0))", new BigDecimal("18446744073709551615")),
        of(
            "CAST(1234567890123456789.01 AS NUMERIC(30, 2))",
            new BigDecimal("1234567890123456789.01")),
        of("CAST('' AS VARCHAR)", ""),
        of("DATE '1500-02-28'", "1500-02-28"),
        of("DATE '-0043-03-15'", "-0043-03-15"),
        of("TIME '23:59:59.999999999'", "23:59:59.999999999"),
        of("TIME WITH TIME ZONE '08:30:00+02:00'", "08:30:00+02"),
        of("TIMESTAMP '1582-10-10 00:00:00'", "1582-10-10T00:00"),
        of("TIMESTAMP '1883-11-18 12:03:57.999999999'", "1883-11-18T12:03:57.999999999"),
        of("TIMESTAMP WITH TIME ZONE '1883-11-18 12:00:00+00:30'", "1883-11-18T11:30:00Z"),
        of("INTERVAL '3' DAY", "INTERVAL '3' DAY"),
        of("UUID '00112233-4455-6677-8899-aabbccddeeff'", "00112233-4455-6677-8899-aabbccddeeff"),
        of("ARRAY[1, NULL]", "[1, null]"));
  }

  /** Each value beside an empty cell. */
  @ParameterizedTest
  @MethodSource("h2")
  void h2IsReadByItsTypes(String sql, Object value) {
    assertThat(
            cells(
                "jdbc:h2:mem:types",
                "SELECT v FROM (SELECT " + sql + " v, 1 i UNION ALL SELECT NULL, 2) ORDER BY i"))
        .isEqualTo(Arrays.asList(value, null));
  }

  /** One value that a double does not hold makes the whole column exact. */
  @Test
  void aColumnOfDecimalsIsOfOneKind() {
    assertThat(
            cells(
                "jdbc:h2:mem:types",
                "SELECT CAST(v AS NUMERIC(25, 2)) v FROM (VALUES (1.5),"
                    + " (12345678901234567890.12)) AS t (v) ORDER BY v"))
        .isEqualTo(List.of(new BigDecimal("1.50"), new BigDecimal("12345678901234567890.12")));
  }

  record Exact(BigDecimal v) {}

  @Test
  void recordsTakeThemExactly() {
    assertThat(
            asked(
                "jdbc:h2:mem:types",
                "SELECT CAST(12345678901234567890.12 AS NUMERIC(25, 2)) \"v\"",
                TestCatalogs.listOf(Exact.class)))
        .isEqualTo(List.of(new Exact(new BigDecimal("12345678901234567890.12"))));
  }

  static Stream<Arguments> postgres() {
    return Stream.of(
        of("'NaN'::numeric", Double.NaN),
        of("'-Infinity'::float8", Double.NEGATIVE_INFINITY),
        of("'Infinity'::numeric", Double.POSITIVE_INFINITY),
        of("1e400::numeric", new BigDecimal("1e400")),
        of("99999999999999999999::numeric(20, 0)", new BigDecimal("99999999999999999999")),
        of("1.10::numeric(10, 2)", 1.1),
        of("4294967295::oid", 4294967295L),
        of("'infinity'::timestamp", "infinity"),
        of("'-infinity'::date", "-infinity"),
        of("'4713-01-01 BC'::date", "-4712-01-01"),
        of("'0044-03-15 BC'::timestamp", "-0043-03-15T00:00"),
        of("'2024-02-29 23:59:59.999999+05:30'::timestamptz", "2024-02-29T18:29:59.999999Z"),
        of("'24:00'::time", "24:00:00"),
        of("'08:30:00.123456+02'::timetz", "08:30:00.123456+02"),
        of("TRUE", true),
        of("B'1'::bit(1)", true),
        of("B'101'::bit(3)", "101"),
        of("B'101'::varbit", "101"),
        of("1234.5::money", "$1,234.50"),
        of("'1 mon 3 days'::interval", "1 mon 3 days"),
        of("'{\"a\": 1.10}'::jsonb", "{\"a\": 1.10}"));
  }

  /** The values are those of PostgreSQL's own spelling, its casts to text. */
  @ParameterizedTest
  @MethodSource("postgres")
  void postgresIsReadByItsTypes(String sql, Object value) throws IOException {
    Optional<PostgresCluster> cluster = PostgresCluster.shared();
    assumeTrue(cluster.isPresent());
    List<?> rows =
        asked(
            cluster.get().credentials(),
            "SELECT v FROM (SELECT " + sql + " v, 1 i UNION ALL SELECT NULL, 2) x ORDER BY i",
            TestCatalogs.MAPS);
    Object found = ((Map<?, ?>) rows.get(0)).get("v");
    if (value instanceof BigDecimal exact) {
      assertThat((BigDecimal) found).isEqualByComparingTo(exact);
    } else {
      assertThat(found).isEqualTo(value);
    }
    assertThat(((Map<?, ?>) rows.get(1)).get("v")).isNull();
  }

  static Stream<Arguments> duck() {
    return Stream.of(
        of("TRUE", true),
        of("255::UTINYINT", 255L),
        of("65535::USMALLINT", 65535L),
        of("4294967295::UINTEGER", 4294967295L),
        of("7::UBIGINT", 7L),
        of("18446744073709551615::UBIGINT", new BigInteger("18446744073709551615")),
        of("7::HUGEINT", 7L),
        of(
            "(-170141183460469231731687303715884105727)::HUGEINT",
            new BigInteger("-170141183460469231731687303715884105727")),
        of("1.5::FLOAT", 1.5),
        of("'NaN'::DOUBLE", Double.NaN),
        of("1.25::DECIMAL(4,2)", 1.25),
        of(
            "'-1234567890123456789012345678.0123456789'::DECIMAL(38,10)",
            new BigDecimal("-1234567890123456789012345678.0123456789")),
        of("DATE '0001-01-01'", "0001-01-01"),
        of("TIME '08:30:00.000001'", "08:30:00.000001"),
        of("TIMESTAMP '1582-10-10 23:59:59'", "1582-10-10T23:59:59"),
        of("TIMESTAMP '2024-02-29 23:59:59.123456'", "2024-02-29T23:59:59.123456"),
        of("TIMESTAMPTZ '2024-02-29 08:30:00+02'", "2024-02-29T06:30:00Z"),
        of("INTERVAL '1 month 3 days'", "1 month 3 days"),
        of("UUID '00112233-4455-6677-8899-aabbccddeeff'", "00112233-4455-6677-8899-aabbccddeeff"),
        of("[1, NULL]", "[1, null]"),
        of("{'a': 1}", "{a=1}"));
  }

  @Tag("slow")
  @ParameterizedTest
  @MethodSource("duck")
  void duckDbIsReadByItsTypes(String sql, Object value) {
    assertThat(
            cells(
                "jdbc:duckdb:",
                "SELECT v FROM (SELECT " + sql + " v, 1 i UNION ALL SELECT NULL, 2) ORDER BY i"))
        .isEqualTo(Arrays.asList(value, null));
  }
}
