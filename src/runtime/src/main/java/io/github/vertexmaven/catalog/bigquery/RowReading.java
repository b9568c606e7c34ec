package io.github.vertexmaven.catalog.bigquery;

import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.Field;
import com.google.cloud.bigquery.FieldValue;
import com.google.cloud.bigquery.FieldValueList;
import com.google.cloud.bigquery.QueryJobConfiguration;
import com.google.cloud.bigquery.QueryParameterValue;
import com.google.cloud.bigquery.Schema;
import com.google.cloud.bigquery.StandardTableDefinition;
import com.google.cloud.bigquery.TableDefinition;
import com.google.cloud.bigquery.TableId;
import com.google.cloud.bigquery.TableResult;
import io.github.vertexmaven.catalog.table.Column;
import io.github.vertexmaven.catalog.table.ColumnType;
import io.github.vertexmaven.catalog.table.RowNumbers;
import io.github.vertexmaven.catalog.table.Table;
import io.github.vertexmaven.catalog.table.TextColumn;
import io.github.vertexmaven.catalog.table.TypedColumn;
import io.github.vertexmaven.catalog.value.BadData;
import io.github.vertexmaven.catalog.value.Decimals;
import io.github.vertexmaven.config.DidYouMean;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads the rows of a table or a query into a table, page by page. */
public final class RowReading {

  private static final long PAGE_SIZE = 10_000;

  private final Access access;
  private final Function<String, Optional<ColumnType>> types;
  private final long pageSize;

  /**
   * A way to read.
   *
   * @param types what settles a column's type before its cells do
   * @param fetchSize how many rows a page has at most
   */
  public RowReading(
      Access access, Function<String, Optional<ColumnType>> types, Optional<Integer> fetchSize) {
    this.access = access;
    this.types = types;
    this.pageSize = fetchSize.map(Integer::longValue).orElse(PAGE_SIZE);
  }

  /**
   * All rows of a table, or some of its columns; what is no table of its own, such as a view, is
   * queried.
   */
  public Table table(String written, Optional<String> dataset, List<String> columns)
      throws BadData, IOException {
    TableReference name = TableReference.of(written, dataset);
    BigQuery client = access.open(name.project());
    return Refusal.told(name.prefix(), () -> table(client, name, columns));
  }

  private Table table(BigQuery client, TableReference name, List<String> columns)
      throws BadData, InterruptedException {
    TableId id = name.in(client.getOptions().getProjectId());
    com.google.cloud.bigquery.Table stored = client.getTable(id);
    if (stored == null) {
      throw new BadData("BigQuery has no table '" + name + "'.");
    }
    TableDefinition definition = stored.getDefinition();
    if (columns.isEmpty() && definition instanceof StandardTableDefinition) {
      Schema schema = definition.getSchema() == null ? Schema.of() : definition.getSchema();
      return rows(
          client.listTableData(id, schema, BigQuery.TableDataListOption.pageSize(pageSize)),
          schema);
    }
    requireColumns(definition.getSchema(), columns);
    return query(client, select(id, columns), List.of());
  }

  private static void requireColumns(Schema schema, List<String> columns) throws BadData {
    List<String> names = schema.getFields().stream().map(Field::getName).toList();
    for (String column : columns) {
      if (!names.contains(column)) {
        throw new BadData(
            "load_args.columns names '"
                + column
                + "', which the table lacks"
                + DidYouMean.suffix(names, column));
      }
    }
  }

  private static String select(TableId id, List<String> columns) {
    String list =
        columns.stream().map(column -> "`" + column + "`").collect(Collectors.joining(", "));
    return "SELECT "
        + (list.isEmpty() ? "*" : list)
        + " FROM `"
        + String.join(".", id.getProject(), id.getDataset(), id.getTable())
        + "`";
  }

  /** The rows of a query with values for its question marks. */
  public Table query(String sql, List<?> parameters) throws BadData, IOException {
    BigQuery client = access.open(Optional.empty());
    return Refusal.told("", () -> query(client, sql, parameters));
  }

  private Table query(BigQuery client, String sql, List<?> parameters)
      throws BadData, InterruptedException {
    QueryJobConfiguration.Builder query =
        QueryJobConfiguration.newBuilder(sql).setUseLegacySql(false).setMaxResults(pageSize);
    parameters.forEach(value -> query.addPositionalParameter(parameter(value)));
    TableResult result = client.query(query.build());
    Schema schema = result.getSchema();
    if (schema == null || schema.getFields().isEmpty()) {
      throw new BadData("the SQL returns no rows; a query begins with SELECT or WITH.");
    }
    return rows(result, schema);
  }

  /** BigQuery takes text also where it wants a date or a time. */
  private static QueryParameterValue parameter(Object value) {
    if (value instanceof Boolean flag) {
      return QueryParameterValue.bool(flag);
    }
    if (value instanceof Long number) {
      return QueryParameterValue.int64(number);
    }
    if (value instanceof Number number) {
      return QueryParameterValue.float64(number.doubleValue());
    }
    return QueryParameterValue.string(value == null ? null : value.toString());
  }

  private Table rows(TableResult result, Schema schema) throws BadData {
    List<Reading> readings = new ArrayList<>();
    for (Field field : schema.getFields()) {
      readings.add(Reading.of(field, types.apply(field.getName())));
    }
    Table.requireDistinct(readings.stream().map(reading -> reading.field.getName()).toList());
    int count = 0;
    for (FieldValueList row : result.iterateAll()) {
      for (int i = 0; i < readings.size(); i++) {
        readings.get(i).add(row.get(i));
      }
      count++;
    }
    List<Column> columns = new ArrayList<>();
    for (Reading reading : readings) {
      columns.add(reading.column());
    }
    return new Table(columns, count);
  }

  /** A column while it is read: as it is, or as text when its type is settled otherwise. */
  private record Reading(Field field, Optional<ColumnType> wanted, List<Object> cells) {

    static Reading of(Field field, Optional<ColumnType> wanted) {
      return new Reading(
          field, wanted.filter(type -> FieldValueReading.hasText(field)), new ArrayList<>());
    }

    void add(FieldValue cell) {
      cells.add(
          wanted.isPresent()
              ? FieldValueReading.text(cell, field)
              : FieldValueReading.get(cell, field));
    }

    Column column() throws BadData {
      if (wanted.isEmpty()) {
        return Column.of(field.getName(), Decimals.column(cells.toArray()));
      }
      TextColumn texts = new TextColumn(field.getName());
      for (Object cell : cells) {
        if (cell == null) {
          texts.addNull();
        } else {
          texts.add((String) cell);
        }
      }
      return TypedColumn.of(texts, wanted, RowNumbers.from(1));
    }
  }
}
