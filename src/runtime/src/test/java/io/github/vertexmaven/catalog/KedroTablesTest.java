package io.github.vertexmaven.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Entries as Kedro has them read and write tables as the documentation of pandas says. */
class KedroTablesTest {

  @TempDir Path project;

  private Catalog catalog(String type, String arguments) {
    return TestCatalogs.open(project, "d: {type: " + type + ", filepath: d, " + arguments + "}");
  }

  private static Map<String, Object> row(Object... cells) {
    Map<String, Object> row = new LinkedHashMap<>();
    for (int i = 0; i < cells.length; i += 2) {
      row.put((String) cells[i], cells[i + 1]);
    }
    return row;
  }

  private static Arguments of(String csv, String loadArgs, Object... rows) {
    return Arguments.of(csv, loadArgs, Arrays.asList(rows));
  }

  static Stream<Arguments> csv() {
    return Stream.of(
        of("a,b\n1,NA\nnull,x\n", "", row("a", 1L, "b", null), row("a", null, "b", "x")),
        of("a\nNA\n", "keep_default_na: false", row("a", "NA")),
        of(",a,a\n0,x,y\n", "", row("Unnamed: 0", 0L, "a", "x", "a.1", "y")),
        of("a,b\n1\n2,3\n", "", row("a", 1L, "b", null), row("a", 2L, "b", 3L)),
        of("a,b\n1\n", "on_bad_lines: error", row("a", 1L, "b", null)),
        of("a\n-\nNA\n", "na_values: ['-']", row("a", null), row("a", null)),
        of(
            "a\n-\nNA\n",
            "na_values: ['-'], keep_default_na: false",
            row("a", null),
            row("a", "NA")),
        of("a\tb\n1\t2\n", "sep: '\\t'", row("a", 1L, "b", 2L)),
        of("a|b\n1|2\n", "delimiter: '|', low_memory: false", row("a", 1L, "b", 2L)),
        of(
            "a;b\n1.234,5;x\n",
            "sep: ';', decimal: ',', thousands: '.'",
            row("a", 1234.5, "b", "x")),
        of("x,y\n1,2\n", "header: 0, names: [a, b]", row("a", 1L, "b", 2L)),
        of("1,2\n", "header: null, names: [a, b]", row("a", 1L, "b", 2L)),
        of("a\n1\n", "header: infer", row("a", 1L)),
        of(",a\n0,x\n1,y\n", "index_col: 0", row("a", "x"), row("a", "y")),
        of("a,b\n1,2\n", "index_col: false", row("a", 1L, "b", 2L)),
        of("a,b,c\n1,2,3\n", "usecols: [a, c]", row("a", 1L, "c", 3L)),
        of("id,n\n007,1\n", "dtype: {id: str, n: float64}", row("id", "007", "n", 1.0)),
        of(
            "d,n\n2024-02-29,1\n",
            "parse_dates: [d], infer_datetime_format: true",
            row("d", LocalDate.of(2024, 2, 29), "n", 1L)),
        of(
            "d\n29/02/2024 08:30\n",
            "parse_dates: [d], date_format: '%d/%m/%Y %H:%M'",
            row("d", LocalDateTime.of(2024, 2, 29, 8, 30))),
        of(
            "d\n29/02/2024\n",
            "parse_dates: [d], dayfirst: true",
            row("d", LocalDate.of(2024, 2, 29))),
        of("made today\n\na\n1\n", "skiprows: 2", row("a", 1L)),
        of("# x\na\n1\n", "comment: '#'", row("a", 1L)),
        of("a\n1\n2\n3\n", "nrows: 2", row("a", 1L), row("a", 2L)),
        of("a,b\n1,2\n1,2,3\n", "on_bad_lines: skip", row("a", 1L, "b", 2L)),
        of("a\n1\nsum\n", "skipfooter: 1, engine: python", row("a", 1L)),
        of("a,b\n'1,5',2\n", "quotechar: \"'\"", row("a", "1,5", "b", 2L)),
        of("a, b\n1, x\n", "skipinitialspace: true", row("a", 1L, "b", "x")),
        of("a,a\n1,2\n", "mangle_dupe_cols: true", row("a", 1L, "a.1", 2L)));
  }

