package io.github.vertexmaven.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.vertexmaven.catalog.entry.CatalogReader;
import io.github.vertexmaven.catalog.jdbc.Database;
import io.github.vertexmaven.catalog.object.ProjectClasses;
import io.github.vertexmaven.config.Credentials;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.stream.LongStream;
import org.dflib.BooleanSeries;
import org.dflib.DataFrame;
import org.dflib.DoubleSeries;
import org.dflib.LongSeries;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tables and queries of databases: H2 within this JVM, and a real PostgreSQL where the machine has
 * one. Where {@code CI} is true it has to be there.
 */
@Execution(ExecutionMode.SAME_THREAD)
class JdbcDatasetTest {

  record Trip(
      int id,
      double price,
      Optional<Boolean> paid,
      String code,
      BigDecimal exact,
      LocalDate day,
      LocalDateTime at,
      Instant seen) {

    /** Not every database keeps how many zeros a decimal had. */
    Trip {
      exact = exact.stripTrailingZeros();
    }
  }

  private static final List<Trip> TRIPS =
      List.of(
          new Trip(
              1,
              0.1,
              Optional.of(true),
              "007",
              new BigDecimal("12345678901234567890.12"),
              LocalDate.of(2026, 1, 31),
              LocalDateTime.of(2026, 1, 31, 8, 30, 0, 123_456_000),
              Instant.parse("2026-01-31T08:30:00Z")),
          new Trip(
              2,
              -2,
              Optional.empty(),
              "it's \"quoted\"\n",
              BigDecimal.ONE,
              LocalDate.of(1969, 12, 31),
              LocalDateTime.of(1969, 12, 31, 0, 0),
              Instant.parse("1969-12-31T23:59:59.5Z")));

  private static final Type TRIP_LIST = TestCatalogs.listOf(Trip.class);

  @TempDir Path project;

  @Test
  void ciHasPostgres() throws IOException {
    if ("true".equals(System.getenv("CI"))) {
      assertThat(PostgresCluster.programs())
          .as("PostgreSQL under /usr/lib/postgresql; .ci/run installs it")
          .isPresent();
    }
  }

  private Map<String, Object> credentials(String database) {
    if (database.equals("h2")) {
      return Map.of("url", "jdbc:h2:mem:trips;DB_CLOSE_DELAY=-1", "user", "sa");
    }
    Optional<PostgresCluster> cluster = cluster();
    assumeTrue(cluster.isPresent(), "PostgreSQL is not installed; apt-get install postgresql");
    return cluster.get().credentials();
  }

