package io.github.vertexmaven.catalog.entry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.github.vertexmaven.catalog.type.BuiltIn;
import io.github.vertexmaven.config.YamlReader;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The schema that editors use says the same of a catalog as the reader. */
class CatalogSchemaTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final JsonSchema SCHEMA =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
          .getSchema(JSON.valueToTree(CatalogSchema.plain()));

  /** What only the class path, the machine's encodings or its mount can tell. */
  private static final Set<String> UNKNOWABLE =
      Set.of(
          "com.acme.Queue",
          "java.lang.String",
          "Unmakeable",
          "gs://bucket",
          "utf-9",
          // What becomes of these says a table of its own.
          "pandas.HDF",
          "TripsDataset",
          "mode: a",
          "delta",
          "CachedDataset",
          "complex");

  private static Set<String> problems(String yaml) {
    Set<String> problems = new TreeSet<>();
    SCHEMA
        .validate(JSON.valueToTree(YamlReader.readValue(yaml, "f").plain()))
        .forEach(message -> problems.add(message.getMessage()));
    return problems;
  }

  static Stream<String> badEntries() {
    return EntriesTest.badEntries()
        .map(Arguments::get)
        .map(row -> (String) row[0])
        .filter(yaml -> UNKNOWABLE.stream().noneMatch(yaml::contains));
  }

  @ParameterizedTest
  @MethodSource("badEntries")
  void refusesWhatTheReaderRefuses(String yaml) {
    assertThat(problems(yaml)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "a: {type: csv, filepath: data/a.csv}",
        "a: {type: csv, filepath: a, load_args: {sep: ';', header: false, types: {id: long}}}",
        "a: {type: pandas.CSVDataSet, filepath: a, save_args: {index: false}}",
        "a: {type: csv, filepath: a, layer: raw, metadata: {x: [1]}, credentials: ~}",
        "a: {type: csv, filepath: a, versioned: true, load_version: 2026-01-01T00.00.00.000Z}",
        "a: {type: csv, filepath: a, immutable: true, mlflow: artifact}",
        "a: {type: csv, filepath: a, mlflow: {as: model, registered_model_name: prices}}",
        "a: {type: csv, filepath: a, load_args: ~}",
        "'{name}#csv': {type: csv, filepath: 'data/{name}.csv'}",
        "'{name}@csv': {type: csv, filepath: 'data/{name}.csv'}",
        "'table@text': {type: text, filepath: a}",
        "_anchors: [{type: nothing}]\na: {type: memory}",
        "_csv: &csv {type: csv, load_args: {sep: ';'}}\na: {<<: *csv, filepath: a}",
        "a: {type: com.acme.Queue, topic: t, load_args: {any: 1}}",
        "a: {type: com.acme.Queue, filepath: gs://bucket/a, versioned: true}",
        "a: {type: jdbc_table, table: t, credentials: db, save_args: {if_exists: append}}",
        "a: {type: jdbc_query, filepath: q.sql, credentials: db, load_args: {params: [1, b]}}",
        "a: {type: bigquery_table, project: p, dataset: d, table: t}",
        "a: {type: partitioned, path: a, dataset: csv, filename_suffix: .csv}",
        "a: {type: partitioned, path: a, dataset: {type: csv, load_args: {sep: ';'}}}",
        "a: {type: partitioned, filepath: a, dataset: com.acme.Queue, overwrite: true}",
        "a: {type: parquet, filepath: a, save_args: {compression: zstd}}",
        "a: {type: image, filepath: a, save_args: {format: jpeg, quality: 0.8}}",
        "a: {type: excel, filepath: a, load_args: {sheet: 0}, save_args: {sheet: Prices}}"
      })
  void acceptsWhatTheReaderAccepts(String yaml) {
    assertThat(problems(yaml)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a: {type: '${format}', filepath: '${folder}/a.csv', colour: red}",
        "a: {type: csv, filepath: a, versioned: '${versioned|false}', immutable: '${x}'}",
        "a: {type: csv, filepath: a, load_args: {header: '${header}', columns: '${columns}'}}",
        "a: {type: csv, filepath: a, load_args: {types: {id: '${id}'}, sep: '${sep}'}}",
        "a: {type: excel, filepath: a, load_args: {sheet: '${sheet}'}}",
        "a: {type: image, filepath: a, save_args: {quality: '${quality|0.9}', format: '${f}'}}",
        "a: {type: jdbc_table, table: '${t}', credentials: db, save_args: {batch_size: '${n}'}}"
      })
  void templatesStandForSingleValues(String yaml) {
    assertThat(problems(yaml)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a: {type: memory, load_args: {x: 1}}",
        "a: {type: partitioned, path: a, dataset: {type: cvs}}",
        "a: {type: partitioned, path: a, dataset: {type: csv, load_args: {delimeter: x}}}",
        "a: {type: pandas.CSVDataset, filepath: a, load_args: {delimeter: x}}",
        "a: {type: csv, filepath: a, mlflow: metrics}",
        "a: {type: csv, filepath: a, mlflow: {as: model, name: x}}",
        "'{name}#csv': {type: csv}",
        "[a]"
      })
  void refusesWrongKeysAndKinds(String yaml) {
    assertThat(problems(yaml)).isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource(BuiltIn.class)
  void knowsEveryTypeByEachOfItsNames(BuiltIn type) {
    String unknown = ", load_args: {surely_not_an_argument: 1}}";
    assertThat(problems("a: {type: " + type.word() + unknown)).isNotEmpty();
    type.pythonSpellings()
        .forEach(name -> assertThat(problems("a: {type: " + name + unknown)).isNotEmpty());
  }

  @Test
  void offersAllKeysThatTheReaderKnows() {
    Object definitions = CatalogSchema.plain().get("definitions");
    Object entry = ((java.util.Map<?, ?>) definitions).get("dataset");
    Object properties = ((java.util.Map<?, ?>) entry).get("properties");
    assertThat(((java.util.Map<?, ?>) properties).keySet()).isEqualTo(EntryReader.keys());
  }
}
