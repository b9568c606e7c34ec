package io.github.vertexmaven.catalog.bigquery;

import io.github.vertexmaven.catalog.DataPlaces;
import io.github.vertexmaven.catalog.Dataset;
import io.github.vertexmaven.catalog.DatasetDefinition;
import io.github.vertexmaven.catalog.NamedCredentials;
import io.github.vertexmaven.catalog.file.Encoding;
import io.github.vertexmaven.catalog.file.Spool;
import io.github.vertexmaven.catalog.json.JsonWriting;
import io.github.vertexmaven.catalog.shape.Shape;
import io.github.vertexmaven.catalog.shape.TableTypes;
import io.github.vertexmaven.catalog.table.RowNumbers;
import io.github.vertexmaven.catalog.table.Table;
import io.github.vertexmaven.catalog.value.BadData;
import java.io.Writer;
import java.lang.reflect.Type;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A table of BigQuery, read whole and written by one load job. */
public final class BigQueryTableDataset implements Dataset {

  private static final String TYPE = "bigquery_table";

  private final DatasetDefinition definition;
  private final DataPlaces places;

  public BigQueryTableDataset(DatasetDefinition definition, DataPlaces places) {
    this.definition = definition;
    this.places = places;
  }

  private String table() {
    return (String)
        definition.settings().getOrDefault("table", definition.settings().get("table_name"));
  }

  private Optional<String> dataset() {
    return Optional.ofNullable((String) definition.settings().get("dataset"));
  }

  @Override
  public Object load(Type wanted) throws Exception {
    Shape shape = TableTypes.shape(TYPE, wanted);
    TableTypes types = TableTypes.of(definition.loadArgs(), shape);
    List<String> columns = new ArrayList<>();
    if (definition.loadArgs().get("columns") instanceof List<?> names) {
      names.forEach(name -> columns.add((String) name));
    }
    try {
      Table table = reading(definition, places, types).table(table(), dataset(), columns);
      types.requireColumns(table.names());
      return shape.of(table, RowNumbers.from(1));
    } catch (NoClassDefFoundError e) {
      throw withoutLibrary(TYPE, e);
    }
  }

  static RowReading reading(DatasetDefinition definition, DataPlaces places, TableTypes types) {
    Optional<Integer> fetchSize =
        Optional.ofNullable(definition.loadArgs().get("fetch_size"))
            .map(size -> ((Number) size).intValue());
    return new RowReading(access(definition, places), types::of, fetchSize);
  }

  private static Access access(DatasetDefinition definition, DataPlaces places) {
    Map<String, Object> settings = new LinkedHashMap<>(definition.settings());
    settings.keySet().retainAll(List.of("project", "location", "endpoint"));
    return new Access(
        settings,
        definition.credentials().map(NamedCredentials::values).orElse(Map.of()),
        places::resolve);
  }

  static BadData withoutLibrary(String type, NoClassDefFoundError cause) {
    return new BadData(
        type
            + " needs the library google-cloud-bigquery, which is not on the class path; add the"
            + " dependency com.google.cloud:google-cloud-bigquery.",
        cause);
  }

  @Override
  public void save(Object value, Type written) throws Exception {
    Table table = Shape.table(value, written);
    String existing = (String) definition.saveArgs().getOrDefault("if_exists", "replace");
    Map<String, String> types = TableTypes.ofNewTable(definition.saveArgs());
    try (Spool spool = new Spool()) {
      Writer writer = Encoding.UTF_8.writer(spool);
      JsonWriting.writeLines(new JsonRows(table, types), writer);
      writer.flush();
      new TableLoading(
              access(definition, places),
              TableLoading.Existing.valueOf(existing.toUpperCase(Locale.ROOT)),
              types)
          .load(table(), dataset(), table, spool::copyTo);
    } catch (CharacterCodingException e) {
      throw new BadData("it holds text that is not valid Unicode.", e);
    } catch (NoClassDefFoundError e) {
      throw withoutLibrary(TYPE, e);
    }
  }

  @Override
  public Optional<String> refusalToLoad(Type wanted) {
    return TableTypes.refusalToLoad(TYPE, wanted);
  }

  @Override
  public Optional<String> refusalToSave(Type written) {
    return TableTypes.refusalToSave(TYPE, written);
  }
}
