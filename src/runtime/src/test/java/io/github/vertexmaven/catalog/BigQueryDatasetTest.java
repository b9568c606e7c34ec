package io.github.vertexmaven.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dflib.DataFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables and queries of BigQuery, by its client and a server that speaks its REST API. */
@Execution(ExecutionMode.SAME_THREAD)
class BigQueryDatasetTest extends BigQueryShop {

  record Trip(
      long id,
      double price,
      Optional<Boolean> paid,
      String code,
      BigDecimal exact,
      LocalDate day,
      Instant seen,
      List<String> tags) {}

  private static final List<Trip> TRIPS =
      List.of(
          new Trip(
              1,
              0.1,
              Optional.of(true),
              "007",
              new BigDecimal("12345678901234567890.12"),
              LocalDate.of(2026, 1, 31),
              Instant.parse("2026-01-31T08:30:00.123456Z"),
              List.of("a", "b")),
          new Trip(
              9_007_199_254_740_993L,
              -2,
              Optional.empty(),
              "it's \"quoted\"\n",
              BigDecimal.ONE,
              LocalDate.of(1969, 12, 31),
              Instant.parse("1969-12-31T23:59:59.500Z"),
              List.of()));

  private static final Type TRIP_LIST = TestCatalogs.listOf(Trip.class);

  @Test
  void recordsComeBackAsTheyWere() {
    Catalog catalog = table("");
    catalog.save("d", TRIPS, TRIP_LIST);
    assertThat(catalog.load("d", TRIP_LIST)).isEqualTo(TRIPS);
    assertThat(server.tables.get("shop.sales.trips").schema().toString())
        .contains(
            "{\"mode\":\"NULLABLE\",\"name\":\"exact\",\"type\":\"BIGNUMERIC\"}",
            "{\"mode\":\"NULLABLE\",\"name\":\"day\",\"type\":\"DATE\"}",
            "{\"mode\":\"NULLABLE\",\"name\":\"seen\",\"type\":\"TIMESTAMP\"}",
            "{\"mode\":\"REPEATED\",\"name\":\"tags\",\"type\":\"STRING\"}");
    assertThat(server.calls).allMatch(call -> call.authorization().isEmpty());
  }

  @Test
  void framesComeBackWithTypesAndNulls() {
    DataFrame frame =
        DataFrame.foldByRow("id", "name", "ok", "share")
            .of(1L, "a", true, 0.5, 2L, null, false, null);
    Catalog catalog = table("");
    catalog.save("d", frame, DataFrame.class);
    DataFrame read = (DataFrame) catalog.load("d", DataFrame.class);
    assertThat(read.getColumnsIndex().toArray()).containsExactly("id", "name", "ok", "share");
    assertThat(read.get("id", 1)).isEqualTo(2L);
    assertThat(read.get("ok", 1)).isEqualTo(false);
    assertThat(Arrays.asList(read.get("name", 1), read.get("share", 1))).containsOnlyNulls();
  }

  @Test
  void readsEveryTypePageByPage() {
    server.tables.put(
        "shop.sales.trips",
        FakeBigQuery.rows(
            "[{name: n, type: INTEGER}, {name: f, type: FLOAT}, {name: b, type: BOOLEAN},"
                + " {name: m, type: NUMERIC}, {name: d, type: DATE}, {name: t, type: TIMESTAMP},"
                + " {name: c, type: DATETIME}, {name: l, type: INTEGER, mode: REPEATED},"
                + " {name: s, type: RECORD, fields: [{name: x, type: STRING}]}]",
            "{n: 1, f: 1.5, b: true, m: '2.25', d: '2026-01-31', t: '2026-01-31T08:30:00Z',"
                + " c: '2026-01-31T08:30:00', l: [1, 2], s: {x: y}}",
            "{l: []}",
            "{n: 3, l: [3]}"));
    List<?> rows = (List<?>) table(", load_args: {fetch_size: 2}").load("d", TestCatalogs.MAPS);
    assertThat(rows).hasSize(3);
    assertThat(rows.get(0))
        .hasToString(
            "{n=1, f=1.5, b=true, m=2.25, d=2026-01-31, t=2026-01-31T08:30:00Z,"
                + " c=2026-01-31T08:30:00, l=[1, 2], s={x=y}}");
    assertThat(rows.get(1))
        .hasToString("{n=null, f=null, b=null, m=null, d=null, t=null, c=null, l=[], s=null}");
    assertThat(server.calls).filteredOn(call -> call.path().endsWith("/data")).hasSize(2);
  }