  @ParameterizedTest
  @MethodSource("csv")
  void csvIsReadAsByPandas(String csv, String loadArgs, List<Object> rows) throws IOException {
    Files.writeString(project.resolve("d"), csv);
    assertThat(
            catalog("pandas.CSVDataset", "load_args: {" + loadArgs + "}")
                .load("d", TestCatalogs.MAPS))
        .isEqualTo(rows);
  }

  @ParameterizedTest
  @ValueSource(strings = {"latin-1", "cp1252", "utf-8", "utf_8_sig", "utf-16", "shift_jis"})
  void encodingsGoBothWays(String encoding) {
    String arguments = "{encoding: " + encoding + "}";
    Catalog catalog =
        catalog("pandas.CSVDataset", "load_args: " + arguments + ", save_args: " + arguments);
    String text = encoding.equals("shift_jis") ? "\u8868" : "\u00E9";
    List<Object> rows = List.of(row("a", text, "b", 1L));
    catalog.save("d", rows, TestCatalogs.MAPS);
    assertThat(catalog.load("d", TestCatalogs.MAPS)).isEqualTo(rows);
  }

  static Stream<Arguments> savedCsv() {
    return Stream.of(
        Arguments.of("index: false", "t,n,d\nx,1.5,2024-02-29\n,,\n"),
        Arguments.of("index: true", "\"\",t,n,d\n0,x,1.5,2024-02-29\n1,,,\n"),
        Arguments.of("sep: '\\t'", "t\tn\td\nx\t1.5\t2024-02-29\n\t\t\n"),
        Arguments.of("na_rep: '-'", "t,n,d\nx,1.5,2024-02-29\n-,-,-\n"),
        Arguments.of("float_format: '%.3f'", "t,n,d\nx,1.500,2024-02-29\n,,\n"),
        Arguments.of("date_format: '%d.%m.%y'", "t,n,d\nx,1.5,29.02.24\n,,\n"),
        Arguments.of("columns: [n], header: false", "1.5\n\n"),
        Arguments.of("header: [a, b, c]", "a,b,c\nx,1.5,2024-02-29\n,,\n"),
        Arguments.of("decimal: ',', sep: ';'", "t;n;d\nx;1,5;2024-02-29\n;;\n"),
        Arguments.of(
            "quoting: 1", "\"t\",\"n\",\"d\"\n\"x\",\"1.5\",\"2024-02-29\"\n\"\",\"\",\"\"\n"),
        Arguments.of("lineterminator: \"\\r\\n\"", "t,n,d\r\nx,1.5,2024-02-29\r\n,,\r\n"));
  }

  private static final List<Object> ROWS =
      List.of(
          row("t", "x", "n", 1.5, "d", LocalDate.of(2024, 2, 29)),
          row("t", null, "n", null, "d", null));

  @ParameterizedTest
  @MethodSource("savedCsv")
  void csvIsWrittenAsByPandas(String saveArgs, String csv) throws IOException {
    catalog("pandas.CSVDataset", "save_args: {" + saveArgs + "}")
        .save("d", ROWS, TestCatalogs.MAPS);
    assertThat(Files.readString(project.resolve("d"))).isEqualTo(csv);
  }

  /** Judged by Python's {@code %}: the value that a double has counts, and half goes to even. */
  @ParameterizedTest
  @CsvSource({
    "%.1f, 1.25, 1.2",
    "%.1f, 1.35, 1.4",
    "%.2f, 2.675, 2.67",
    "%.0f, 0.5, 0",
    "%.0f, 1.5, 2",
    "%.1f, -0.04, -0.0",
    "%.2e, 12345, 1.23e+04",
    "%.1e, 1.25, 1.2e+00",
    "%+.1f, 2, +2.0",
    "%f, 1e22, 10000000000000000000000.000000",
    "%.3f, 0.1, 0.100",
    "%.20f, 0.1, 0.10000000000000000555"
  })
  void decimalsAreRoundedAsInPython(String form, double value, String text) throws IOException {
    catalog("pandas.CSVDataset", "save_args: {header: false, float_format: '" + form + "'}")
        .save("d", List.of(row("x", value)), TestCatalogs.MAPS);
    assertThat(Files.readString(project.resolve("d"))).isEqualTo(text + "\n");
  }

