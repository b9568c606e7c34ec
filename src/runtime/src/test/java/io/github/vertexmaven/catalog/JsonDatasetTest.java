package io.github.vertexmaven.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.dflib.DataFrame;
import org.dflib.DoubleSeries;
import org.dflib.LongSeries;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JsonDatasetTest {

  enum Kind {
    FAST,
    SLOW
  }

  record Metrics(
      double rSquared,
      long rows,
      Optional<String> note,
      List<Kind> kinds,
      BigDecimal exact,
      LocalDate day) {}

  @TempDir Path project;

  private Catalog catalog() {
    return TestCatalogs.open(project, "j: {type: json, filepath: j.json}");
  }

  private Object load(String json, Type wanted) throws IOException {
    Files.writeString(project.resolve("j.json"), json);
    return catalog().load("j", wanted);
  }

  private String saved(Object value) throws IOException {
    catalog().save("j", value, value.getClass());
    return Files.readString(project.resolve("j.json"));
  }

  @Test
  void writesRecordsInTheirOwnOrder() throws IOException {
    Metrics metrics =
        new Metrics(
            1.0,
            1,
            Optional.empty(),
            List.of(Kind.FAST),
            new BigDecimal("0.10"),
            LocalDate.of(2026, 1, 31));
    assertThat(saved(metrics))
        .isEqualTo(
            """
            {
              "r_squared": 1.0,
              "rows": 1,
              "note": null,
              "kinds": [
                "FAST"
              ],
              "exact": 0.10,
              "day": "2026-01-31"
            }
            """);
    assertThat(catalog().load("j", Metrics.class)).isEqualTo(metrics);
  }

  static Stream<Object> values() {
    Map<String, Object> nested = new LinkedHashMap<>();
    nested.put("b", Arrays.asList(1L, 1.0, null, true, "x"));
    nested.put("a", Map.of("deep", new BigInteger("99999999999999999999")));
    return Stream.of(
        nested, 1L, -0.0, "text", true, List.of(), Map.of(), 0.1, Long.MIN_VALUE, "\u2028<é\"");
  }

  @ParameterizedTest
  @MethodSource("values")
  void keepsAnyValue(Object value) throws IOException {
    saved(value);
    assertThat(catalog().load("j", Object.class)).isEqualTo(value);
  }

  @Test
  void keepsArraysAndNumbersOfTheDeclaredType() throws IOException {
    assertThat(saved(new double[] {1, 2.5})).isEqualTo("[\n  1.0,\n  2.5\n]\n");
    assertThat(catalog().load("j", double[].class)).isEqualTo(new double[] {1, 2.5});
    assertThat(load("[1, 2]", int[].class)).isEqualTo(new int[] {1, 2});
  }

  @Test
  void tellsLongFromDoubleByColumn() throws IOException {
    DataFrame frame =
        (DataFrame)
            load(
                "[{\"a\": 1, \"b\": 1, \"c\": [1.5]}, {\"a\": 2, \"b\": 2.5, \"d\": \"x\"}]",
                DataFrame.class);
    assertThat((Object) frame.getColumn("a")).isInstanceOf(LongSeries.class);
    assertThat((Object) frame.getColumn("b")).isInstanceOf(DoubleSeries.class);
    assertThat(frame.getColumn("c").toList()).isEqualTo(Arrays.asList(List.of(1.5), null));
    assertThat(frame.getColumn("d").toList()).isEqualTo(Arrays.asList(null, "x"));
  }

  record Measured(Double value) {}

  @Test
  void writesNotANumberAsNullWhereverItStands() throws IOException {
    assertThat(saved(List.of(new Measured(Double.NaN))))
        .isEqualTo("[\n  {\n    \"value\": null\n  }\n]\n");
    assertThat(saved(Map.of("a", Float.NaN))).isEqualTo("{\n  \"a\": null\n}\n");
    assertThat(saved(Double.NaN)).isEqualTo("null\n");
  }

  /** As {@code json.dumps([1.5, nan, inf, -inf, "NaN", "-Infinity\\\""])} writes it. */
  @Test
  void readsTheNumbersThatPythonWrites() throws IOException {
    String json = "[1.5, NaN, Infinity, -Infinity, \"NaN\", \"-Infinity\\\"\", -2]";
    Files.writeString(project.resolve("d.json"), json);
    Catalog catalog = TestCatalogs.open(project, "d: {type: json, filepath: d.json}");
    assertThat(catalog.load("d", Object.class))
        .isEqualTo(
            List.of(
                1.5,
                Double.NaN,
                Double.POSITIVE_INFINITY,
                Double.NEGATIVE_INFINITY,
                "NaN",
                "-Infinity\"",
                -2L));
    String rows = "[{\"a\": 1, \"b\": \"" + "x".repeat(40_000) + "\"}, {\"a\": NaN, \"b\": \"\"}]";
    Files.writeString(project.resolve("d.json"), rows);
    DataFrame frame = (DataFrame) catalog.load("d", DataFrame.class);
    assertThat(frame.getColumn("a").toList()).isEqualTo(List.of(1.0, Double.NaN));
    assertThat(String.valueOf(frame.get("b", 0))).hasSize(40_000);
  }

  @ParameterizedTest
  @org.junit.jupiter.params.provider.CsvSource(
      delimiter = '|',
      value = {
        "records | [{'a': 1, 'b': 'x'}, {'a': 2, 'b': null}]",
        "columns | {'a': {'0': 1, '1': 2}, 'b': {'0': 'x', '1': null}}",
        "index | {'0': {'a': 1, 'b': 'x'}, '1': {'a': 2, 'b': null}}",
        "split | {'columns': ['a', 'b'], 'index': [0, 1], 'data': [[1, 'x'], [2, null]]}",
        "table | {'schema': {'fields': [{'name': 'index', 'type': 'integer'}, {'name': 'a', 'type': 'integer'}, {'name': 'b', 'type': 'string'}], 'primaryKey': ['index'], 'pandas_version': '1.4.0'}, 'data': [{'index': 0, 'a': 1, 'b': 'x'}, {'index': 1, 'a': 2, 'b': null}]}"
      },
      quoteCharacter = '~')
  void keepsTablesInTheFormsOfPandas(String orient, String json) throws IOException {
    String arguments = "_args: {orient: " + orient + "}";
    Catalog catalog =
        TestCatalogs.open(
            project,
            "d: {type: pandas.JSONDataset, filepath: d.json, load"
                + arguments
                + ", save"
                + arguments
                + "}");
    Files.writeString(project.resolve("d.json"), json.replace('\'', '"'));
    DataFrame frame = (DataFrame) catalog.load("d", DataFrame.class);
    assertThat(frame.getColumn("a").toList()).isEqualTo(List.of(1L, 2L));
    assertThat(frame.getColumn("b").toList()).isEqualTo(Arrays.asList("x", null));
    catalog.save("d", frame, DataFrame.class);
    assertThat(Files.readString(project.resolve("d.json")).replaceAll("\\s", ""))
        .isEqualTo(json.replace('\'', '"').replace(" ", ""));
  }

  @Test
  void aTableWithASchemaHasTypesAndNoSecondIndex() throws IOException {
    Catalog catalog =
        TestCatalogs.open(project, "d: {type: json, filepath: d.json, save_args: {orient: table}}");
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("f", 1.5);
    row.put("b", true);
    row.put("d", java.time.LocalDate.of(2024, 2, 29));
    catalog.save("d", List.of(row), TestCatalogs.MAPS);
    assertThat(Files.readString(project.resolve("d.json")).replaceAll("\\s", ""))
        .contains(
            "{\"name\":\"f\",\"type\":\"number\"},{\"name\":\"b\",\"type\":\"boolean\"},"
                + "{\"name\":\"d\",\"type\":\"datetime\"}");
    assertThatThrownBy(() -> catalog.save("d", List.of(Map.of("index", 1)), TestCatalogs.MAPS))
        .hasMessage(
            "Dataset 'd' (json, d.json): column 'index': the form table has the numbers of rows"
                + " under this name; use another form.");
  }

  @Test
  void readsATableOfPandasWithoutAWord() throws IOException {
    Files.writeString(project.resolve("d.json"), "{\"a\": {\"0\": 1, \"1\": 2}}");
    Catalog catalog = TestCatalogs.open(project, "d: {type: json, filepath: d.json}");
    assertThat(((DataFrame) catalog.load("d", DataFrame.class)).getColumn("a").toList())
        .isEqualTo(List.of(1L, 2L));
  }

  @Test
  void writesNotANumberOfATableAsNull() throws IOException {
    DataFrame frame = DataFrame.byColumn("x").of(org.dflib.Series.ofDouble(1, Double.NaN));
    assertThat(saved(frame))
        .isEqualTo("[\n  {\n    \"x\": 1.0\n  },\n  {\n    \"x\": null\n  }\n]\n");
  }

  static Stream<Arguments> unkeepable() {
    List<Object> endless = new ArrayList<>();
    endless.add(endless);
    return Stream.of(
        Arguments.of(
            Map.of("a", List.of(1.0, Double.NEGATIVE_INFINITY)),
            "at a[1]: JSON is not written with -Infinity here; use null, or a number."),
        Arguments.of(
            DataFrame.byColumn("x").of(org.dflib.Series.ofDouble(1, Double.POSITIVE_INFINITY)),
            "at [1].x: JSON is not written with Infinity here; use null, or a number."),
        Arguments.of(
            List.of(new Measured(Double.POSITIVE_INFINITY)),
            "at [0].value: JSON is not written with Infinity here; use null, or a number."),
        Arguments.of(
            Map.of("model", Thread.currentThread()),
            "at model: a java.lang.Thread has no JSON form; use a record, a list, a map, text, numbers or booleans."),
        Arguments.of(
            Map.of("a", List.of("\uD83D\uDE00", "\uD800")),
            "at a[1]: the text is not valid Unicode; it has half of a character."),
        Arguments.of(
            Map.of("\uDC00", 1),
            "at \uDC00: the text is not valid Unicode; it has half of a character."),
        Arguments.of("\uD800", "the text is not valid Unicode; it has half of a character."));
  }

  @ParameterizedTest
  @MethodSource("unkeepable")
  void namesThePathOfWhatCannotBeKept(Object value, String problem) {
    assertThatThrownBy(() -> saved(value)).hasMessage("Dataset 'j' (json, j.json): " + problem);
    assertThat(project).isEmptyDirectory();
  }

  @Test
  void refusesAValueThatContainsItself() {
    List<Object> endless = new ArrayList<>();
    endless.add(endless);
    assertThatThrownBy(() -> saved(endless))
        .hasMessageContaining("nested deeper than 250 levels; does the value contain itself?");
  }

  static Stream<Arguments> badFiles() {
    return Stream.of(
        Arguments.of("", Map.class, "the JSON value ends too early at line 1, column 1, path $."),
        Arguments.of(
            "{\"a\": [1,",
            Map.class,
            "the JSON value ends too early at line 1, column 10, path $.a[1]."),
        Arguments.of(
            "{\"a\": 1,\n 'b': 2}", Map.class, "not valid JSON at line 2, column 3, path $.a."),
        Arguments.of("{\"a\": Nan}", Map.class, "not valid JSON at line 1, column 7, path $.a."),
        Arguments.of("{\"a\": -Inf}", Map.class, "not valid JSON at line 1, column 7, path $.a."),
        Arguments.of(
            "{\"a\": 1, \"a\": 2}",
            Map.class,
            "key 'a' is given twice at line 1, column 13, path $.a."),
        Arguments.of("1 2", Long.class, "not valid JSON at line 1, column 4, path $."),
        Arguments.of(
            "{\"r_squared\": \"x\", \"rows\": 1.5, \"kinds\": []}",
            Metrics.class,
            "at r_squared: expected a number (double), found 'x'. (and 3 more)"),
        Arguments.of(
            "[".repeat(300), Object.class, "nested deeper than 255 levels at line 1, column 257."),
        Arguments.of(
            "[\"\\ud800\"]",
            Object.class,
            "a text has half of a character at line 1, column 10, path $[0]."),
        Arguments.of(
            "{\"a\": [1, 2], \"b\": [1]}",
            DataFrame.class,
            "at b: expected 2 cells, as 'a' has, found 1."),
        Arguments.of(
            "{\"columns\": [\"a\"], \"data\": [[1]]}",
            DataFrame.class,
            "expected an array of objects, found a map; load_args.orient of type json says how another"
                + " form is read."),
        Arguments.of("[[1]]", DataFrame.class, "at [0]: expected an object, found a list."),
        Arguments.of(
            "{}",
            DataFrame.class,
            "expected an array of objects, found a map; load_args.orient of type json says how another"
                + " form is read."));
  }

  @ParameterizedTest
  @MethodSource("badFiles")
  void namesThePlaceInABadFile(String json, Type wanted, String problem) {
    assertThatThrownBy(() -> load(json, wanted))
        .isInstanceOf(DatasetException.class)
        .hasMessage("Dataset 'j' (json, j.json): " + problem);
  }

  /** As pandas reads what {@code to_dict("list")} gives. */
  @Test
  void aMapOfListsIsATable() throws IOException {
    DataFrame frame = (DataFrame) load("{\"a\": [1, 2], \"b\": [\"x\", null]}", DataFrame.class);
    assertThat(frame.getColumn("a").toList()).isEqualTo(List.of(1L, 2L));
    assertThat(frame.getColumn("b").toList()).isEqualTo(Arrays.asList("x", null));
  }

  @Test
  void eachRowOfSplitHasACellForEachColumn() throws IOException {
    Files.writeString(
        project.resolve("s.json"), "{\"columns\": [\"a\", \"b\"], \"data\": [[1, 2], [3]]}");
    Catalog catalog =
        TestCatalogs.open(project, "s: {type: json, filepath: s.json, load_args: {orient: split}}");
    assertThatThrownBy(() -> catalog.load("s", DataFrame.class))
        .hasMessage(
            "Dataset 's' (json, s.json): at data[1]: expected a cell for each of the 2 columns,"
                + " found 1.");
  }

  @Test
  void leavesOutWhatNobodyAsksFor() throws IOException {
    record Small(long a) {}
    assertThat(load("{\"a\": 1, \"b\": 2}", Small.class)).isEqualTo(new Small(1));
  }
}