  @Test
  void bytesComeBack() {
    Catalog catalog = table("");
    catalog.save("d", List.of(Map.of("raw", new byte[] {0, -1, 7})), TestCatalogs.MAPS);
    List<?> rows = (List<?>) catalog.load("d", TestCatalogs.MAPS);
    assertThat((byte[]) ((Map<?, ?>) rows.get(0)).get("raw")).containsExactly(0, -1, 7);
  }

  @Test
  void loadsWhereTheLocationSays() {
    table(", location: EU").save("d", List.of(Map.of("id", 1L)), TestCatalogs.MAPS);
    assertThat(server.calls)
        .filteredOn(call -> call.path().startsWith("/upload/") && call.method().equals("POST"))
        .allMatch(call -> call.body().toString().contains("\"location\":\"EU\""))
        .hasSize(1);
  }

  @Test
  void declaredTypesCountBeforeThoseOfTheTable() {
    store("{id: 7, name: '1', price: '1.10'}");
    assertThat(table(", load_args: {types: {id: string, name: long}}").load("d", TestCatalogs.MAPS))
        .hasToString("[{id=7, name=1, price=1.1}]");
  }

  @Test
  void someColumnsAndViewsAreQueried() {
    store("{id: 7}");
    server.answers.put(
        "SELECT `name`, `id` FROM `shop.sales.trips`",
        FakeBigQuery.rows("[{name: name, type: STRING}, {name: id, type: INTEGER}]", "{id: 7}"));
    Catalog some = table(", load_args: {columns: [name, id]}");
    assertThat(some.load("d", TestCatalogs.MAPS)).hasToString("[{name=null, id=7}]");
    server.tables.computeIfPresent(
        "shop.sales.trips",
        (name, rows) -> new FakeBigQuery.Rows("VIEW", rows.schema(), List.of()));
    server.answers.put(
        "SELECT * FROM `shop.sales.trips`",
        FakeBigQuery.rows("[{name: id, type: INTEGER}]", "{id: 8}"));
    assertThat(table("").load("d", TestCatalogs.MAPS)).hasToString("[{id=8}]");
  }

  @Test
  void queriesTakeParametersAndALocation() throws IOException {
    String sql = "SELECT id FROM t WHERE a = ? AND b = ?";
    server.answers.put(
        sql, FakeBigQuery.rows("[{name: id, type: INTEGER}]", "{id: 1}", "{id: 2}", "{id: 3}"));
    Files.writeString(project.resolve("q.sql"), sql);
    Catalog catalog =
        query("filepath: q.sql, location: EU, load_args: {params: [x, 5], fetch_size: 2}");
    assertThat(catalog.load("d", TestCatalogs.MAPS)).hasToString("[{id=1}, {id=2}, {id=3}]");
    JsonObject request =
        server.calls.stream()
            .filter(call -> call.method().equals("POST"))
            .findFirst()
            .orElseThrow()
            .body()
            .getAsJsonObject();
    assertThat(request.toString())
        .contains("\"EU\"", "\"type\":\"STRING\"", "\"value\":\"x\"", "\"type\":\"INT64\"");
  }

