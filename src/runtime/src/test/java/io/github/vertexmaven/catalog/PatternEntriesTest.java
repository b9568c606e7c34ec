package io.github.vertexmaven.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.vertexmaven.config.ConfException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Dataset factories, with the rules of Kedro's documentation. */
class PatternEntriesTest {

  @TempDir Path project;

  private Catalog catalog(String yaml) {
    return TestCatalogs.open(project, yaml);
  }

  @ParameterizedTest
  @CsvSource({
    "france.companies, data/france/companies.csv",
    "a.b.c, data/a/b.c.csv",
    "cars#csv, cars_from_csv",
    "written, own",
    "cars, rest/cars",
    "model_cars, models/cars",
    "cars_model, ends/cars"
  })
  void choosesTheMostSpecificPattern(String name, String path) {
    Catalog catalog =
        catalog(
            """
            "{rest}": {type: csv, filepath: "rest/{rest}"}
            "{namespace}.{name}": {type: csv, filepath: "data/{namespace}/{name}.csv"}
            "{name}#csv": {type: csv, filepath: "{name}_from_csv"}
            "model_{x}": {type: object, filepath: "models/{x}"}
            "{x}_model": {type: object, filepath: "ends/{x}"}
            written: {type: csv, filepath: own}
            """);
    assertThat(catalog.definition(name).orElseThrow().path()).contains(project.resolve(path));
    assertThat(catalog.definition(name).orElseThrow().name()).isEqualTo(name);
    assertThat(catalog.names()).containsExactly("written");
  }

  @Test
  void fillsInTypesArgumentsAndKeys() {
    Catalog catalog =
        catalog(
            "'{name}.{type}#{sep}': {type: '{type}', filepath: '{name}', load_args: {sep: '{sep}', types: {'{name}': long}}}");
    DatasetDefinition definition = catalog.definition("cars.csv#;").orElseThrow();
    assertThat(definition.type()).isEqualTo("csv");
    assertThat(definition.loadArgs())
        .isEqualTo(java.util.Map.of("sep", ";", "types", java.util.Map.of("cars", "long")));
  }

  @Test
  void matchesTheSamePlaceholderTwiceOnlyWithTheSameText() {
    Catalog catalog = catalog("'{a}-{a}': {type: text, filepath: '{a}'}");
    assertThat(catalog.contains("x-x")).isTrue();
    assertThat(catalog.contains("x-y")).isFalse();
  }

  @Test
  void refusesAnEntryThatAPatternMakesWhenItIsUsed() {
    Catalog catalog = catalog("'{name}.{type}': {type: '{type}', filepath: '{name}'}");
    assertThat(catalog.contains("cars.csv")).isTrue();
    assertThatThrownBy(() -> catalog.contains("cars.cvs"))
        .isInstanceOf(ConfException.class)
        .hasMessage(
            "conf/base/catalog.yml:1: cars.cvs: 'cvs' is not a type of dataset; did you mean 'csv'?");
  }

  @Test
  void refusesPatternsThatAreNone() {
    assertThatThrownBy(
            () ->
                catalog(
                    """
                    "{name}": {type: csv, filepath: "{nme}"}
                    "{any}": {type: csv, filepath: a}
                    "{": {type: csv, filepath: a}
                    "{a b}": {type: csv, filepath: a}
                    """))
        .hasMessage(
            "conf/base/catalog.yml:1: {name}: {nme} is not in the pattern; did you mean 'name'?\n"
                + "conf/base/catalog.yml:3: {: not a pattern; write placeholders as {name}, with letters, digits and _.\n"
                + "conf/base/catalog.yml:4: {a b}: not a pattern; write placeholders as {name}, with letters, digits and _.\n"
                + "conf/base/catalog.yml:2: {any}: matches every dataset, as {name} does; keep one of them.");
  }

  @Test
  void leavesTemplatesOfARunAlone() {
    Catalog catalog = catalog("'{run_id}_x': {type: csv, filepath: '${run_id}/{run_id}'}");
    assertThat(catalog.definition("a_x").orElseThrow().path())
        .contains(project.resolve("${run_id}/a"));
  }
}
