package io.github.vertexmaven.catalog;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vertexmaven.catalog.entry.CatalogReader;
import io.github.vertexmaven.catalog.object.ProjectClasses;
import io.github.vertexmaven.config.Credentials;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A project with a table in a BigQuery of the test's own. */
abstract class BigQueryShop {

  static final String SCHEMA =
      "[{name: id, type: INTEGER}, {name: name, type: STRING}, {name: price, type: NUMERIC}]";

  @TempDir Path project;

  FakeBigQuery server;

  @BeforeEach
  void start() throws IOException {
    server = new FakeBigQuery();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  final Catalog table(String more) {
    return catalog("type: bigquery_table, table: sales.trips" + more, Map.of());
  }

  final Catalog query(String more) {
    return catalog("type: bigquery_query, " + more, Map.of());
  }

  final Catalog catalog(String entry, Map<String, Object> credentials) {
    Credentials source = name -> credentials;
    return CatalogReader.open(
        TestCatalogs.yaml(
            "d: {project: shop, endpoint: '" + server.endpoint() + "', " + entry + "}",
            "conf/base/catalog.yml"),
        new DataPlaces(project, Optional.empty()),
        ProjectClasses.inFolders(getClass().getClassLoader()),
        source);
  }

  final void store(String... rows) {
    server.tables.put("shop.sales.trips", FakeBigQuery.rows(SCHEMA, rows));
  }

  static void assertFailure(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String message) {
    assertThatThrownBy(call).isInstanceOf(DatasetException.class).hasMessage(message);
  }
}