  private static Optional<PostgresCluster> cluster() {
    try {
      return PostgresCluster.shared();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Catalog catalog(String database, String yaml) {
    Map<String, Object> values = credentials(database);
    Credentials credentials = name -> values;
    return CatalogReader.open(
        TestCatalogs.yaml(yaml, "conf/base/catalog.yml"),
        new DataPlaces(project, Optional.empty()),
        ProjectClasses.inFolders(getClass().getClassLoader()),
        credentials);
  }

  private Catalog table(String database, String more) {
    return catalog(database, "d: {type: jdbc_table, table: trips, credentials: db" + more + "}");
  }

  private void sql(String database, String... statements) throws Exception {
    try (Connection connection = Database.open(credentials(database));
        Statement statement = connection.createStatement()) {
      for (String each : statements) {
        statement.execute(each);
      }
      connection.commit();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"h2", "postgresql"})
  void keepsRecords(String database) throws Exception {
    sql(database, "DROP TABLE IF EXISTS trips");
    Catalog catalog = table(database, "");
    catalog.save("d", TRIPS, TRIP_LIST);
    assertThat(sorted(catalog.load("d", TRIP_LIST))).isEqualTo(TRIPS);
    catalog.save("d", TRIPS.subList(0, 1), TRIP_LIST);
    assertThat(catalog.load("d", TRIP_LIST)).isEqualTo(TRIPS.subList(0, 1));
    catalog.save("d", List.of(), TRIP_LIST);
    assertThat(catalog.load("d", TRIP_LIST)).isEqualTo(List.of());
  }

  private static List<?> sorted(Object trips) {
    return ((List<?>) trips)
        .stream().sorted((a, b) -> Integer.compare(((Trip) a).id(), ((Trip) b).id())).toList();
  }

  @Tag("slow")
  @ParameterizedTest
  @ValueSource(strings = {"h2", "postgresql"})
  void writesMoreRowsThanABatchHas(String database) throws Exception {
    sql(database, "DROP TABLE IF EXISTS trips");
    List<Map<String, Object>> rows =
        LongStream.range(0, 2500).mapToObj(id -> Map.<String, Object>of("id", id)).toList();
    Catalog catalog = table(database, "");
    catalog.save("d", rows, TestCatalogs.MAPS);
    assertThat(new ArrayList<Object>((List<?>) catalog.load("d", TestCatalogs.MAPS)))
        .hasSameElementsAs(rows)
        .hasSize(2500);
  }

  @ParameterizedTest
  @ValueSource(strings = {"h2", "postgresql"})
  void readsTablesOfTheDatabase(String database) throws Exception {
    sql(
        database,
        "DROP TABLE IF EXISTS trips",
        "CREATE TABLE trips (id integer, ok boolean, small smallint, ratio real, whole numeric(10, 0), price numeric(10, 2), ridden date, at timestamp, seen timestamp with time zone, note varchar(20))",
        "INSERT INTO trips VALUES (1, true, 2, 0.5, 4, 1.10, '2026-01-31', '2026-01-31 08:30:00', '2026-01-31 08:30:00+01', 'x'), (2, false, 3, 1.5, 5, 2, null, null, null, null)");
    DataFrame frame = (DataFrame) table(database, "").load("d", DataFrame.class);
    assertThat((Object) frame.getColumn("id")).isInstanceOf(LongSeries.class);
    assertThat((Object) frame.getColumn("ok")).isInstanceOf(BooleanSeries.class);
    assertThat((Object) frame.getColumn("small")).isInstanceOf(LongSeries.class);
    assertThat((Object) frame.getColumn("ratio")).isInstanceOf(DoubleSeries.class);
    assertThat((Object) frame.getColumn("whole")).isInstanceOf(LongSeries.class);
    assertThat((Object) frame.getColumn("price")).isInstanceOf(DoubleSeries.class);
    assertThat(frame.getColumn("ridden").toList()).isEqualTo(Arrays.asList("2026-01-31", null));
    assertThat(frame.getColumn("at").toList()).isEqualTo(Arrays.asList("2026-01-31T08:30", null));
    assertThat(frame.getColumn("seen").toList())
        .isEqualTo(Arrays.asList("2026-01-31T07:30:00Z", null));
    assertThat(frame.getColumn("note").toList()).isEqualTo(Arrays.asList("x", null));
    Object some =
        table(database, ", load_args: {columns: [price, id], types: {price: string}}")
            .load("d", TestCatalogs.MAPS);
    assertThat(some)
        .isEqualTo(List.of(Map.of("price", "1.10", "id", 1L), Map.of("price", "2.00", "id", 2L)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"h2", "postgresql"})
  void writesTextInTheColumnTypesOfTheTable(String database) throws Exception {
    sql(
        database,
        "DROP TABLE IF EXISTS trips",
        "CREATE TABLE trips (ridden date, at timestamp, seen timestamp with time zone, id uuid, price numeric(10, 2))");
    Map<String, Object> row =
        Map.of(
            "ridden", "2026-01-31",
            "at", "2026-01-31T08:30",
            "seen", "2026-01-31T08:30:00Z",
            "id", "123e4567-e89b-12d3-a456-426614174000",
            "price", "1.10");
    Catalog catalog = table(database, ", save_args: {if_exists: append}");
    catalog.save("d", List.of(row), TestCatalogs.MAPS);
    catalog.save("d", List.of(row), TestCatalogs.MAPS);
    Map<?, ?> read = (Map<?, ?>) ((List<?>) catalog.load("d", TestCatalogs.MAPS)).get(1);
    assertThat(read.get("seen")).isEqualTo("2026-01-31T08:30:00Z");
    assertThat(read.get("id")).isEqualTo("123e4567-e89b-12d3-a456-426614174000");
    assertThat(read.get("price")).isEqualTo(1.1);
  }

  /** Drivers tell the database the zone of the JVM, in which it takes times that name none. */
  @ParameterizedTest
  @ValueSource(strings = {"h2", "postgresql"})
  void keepsInstantsInAnyTimeZone(String database) throws Exception {
    TimeZone before = TimeZone.getDefault();
    TimeZone.setDefault(TimeZone.getTimeZone("America/St_Johns"));
    try {
      writesTextInTheColumnTypesOfTheTable(database);
      keepsRecords(database);
    } finally {
      TimeZone.setDefault(before);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"h2", "postgresql"})
  void readsQueriesOfTheEntryAndOfFiles(String database) throws Exception {
    sql(
        database,
        "DROP TABLE IF EXISTS trips",
        "CREATE TABLE trips (id integer)",
        "INSERT INTO trips VALUES (1), (2), (3)");
    Files.writeString(project.resolve("q.sql"), "SELECT max(id) AS last FROM trips");
    Catalog catalog =
        catalog(
            database,
            """
            some: {type: jdbc_query, sql: "SELECT id FROM trips WHERE id > ? ORDER BY id", credentials: db, load_args: {params: [1]}}
            last: {type: pandas.SQLQueryDataset, filepath: q.sql, credentials: db}
            """);
    assertThat(catalog.load("some", TestCatalogs.MAPS))
        .isEqualTo(List.of(Map.of("id", 2L), Map.of("id", 3L)));
    assertThat(catalog.load("last", TestCatalogs.MAPS)).isEqualTo(List.of(Map.of("last", 3L)));
    assertThatThrownBy(() -> catalog.save("last", List.of(), TestCatalogs.MAPS))
        .hasMessage(
            "Dataset 'last' (jdbc_query, q.sql): jdbc_query is read only; write to a jdbc_table.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"h2", "postgresql"})
  void changesNothingWhenARowDoesNotFit(String database) throws Exception {
    sql(
        database,
        "DROP TABLE IF EXISTS trips",
        "CREATE TABLE trips (id integer NOT NULL, ridden date)",
        "INSERT INTO trips VALUES (1, null)");
    Catalog catalog = table(database, "");
    List<Map<String, Object>> rows =
        List.of(Map.of("id", 5, "ridden", "2026-01-31"), Map.of("id", 6, "ridden", "soon"));
    assertThatThrownBy(() -> catalog.save("d", rows, TestCatalogs.MAPS))
        .hasMessage(
            "Dataset 'd' (jdbc_table): row 2, column 'ridden': 'soon' does not fit a column of date.");
    assertThatThrownBy(
            () -> catalog.save("d", List.of(Map.of("ridden", "2026-01-31")), TestCatalogs.MAPS))
        .hasMessageStartingWith(
            "Dataset 'd' (jdbc_table): rows 1 to 1: the database refused them: ");
    assertThatThrownBy(
            () -> catalog.save("d", List.of(Map.of("id", 1, "colour", "red")), TestCatalogs.MAPS))
        .hasMessage(
            "Dataset 'd' (jdbc_table): the table in the database lacks the column 'colour'; add it there, or drop the table so that it is created again.");
    assertThatThrownBy(
            () ->
                table(database, ", save_args: {if_exists: fail}")
                    .save("d", rows, TestCatalogs.MAPS))
        .hasMessage("Dataset 'd' (jdbc_table): the database has a table 'trips' already.");
    assertThat(((List<?>) catalog.load("d", TestCatalogs.MAPS))).hasSize(1);
    sql(database, "DROP TABLE trips");
    List<Map<String, Object>> odd = List.of(Map.of("id", 1), Map.of("id", Thread.currentThread()));
    assertThatThrownBy(() -> catalog.save("d", odd, TestCatalogs.MAPS))
        .hasMessage(
            "Dataset 'd' (jdbc_table): row 2, column 'id': a java.lang.Thread has no form in a database.");
    assertThatThrownBy(() -> catalog.load("d", TestCatalogs.MAPS))
        .hasMessage("Dataset 'd' (jdbc_table): the database has no table 'trips'.");
  }

  @Test
  void makesColumnsOfTheGivenTypes() throws Exception {
    sql("h2", "DROP TABLE IF EXISTS trips");
    Catalog catalog =
        table("h2", ", save_args: {column_types: {ridden: date, code: 'varchar(3)'}}");
    Map<String, Object> row = Map.of("ridden", "2026-01-31", "code", "abc");
    catalog.save("d", List.of(row), TestCatalogs.MAPS);
    assertThat(catalog.load("d", TestCatalogs.MAPS)).isEqualTo(List.of(row));
    assertThatThrownBy(
            () ->
                catalog.save(
                    "d",
                    List.of(Map.of("ridden", "2026-01-31", "code", "long")),
                    TestCatalogs.MAPS))
        .hasMessageContaining("rows 1 to 1: the database refused them: ");
  }

  @Test
  void saysWhatIsWrongWithCredentials() {
    assertThatThrownBy(() -> loadWith(Map.of("user", "x")))
        .hasMessage(
            "Dataset 'd' (jdbc_table): its credentials have no 'url'; give one such as jdbc:postgresql://host/db.");
    assertThatThrownBy(() -> loadWith(Map.of("con", "postgresql://u:secret@host/db")))
        .hasMessage(
            "Dataset 'd' (jdbc_table): the 'url' of its credentials does not begin with 'jdbc:'; write it as jdbc:postgresql://host/db, and user and password as keys of their own.");
    assertThatThrownBy(() -> loadWith(Map.of("url", "jdbc:oracle:thin:@host")))
        .hasMessage(
            "Dataset 'd' (jdbc_table): no driver on the class path knows jdbc:oracle; add the database's JDBC driver to the project's dependencies.");
  }

  private Object loadWith(Map<String, Object> values) {
    return CatalogReader.open(
            TestCatalogs.yaml("d: {type: jdbc_table, table: t, credentials: db}", "x"),
            new DataPlaces(project, Optional.empty()),
            ProjectClasses.inFolders(getClass().getClassLoader()),
            name -> values)
        .load("d", TestCatalogs.MAPS);
  }
}
