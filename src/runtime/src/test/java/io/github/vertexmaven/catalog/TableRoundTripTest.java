package io.github.vertexmaven.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vertexmaven.catalog.entry.CatalogReader;
import io.github.vertexmaven.catalog.jdbc.Database;
import io.github.vertexmaven.catalog.object.ProjectClasses;
import io.github.vertexmaven.catalog.value.BadData;
import java.io.IOException;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.dflib.DataFrame;
import org.dflib.Series;

/**
 * What is saved in a table of a database comes back with the same values and types: H2 within this
 * JVM, PostgreSQL where the machine has it, and BigQuery as its REST API shows it.
 */
class TableRoundTripTest {

  /** Databases keep microseconds. */
  record Ride(
      long id,
      Optional<Double> price,
      Optional<Boolean> paid,
      Optional<String> note,
      BigDecimal exact,
      LocalDate day,
      LocalDateTime at,
      Instant seen) {

    /** Not every database keeps how many zeros a decimal had. */
    Ride {
      exact = exact.signum() == 0 ? BigDecimal.ZERO : exact.stripTrailingZeros();
    }
  }

  /** Each signs in several times, which is made to take long. */
  private static final int POSTGRES_TRIES = 10;

  private static final Type RIDES = TestCatalogs.listOf(Ride.class);

  private static FakeBigQuery bigQuery;

  @BeforeContainer
  static void start() throws IOException {
    bigQuery = new FakeBigQuery();
  }

  @AfterContainer
  static void stop() {
    bigQuery.close();
  }

  private static Catalog catalog(String entry, Map<String, Object> credentials) {
    return CatalogReader.open(
        TestCatalogs.yaml("d: {" + entry + "}", "conf/base/catalog.yml"),
        new DataPlaces(Path.of("/nowhere"), Optional.empty()),
        ProjectClasses.inFolders(TableRoundTripTest.class.getClassLoader()),
        name -> credentials);
  }

  /** A table that is there would keep its columns, so each is made anew. */
  private static Catalog made(String table, Map<String, Object> credentials) {
    try (Connection connection = Database.open(credentials);
        Statement statement = connection.createStatement()) {
      statement.execute("DROP TABLE IF EXISTS " + table);
      connection.commit();
    } catch (SQLException | BadData e) {
      throw new IllegalStateException(e);
    }
    return catalog("type: jdbc_table, credentials: db, table: " + table, credentials);
  }

  private static Catalog h2(String table) {
    return made(table, Map.of("url", "jdbc:h2:mem:generated;DB_CLOSE_DELAY=-1", "user", "sa"));
  }

  /** Empty where the machine has none; another test sees to it that CI has. */
  private static Optional<Catalog> postgres(String table) throws IOException {
    return PostgresCluster.shared().map(cluster -> made(table, cluster.credentials()));
  }

  private static Catalog bigQuery(String table) {
    return catalog(
        "type: bigquery_table, project: shop, endpoint: '"
            + bigQuery.endpoint()
            + "', table: generated."
            + table,
        Map.of());
  }

  @Provide
  Arbitrary<DataFrame> frames() {
    return Frames.any();
  }

  @Provide
  Arbitrary<List<Ride>> rides() {
    Arbitrary<Instant> instants =
        Arbitraries.longs()
            .between(-2_000_000_000_000_000L, 4_000_000_000_000_000L)
            .map(micros -> Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
    Arbitrary<BigDecimal> decimals =
        Arbitraries.bigDecimals()
            .between(new BigDecimal("-1e25"), new BigDecimal("1e25"))
            .ofScale(5);
    return Combinators.combine(
            Arbitraries.longs(),
            Frames.doubles().filter(Double::isFinite).map(d -> d + 0.0).optional(),
            Arbitraries.of(true, false).optional(),
            storable().optional(),
            decimals,
            instants,
            instants)
        .as(
            (id, price, paid, note, exact, at, seen) ->
                new Ride(
                    id,
                    price,
                    paid,
                    note,
                    exact,
                    LocalDate.ofInstant(at, ZoneOffset.UTC),
                    LocalDateTime.ofInstant(at, ZoneOffset.UTC),
                    seen))
        .list()
        .uniqueElements(Ride::id)
        .ofMinSize(1)
        .ofMaxSize(6);
  }

  /** PostgreSQL has no text with the character 0. */
  private static Arbitrary<String> storable() {
    return Frames.texts().filter(text -> text.indexOf('\0') < 0);
  }

  @Property(tries = 60)
  void h2KeepsTablesButForTheSignOfZero(@ForAll("frames") DataFrame frame) {
    Object[] decimals =
        frame.<Double>getColumn("decimal").toList().stream().map(d -> d + 0.0).toArray();
    Object[] some =
        frame.<Double>getColumn("some").toList().stream()
            .map(d -> d == null ? null : d + 0.0)
            .toArray();
    checkTable(
        h2("frames"), frame.cols("decimal", "some").merge(Series.of(decimals), Series.of(some)));
  }

  @Property(tries = 60)
  void h2KeepsRecords(@ForAll("rides") List<Ride> rides) {
    checkRecords(h2("rides"), rides);
  }

  @Tag("slow")
  @Property(tries = POSTGRES_TRIES)
  void postgresKeepsTables(@ForAll("frames") DataFrame frame) throws IOException {
    Object[] texts =
        frame.<String>getColumn("text").toList().stream()
            .map(text -> text == null ? null : text.replace("\0", ""))
            .toArray();
    Optional<Catalog> catalog = postgres("frames");
    catalog.ifPresent(found -> checkTable(found, frame.cols("text").merge(Series.of(texts))));
  }

  @Tag("slow")
  @Property(tries = POSTGRES_TRIES)
  void postgresKeepsRecords(@ForAll("rides") List<Ride> rides) throws IOException {
    postgres("rides").ifPresent(catalog -> checkRecords(catalog, rides));
  }

  @Tag("slow")
  @Property(tries = 15)
  void bigQueryKeepsRecords(@ForAll("rides") List<Ride> rides) {
    bigQuery.tables.clear();
    checkRecords(bigQuery("rides"), rides);
  }

  private static void checkRecords(Catalog catalog, List<Ride> rides) {
    catalog.save("d", rides, RIDES);
    List<?> read = (List<?>) catalog.load("d", RIDES);
    assertThat(read.stream().map(Ride.class::cast).sorted(Comparator.comparing(Ride::id)))
        .isEqualTo(rides.stream().sorted(Comparator.comparing(Ride::id)).toList());
  }

  /** A table has no order. */
  private static void checkTable(Catalog catalog, DataFrame frame) {
    Series<Integer> rows =
        Series.ofInt(java.util.stream.IntStream.range(0, frame.height()).toArray());
    DataFrame numbered = frame.cols("row").merge(rows);
    catalog.save("d", numbered, DataFrame.class);
    DataFrame read = ((DataFrame) catalog.load("d", DataFrame.class)).sort("row", true);
    for (String name : frame.getColumnsIndex()) {
      assertThat(read.getColumn(name).toList()).as(name).isEqualTo(frame.getColumn(name).toList());
    }
  }
}