  @Test
  void replacesAppendsOrFailsWhenTheTableIsThere() {
    store("{id: 1, name: old}");
    List<Map<String, Object>> rows = List.of(Map.of("id", 2L));
    table(", save_args: {if_exists: append}").save("d", rows, TestCatalogs.MAPS);
    assertThat(table("").load("d", TestCatalogs.MAPS))
        .hasToString("[{id=1, name=old, price=null}, {id=2, name=null, price=null}]");
    assertThatThrownBy(
            () -> table(", save_args: {if_exists: fail}").save("d", rows, TestCatalogs.MAPS))
        .isInstanceOf(DatasetException.class)
        .hasMessage(
            "Dataset 'd' (bigquery_table): the table 'sales.trips' exists, and if_exists is 'fail'.");
    table("").save("d", rows, TestCatalogs.MAPS);
    assertThat(table("").load("d", TestCatalogs.MAPS))
        .hasToString("[{id=2, name=null, price=null}]");
    server.tables.clear();
    table(", save_args: {if_exists: fail}").save("d", rows, TestCatalogs.MAPS);
    assertThat(table("").load("d", TestCatalogs.MAPS)).hasToString("[{id=2}]");
  }

  @Test
  void aRefusedLoadNamesTheRowAndLeavesTheTable() {
    store("{id: 1}");
    List<Map<String, Object>> rows =
        List.of(Map.of("id", 2, "name", "é\n"), Map.of("id", "x"), Map.of("id", "y"));
    assertFailure(
        () -> table("").save("d", rows, TestCatalogs.MAPS),
        "Dataset 'd' (bigquery_table): table 'sales.trips': row 2: BigQuery: Error while reading"
            + " data, error message: JSON table encountered too many errors, giving up. Rows: 2;"
            + " errors: 1. Please look into the errors[] collection for more details. Error while"
            + " reading data, error message: JSON parsing error in row starting at position 23:"
            + " Could not convert value to integer. Field: id; Value: x.");
    assertThat(table("").load("d", TestCatalogs.MAPS))
        .hasToString("[{id=1, name=null, price=null}]");
  }

  @Test
  void columnsOfATableThatIsMadeHaveTheDeclaredTypes() {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("code", 7);
    row.put("day", "2026-01-31");
    row.put("price", 1.5);
    row.put("tags", List.of("a"));
    row.put("id", 1L);
    Catalog catalog =
        table(
            ", save_args: {column_types: {code: string(3), day: DATE, price: 'numeric(10, 2)', tags:"
                + " STRING}}");
    catalog.save("d", List.of(row), TestCatalogs.MAPS);
    assertThat(server.tables.get("shop.sales.trips").schema().get("fields").toString())
        .isEqualTo(
            "[{\"maxLength\":\"3\",\"mode\":\"NULLABLE\",\"name\":\"code\",\"type\":\"STRING\"},"
                + "{\"mode\":\"NULLABLE\",\"name\":\"day\",\"type\":\"DATE\"},"
                + "{\"mode\":\"NULLABLE\",\"name\":\"price\",\"precision\":\"10\",\"scale\":\"2\",\"type\":\"NUMERIC\"},"
                + "{\"mode\":\"REPEATED\",\"name\":\"tags\",\"type\":\"STRING\"},"
                + "{\"name\":\"id\",\"type\":\"INTEGER\"}]");
    assertThat(catalog.load("d", TestCatalogs.MAPS))
        .hasToString("[{code=7, day=2026-01-31, price=1.5, tags=[a], id=1}]");
    assertThatThrownBy(() -> catalog.save("d", List.of(Map.of("code", "long")), TestCatalogs.MAPS))
        .hasMessageContaining("row 1: ")
        .hasMessageContaining("Value too long. Field: code.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "strin    | 'strin' is not a type of BigQuery for one value; did you mean 'STRING'?",
        "ARRAY<STRING> | 'ARRAY<STRING>' is not a type of BigQuery for one value.",
        "date(3)  | 'date(3)': a DATE has no length.",
        "string(3, 2) | 'string(3, 2)': a STRING has no scale.",
      })
  void refusesTypesThatColumnsCannotHave(String type, String message) {
    assertFailure(
        () ->
            table(", save_args: {column_types: {id: '" + type + "'}}")
                .save("d", List.of(Map.of("id", 1L)), TestCatalogs.MAPS),
        "Dataset 'd' (bigquery_table): save_args.column_types: column 'id': " + message);
    assertThat(server.calls).noneMatch(call -> call.path().contains("/upload/"));
  }