  private void sheet(Object... rows) {
    catalog("excel", "save_args: {sheet_name: Data}").save("d", List.of(rows), TestCatalogs.MAPS);
  }

  static Stream<Arguments> excel() {
    LocalDate day = LocalDate.of(2024, 2, 29);
    return Stream.of(
        of(
            "",
            "engine: openpyxl",
            row("k", "id", "v", "day"),
            row("k", null, "v", "29.02.2024"),
            row("k", "7", "v", null)),
        of(
            "",
            "keep_default_na: false",
            row("k", "id", "v", "day"),
            row("k", "NA", "v", "29.02.2024"),
            row("k", "7", "v", null)),
        of(
            "",
            "sheet_name: Data, header: 1, parse_dates: [day], date_format: '%d.%m.%Y'",
            row("id", null, "day", day),
            row("id", "7", "day", null)),
        of(
            "",
            "sheet_name: 0, header: 1, dtype: {id: float64}, usecols: [id]",
            row("id", null),
            row("id", 7.0)),
        of("", "header: null, skiprows: 3, names: [a, b]", row("a", "7", "b", null)),
        of("", "skiprows: 1, nrows: 1, na_values: ['29.02.2024'], usecols: [1]", row("day", null)));
  }

  @ParameterizedTest
  @MethodSource("excel")
  void excelIsReadAsByPandas(String none, String loadArgs, List<Object> rows) {
    sheet(row("k", "id", "v", "day"), row("k", "NA", "v", "29.02.2024"), row("k", "7", "v", null));
    assertThat(
            catalog("pandas.ExcelDataset", "load_args: {" + loadArgs + "}")
                .load("d", TestCatalogs.MAPS))
        .isEqualTo(rows);
  }

  static Stream<Arguments> savedExcel() {
    return Stream.of(
        Arguments.of(
            "header: [a, b, c], na_rep: '-'",
            List.of(
                row("a", "x", "b", "1.25", "c", "2024-02-29"), row("a", "-", "b", "-", "c", "-"))),
        Arguments.of(
            "columns: [n, t], float_format: '%.1f', na_rep: none",
            List.of(row("n", "1.2", "t", "x"), row("n", "none", "t", "none"))),
        Arguments.of("header: false, columns: [n], na_rep: '0'", List.of(row("1.25", "0"))));
  }

  @ParameterizedTest
  @MethodSource("savedExcel")
  void excelIsWrittenAsByPandas(String saveArgs, List<Object> rows) {
    List<Object> given =
        List.of(
            row("t", "x", "n", 1.25, "d", LocalDate.of(2024, 2, 29)),
            row("t", null, "n", null, "d", null));
    catalog("pandas.ExcelDataset", "save_args: {" + saveArgs + "}")
        .save("d", given, TestCatalogs.MAPS);
    assertThat(catalog("excel", "layer: raw").load("d", TestCatalogs.MAPS)).isEqualTo(rows);
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "excel"})
  void aHeaderHasANameForEachColumn(String type) {
    assertThatThrownBy(
            () -> catalog(type, "save_args: {header: [a]}").save("d", ROWS, TestCatalogs.MAPS))
        .hasMessage(
            "Dataset 'd' (" + type + ", d): save_args.header has 1 name, and the table 3 columns.");
  }

  @Test
  void linesOfJson() throws IOException {
    Files.writeString(project.resolve("d"), "{\"a\":1,\"b\":null}\n{\"a\":2,\"b\":\"NA\"}\n");
    Catalog catalog =
        catalog(
            "pandas.JSONDataset",
            "load_args: {lines: true, orient: records}, save_args: {lines: true, orient: records}");
    List<Object> rows = List.of(row("a", 1L, "b", null), row("a", 2L, "b", "NA"));
    assertThat(catalog.load("d", TestCatalogs.MAPS)).isEqualTo(rows);
    catalog.save("d", rows, TestCatalogs.MAPS);
    assertThat(Files.readString(project.resolve("d")))
        .isEqualTo("{\"a\":1,\"b\":null}\n{\"a\":2,\"b\":\"NA\"}\n");
  }
}
