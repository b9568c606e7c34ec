package io.github.vertexmaven.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.vertexmaven.catalog.entry.CatalogReader;
import io.github.vertexmaven.catalog.object.ProjectClasses;
import io.github.vertexmaven.config.ConfValue;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SQLite's columns hold values of any type; its own shell says what is in the file. */
@Tag("slow")
class SqliteTest {

  private static final Path SHELL = Path.of("/usr/bin/sqlite3");

  @TempDir Path project;

  @BeforeEach
  void needsTheShell() {
    assumeTrue(Files.isExecutable(SHELL));
  }

  private Path file() {
    return project.resolve("d.sqlite");
  }

  private Catalog catalog(String yaml) {
    ConfValue.Mapping entries = TestCatalogs.yaml(yaml, "conf/base/catalog.yml");
    return CatalogReader.open(
        entries,
        new DataPlaces(project, Optional.empty()),
        ProjectClasses.inFolders(getClass().getClassLoader()),
        name -> Map.of("url", "jdbc:sqlite:" + file()));
  }

  private Catalog table(String more) {
    return catalog("d: {type: jdbc_table, table: d, credentials: db" + more + "}");
  }

  private String shell(String sql) throws IOException, InterruptedException {
    Process shell = new ProcessBuilder(SHELL.toString(), file().toString(), sql).start();
    String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(shell.waitFor()).isZero();
    return said.strip();
  }

  private List<Object> cells(String declared, String... values) throws Exception {
    shell(
        "DROP TABLE IF EXISTS d; CREATE TABLE d (v "
            + declared
            + "); INSERT INTO d VALUES ("
            + String.join("), (", values)
            + ")");
    return ((List<?>) table("").load("d", TestCatalogs.MAPS))
        .stream().map(row -> ((Map<?, ?>) row).get("v")).map(Object.class::cast).toList();
  }

  @Test
  void readsEachValueAsWhatItIs() throws Exception {
    assertThat(cells("integer", "1", "'abc'", "2.5", "1e400", "9223372036854775807"))
        .containsExactly(1L, "abc", 2.5, Double.POSITIVE_INFINITY, Long.MAX_VALUE);
    assertThat(cells("real", "'xyz'", "1", "-1e400"))
        .containsExactly("xyz", 1.0, Double.NEGATIVE_INFINITY);
    assertThat(cells("numeric", "7", "0.1", "'12x'", "9007199254740993"))
        .containsExactly(7L, 0.1, "12x", 9007199254740993L);
    assertThat(cells("boolean", "1", "0", "'true'", "2")).containsExactly(true, false, "true", 2L);
    assertThat(cells("", "3", "2.5", "'s'", "NULL")).containsExactly(3L, 2.5, "s", null);
    assertThat(cells("text", "'5'", "x'ff00'")).containsExactly("5", new byte[] {-1, 0});
  }

  @Test
  void readsDatesAndTimesAsTheyAreStored() throws Exception {
    assertThat(cells("date", "'2024-02-29'", "'0000-00-00'", "20240229"))
        .containsExactly("2024-02-29", "0000-00-00", 20240229L);
    assertThat(
            cells(
                "timestamp",
                "'2024-02-29 23:59:59.123'",
                "'2024-02-29 10:00:00+02:00'",
                "1709251199"))
        .containsExactly("2024-02-29T23:59:59.123", "2024-02-29 10:00:00+02:00", 1709251199L);
  }

  @Test
  void aQueryIsReadLikeATable() throws Exception {
    cells("integer", "1", "'abc'");
    Catalog query =
        catalog("d: {type: jdbc_query, credentials: db, sql: SELECT 'x' || v AS v FROM d}");
    assertThat(query.load("d", TestCatalogs.MAPS))
        .isEqualTo(List.of(Map.of("v", "x1"), Map.of("v", "xabc")));
  }

  @Test
  void theShellFindsWhatWasSaved() throws Exception {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("flag", true);
    row.put("whole", Long.MIN_VALUE);
    row.put("number", Double.POSITIVE_INFINITY);
    row.put("price", new BigDecimal("1.10"));
    row.put("big", new BigInteger("9007199254740993"));
    row.put("day", LocalDate.of(2024, 2, 29));
    row.put("hour", LocalTime.of(23, 59, 59, 999_999_999));
    row.put("moment", LocalDateTime.of(1883, 11, 18, 12, 3, 57, 999_999_999));
    row.put("instant", Instant.parse("2024-02-29T23:59:59.123456789Z"));
    row.put("bytes", new byte[] {0, -1});
    row.put("text", "é \ud83d\ude00");
    row.put("none", null);
    table("").save("d", List.of(row), TestCatalogs.MAPS);
    String[] found =
        shell(
                "SELECT "
                    + String.join(
                        " || char(10) || ",
                        row.keySet().stream()
                            .map(name -> "typeof(" + name + ") || ' ' || quote(" + name + ")")
                            .toList())
                    + " FROM d")
            .split("\n");
    assertThat(found)
        .containsExactly(
            "integer 1",
            "integer -9223372036854775808",
            "real Inf",
            "real 1.1",
            "integer 9007199254740993",
            "text '2024-02-29'",
            "text '23:59:59.999999999'",
            "text '1883-11-18T12:03:57.999999999'",
            "text '2024-02-29T23:59:59.123456789Z'",
            "blob X'00FF'",
            "text 'é \ud83d\ude00'",
            "null NULL");
  }

  @Test
  void refusesWhatItWouldChange() throws Exception {
    assertThatThrownBy(() -> table("").save("d", rows(1.5, Double.NaN), TestCatalogs.MAPS))
        .hasMessage(
            "Dataset 'd' (jdbc_table): row 2, column 'v': SQLite has no NaN, and would keep no"
                + " value; save null where there is none.");
    List<?> exact = rows(BigDecimal.ONE, new BigDecimal("12345678901234567890.12"));
    assertThatThrownBy(() -> table("").save("d", exact, TestCatalogs.MAPS))
        .hasMessage(
            "Dataset 'd' (jdbc_table): row 2, column 'v': SQLite keeps decimals as doubles, which"
                + " do not hold 12345678901234567890.12; give the column the type text in"
                + " save_args.column_types.");
    table(", save_args: {column_types: {v: text}}").save("d", exact, TestCatalogs.MAPS);
    assertThat(shell("SELECT group_concat(quote(v)) FROM d"))
        .isEqualTo("'1','12345678901234567890.12'");
  }

  private static List<?> rows(Object... cells) {
    return Arrays.stream(cells).map(cell -> Map.of("v", cell)).toList();
  }
}