  @Test
  void cellsThatDoNotFitNameTheirRow() {
    store("{id: 1, name: '5'}", "{id: 2, name: five}");
    assertFailure(
        () -> table(", load_args: {types: {name: long}}").load("d", TestCatalogs.MAPS),
        "Dataset 'd' (bigquery_table): row 2, column 'name': expected a long, found 'five'.");
    assertFailure(
        () -> table("").load("d", TRIP_LIST),
        "Dataset 'd' (bigquery_table): there is no column 'code', which Trip.code needs.");
    assertFailure(
        () -> query("sql: 'SELECT ?', load_args: {params: [1, 2]}").load("d", TestCatalogs.MAPS),
        "Dataset 'd' (bigquery_query): BigQuery: Query has 1 positional parameters, not 2.");
  }

  @Test
  void valuesWithoutAFormAreRefusedBeforeAnythingIsUploaded() {
    assertFailure(
        () -> table("").save("d", List.of(Map.of("id", Map.of("x", 1))), TestCatalogs.MAPS),
        "Dataset 'd' (bigquery_table): column 'id': a map cannot be in a column of a new table; use text, numbers, booleans, dates, or lists of them, or create the table first.");
    assertThat(server.calls).noneMatch(call -> call.path().contains("/upload/"));
  }

  @Test
  void failuresTellDatasetTypeTableAndCause() {
    assertFailure(
        () -> table("").load("d", TestCatalogs.MAPS),
        "Dataset 'd' (bigquery_table): BigQuery has no table 'sales.trips'.");
    store("{id: 1}");
    assertFailure(
        () -> table(", load_args: {columns: [nam]}").load("d", TestCatalogs.MAPS),
        "Dataset 'd' (bigquery_table): load_args.columns names 'nam', which the table lacks; did"
            + " you mean 'name'?");
    assertFailure(
        () -> query("sql: SELEC").load("d", TestCatalogs.MAPS),
        "Dataset 'd' (bigquery_query): BigQuery: Syntax error: SELEC.");
    assertFailure(
        () -> catalog("type: bigquery_table, table: trips", Map.of()).load("d", TRIP_LIST),
        "Dataset 'd' (bigquery_table): 'trips' names no table; write dataset.table or"
            + " project.dataset.table.");
    server.refusal = Optional.of("Access Denied: Table shop:sales.trips");
    assertThatThrownBy(() -> table("").load("d", TestCatalogs.MAPS))
        .hasMessage(
            "Dataset 'd' (bigquery_table): table 'sales.trips': BigQuery: Access Denied: Table shop:sales.trips.")
        .rootCause()
        .hasMessageStartingWith("403 Forbidden");
  }

  @Test
  void queriesAreNotWritten() {
    assertFailure(
        () -> query("sql: SELECT 1").save("d", List.of(), TestCatalogs.MAPS),
        "Dataset 'd' (bigquery_query): bigquery_query is read only; write to a bigquery_table.");
  }

  @Test
  void takesTheKeysThatCatalogsOfThePythonSystemHave() {
    store("{id: 1}");
    assertThat(
            catalog("type: pandas.GBQTableDataset, dataset: sales, table_name: trips", Map.of())
                .load("d", TestCatalogs.MAPS))
        .hasToString("[{id=1, name=null, price=null}]");
  }
}
