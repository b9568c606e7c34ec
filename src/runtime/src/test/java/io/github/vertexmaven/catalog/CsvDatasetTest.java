package io.github.vertexmaven.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.dflib.BooleanSeries;
import org.dflib.DataFrame;
import org.dflib.DoubleSeries;
import org.dflib.LongSeries;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvDatasetTest {

  enum Grade {
    GOOD,
    BAD
  }

  record Company(
      long id,
      Optional<String> companyRating,
      OptionalDouble fleet,
      boolean approved,
      String code) {}

  record Exact(BigDecimal price, LocalDate since, Grade grade, int shipCount) {}

  @TempDir Path project;

  private Catalog catalog(String arguments) {
    return TestCatalogs.open(project, "c: {type: csv, filepath: data/c.csv" + arguments + "}");
  }

  private Object load(String csv, String arguments, java.lang.reflect.Type wanted)
      throws IOException {
    Path file = project.resolve("data/c.csv");
    Files.createDirectories(file.getParent());
    Files.writeString(file, csv);
    return catalog(arguments).load("c", wanted);
  }

  @SuppressWarnings("unchecked")
  private List<Map<String, Object>> maps(String csv, String arguments) throws IOException {
    return (List<Map<String, Object>>) load(csv, arguments, TestCatalogs.MAPS);
  }

  /** What the first thousands of cells seem to be is no more than a guess. */
  @ParameterizedTest
  @ValueSource(strings = {"x", "007", "2.50", "-0", "9007199254740993", "true", "", "\"\"", "NaN"})
  void readsACellThatComesLate(String late) throws IOException {
    String numbers = "1\n".repeat(3000);
    List<Map<String, Object>> whole = maps("a\n" + numbers + late + "\n2.5\n", "");
    List<Map<String, Object>> part = maps("a\n1\n" + late + "\n2.5\n", "");
    assertThat(whole.get(0)).isEqualTo(part.get(0));
    assertThat(whole.subList(3000, whole.size())).isEqualTo(part.subList(1, part.size()));
  }

  static Stream<Arguments> columns() {
    return Stream.of(
        column("1,2,3", 1L, 2L, 3L),
        column("-1,+2,0", -1L, 2L, 0L),
        column("1,,3", 1L, null, 3L),
        column("9223372036854775807,-9223372036854775808", Long.MAX_VALUE, Long.MIN_VALUE),
        column("9223372036854775808", "9223372036854775808"),
        column("1,2.5", 1.0, 2.5),
        column("9007199254740993,0.5", "9007199254740993", "0.5"),
        column("1e3,.5,5.,-0.0", 1000.0, 0.5, 5.0, -0.0),
        column(
            "NaN,inf,-Infinity,1",
            Double.NaN,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            1.0),
        column("1e999", "1e999"),
        column("007,1", "007", "1"),
        column("01.5", "01.5"),
        column(
            "0.1,0.30000000000000004,1.7976931348623157E308,4.9E-324",
            0.1,
            0.30000000000000004,
            Double.MAX_VALUE,
            Double.MIN_VALUE),
        column("true,FALSE,True", true, false, true),
        column("true,1", "true", "1"),
        column("tRUE", "tRUE"),
        column("yes,no", "yes", "no"),
        column("1d", "1d"),
        column("0x10", "0x10"),
        column("1 ,2", "1 ", "2"),
        column(",", null, null),
        column("\"\",", "", null),
        column("\"\",x,", "", "x", null),
        column("\"\",1", null, 1L),
        column("-", "-"),
        column("+,1", "+", "1"),
        column("e5", "e5"),
        column(".", "."));
  }

  private static Arguments column(String cells, Object... values) {
    return Arguments.of(cells, Arrays.asList(values));
  }

  @ParameterizedTest
  @MethodSource("columns")
  void infersTheTypeOfAColumn(String cells, List<Object> values) throws IOException {
    String csv = "i,x\n";
    int row = 0;
    for (String cell : cells.split(",", -1)) {
      csv += row++ + "," + cell + "\n";
    }
    List<Object> read = maps(csv, "").stream().map(map -> map.get("x")).toList();
    assertThat(read).isEqualTo(values);
  }

  @Test
  void overridesTheRuleByTypes() throws IOException {
    String types = ", load_args: {types: {a: string, b: double}}";
    assertThat(maps("a,b\n1,2\n,\n", types))
        .containsExactly(row("a", "1", "b", 2.0), row("a", null, "b", null));
  }

  private static Map<String, Object> row(Object... cells) {
    Map<String, Object> row = new LinkedHashMap<>();
    for (int i = 0; i < cells.length; i += 2) {
      row.put((String) cells[i], cells[i + 1]);
    }
    return row;
  }

  @Test
  void yieldsRecordsByTheNamingRule() throws IOException {
    String csv =
        "id,company_rating,fleet,approved,code,unused\n1,90%,1.5,true,007,x\n2,,,FALSE,8,y\n";
    assertThat(load(csv, "", TestCatalogs.listOf(Company.class)))
        .isEqualTo(
            List.of(
                new Company(1, Optional.of("90%"), OptionalDouble.of(1.5), true, "007"),
                new Company(2, Optional.empty(), OptionalDouble.empty(), false, "8")));
  }

  @Test
  void yieldsExactDecimalsDatesAndConstants() throws IOException {
    String csv = "price,since,grade,shipCount\n0.1000000000000000000001,2026-01-31,good,3.0\n";
    assertThat(load(csv, "", TestCatalogs.listOf(Exact.class)))
        .isEqualTo(
            List.of(
                new Exact(
                    new BigDecimal("0.1000000000000000000001"),
                    LocalDate.of(2026, 1, 31),
                    Grade.GOOD,
                    3)));
  }

  @Test
  void yieldsPrimitiveSeriesWhereNoCellIsEmpty() throws IOException {
    DataFrame frame =
        (DataFrame) load("l,d,b,n\n1,1.0,true,1\n2,2.0,false,\n", "", DataFrame.class);
    assertThat((Object) frame.getColumn("l")).isInstanceOf(LongSeries.class);
    assertThat((Object) frame.getColumn("d")).isInstanceOf(DoubleSeries.class);
    assertThat((Object) frame.getColumn("b")).isInstanceOf(BooleanSeries.class);
    assertThat(frame.getColumn("n").toList()).isEqualTo(Arrays.asList(1L, null));
  }

  static Stream<Arguments> badFiles() {
    return Stream.of(
        Arguments.of("", "", "the file is empty; expected a header line."),
        Arguments.of(
            "a,b\n1,2\n3\n",
            "",
            "row 3: 1 field, but the header has 2; column 'b' is the first one missing. load_args.on_bad_lines: fill takes it for empty."),
        Arguments.of(
            "a,b\n1,2,3\n",
            "",
            "row 2: 3 fields, but the header has 2; is a ',' in a text that is not quoted?"),
        Arguments.of(
            "a,b\n1,\"x\ny\",\n",
            "",
            "row 2: 3 fields, but the header has 2; is a ',' in a text that is not quoted?"),
        Arguments.of(
            "a,a\n1,2\n",
            "",
            "two columns are named 'a'; with load_args.repair_header: true the second one is 'a.1'."),
        Arguments.of(
            "a,b\n1,x\n2,y\n",
            ", load_args: {types: {b: long}}",
            "row 2, column 'b': expected a long, found 'x'."),
        Arguments.of(
            "a\n1\n",
            ", load_args: {types: {aa: long}}",
            "load_args.types names the column 'aa', which does not exist; did you mean 'a'?"),
        Arguments.of(
            "id,name\n1,x\n",
            ", load_args: {columns: [nam]}",
            "load_args.columns names 'nam', which the header lacks; did you mean 'name'?"),
        Arguments.of(
            "a,b\n1,\"x\"y\n", "", "row 2: unexpected character after closing quote: 'y' (0x79)."),
        Arguments.of("a,b\n1,\"x\n", "", "row 2: unclosed quoted field at end of input."));
  }

  @ParameterizedTest
  @MethodSource("badFiles")
  void namesRowAndColumnOfABadFile(String csv, String arguments, String problem) {
    assertThatThrownBy(() -> load(csv, arguments, TestCatalogs.MAPS))
        .isInstanceOf(DatasetException.class)
        .hasMessage("Dataset 'c' (csv, data/c.csv): " + problem);
  }

  static Stream<Arguments> badRows() {
    return Stream.of(
        Arguments.of(
            "id,company_rating,fleet,approved,code\n1,,,true,x\n\n2,,many,true,x\n",
            "row 4, column 'fleet': expected a number (double), found 'many'."),
        Arguments.of(
            "id,company_rating,fleet,approved,code\n1,,,true,x\n,,,true,x\n",
            "row 3, column 'id': the cell is empty, but Company.id is long; make it Optional."),
        Arguments.of(
            "id,company_rating,fleet,approved,code\n1,,,t,x\n",
            "row 2, column 'approved': expected true or false (boolean), found 't'."),
        Arguments.of(
            "id,company_rating,fleet,approved,code\n1.5,,,true,x\n",
            "row 2, column 'id': expected a whole number (long), found 1.5."),
        Arguments.of(
            "id,company_ratings,aproved,code\n1,,true,x\n",
            "there is no column 'approved', which Company.approved needs; did you mean 'aproved'?"));
  }

  @ParameterizedTest
  @MethodSource("badRows")
  void namesRowAndColumnOfABadRecord(String csv, String problem) {
    assertThatThrownBy(() -> load(csv, "", TestCatalogs.listOf(Company.class)))
        .hasMessage("Dataset 'c' (csv, data/c.csv): " + problem);
  }

  @Test
  void toleratesByteOrderMarksAndForeignLineEnds() throws IOException {
    assertThat(maps("\uFEFFa,b\r\n1,x\r\n", "")).containsExactly(row("a", 1L, "b", "x"));
  }

  @Test
  void readsAndWritesOtherEncodingsAndDelimiters() throws IOException {
    String arguments =
        ", load_args: {sep: ';', encoding: ISO-8859-1}, save_args: {sep: ';', encoding: ISO-8859-1, line_separator: \"\\r\\n\"}";
    Catalog catalog = catalog(arguments);
    List<Map<String, Object>> rows = List.of(row("name", "Größe; 1", "n", 1L));
    catalog.save("c", rows, TestCatalogs.MAPS);
    assertThat(Files.readString(project.resolve("data/c.csv"), StandardCharsets.ISO_8859_1))
        .isEqualTo("name;n\r\n\"Größe; 1\";1\r\n");
    assertThat(catalog.load("c", TestCatalogs.MAPS)).isEqualTo(rows);
    assertThatThrownBy(() -> catalog.save("c", List.of(row("a", "\u4E2D")), TestCatalogs.MAPS))
        .hasMessage(
            "Dataset 'c' (csv, data/c.csv): row 2, column 'a': it holds characters that ISO-8859-1 cannot write; set save_args.encoding.");
    assertThatThrownBy(() -> catalog("").load("c", TestCatalogs.MAPS))
        .hasMessage(
            "Dataset 'c' (csv, data/c.csv): the bytes are not UTF-8; set load_args.encoding to the file's encoding.");
    assertThat(Charset.defaultCharset()).isNotNull();
  }

  @Test
  void readsFilesWithoutHeader() throws IOException {
    assertThat(maps("1,x\n2,y\n", ", load_args: {header: false}"))
        .containsExactly(
            row("column_1", 1L, "column_2", "x"), row("column_1", 2L, "column_2", "y"));
    assertThat(maps("1,x\n", ", load_args: {header: false, columns: [id, name]}"))
        .containsExactly(row("id", 1L, "name", "x"));
    assertThatThrownBy(() -> maps("1,x\n", ", load_args: {header: false, columns: [id]}"))
        .hasMessageEndingWith(
            "row 1: 2 fields, but the table has 1; is a ',' in a text that is not quoted?");
  }

  @Test
  void readsTheColumnsThatAreAskedFor() throws IOException {
    assertThat(maps("a,b,c\n1,2,3\n", ", load_args: {columns: [c, a]}"))
        .containsExactly(row("c", 3L, "a", 1L));
  }

  @Test
  void keepsEmptyTextAndNothingApart() {
    Catalog catalog = catalog("");
    List<Map<String, Object>> rows =
        List.of(row("a", ""), row("a", null), row("a", "x"), row("a", null));
    catalog.save("c", rows, TestCatalogs.MAPS);
    assertThat(catalog.load("c", TestCatalogs.MAPS)).isEqualTo(rows);
  }

  @Test
  void keepsTheColumnsOfAnEmptyListOfRecords() throws IOException {
    Catalog catalog = catalog("");
    catalog.save("c", List.of(), TestCatalogs.listOf(Company.class));
    assertThat(Files.readString(project.resolve("data/c.csv")))
        .isEqualTo("id,company_rating,fleet,approved,code\n");
    assertThat(catalog.load("c", TestCatalogs.listOf(Company.class))).isEqualTo(List.of());
  }

  static Stream<Arguments> badValues() {
    return Stream.of(
        Arguments.of(
            "text",
            "a java.lang.String is not a table; give a DataFrame, a List of records or a List of maps."),
        Arguments.of(
            List.of(1),
            "a List of java.lang.Integer is not a table; give a DataFrame, a List of records or a List of maps."),
        Arguments.of(
            List.of(Map.of("a", List.of(1))),
            "row 2, column 'a': a java.util.ImmutableCollections$List12 cannot be kept in a csv field."),
        Arguments.of(List.of(), "a table without columns cannot be kept in csv."),
        Arguments.of(
            Arrays.asList(new Exact(BigDecimal.ONE, null, null, 1), null),
            "item 2 of the list is null; all items must be of one type, Exact."));
  }

  @ParameterizedTest
  @MethodSource("badValues")
  void leavesNothingBehindWhenAValueCannotBeKept(Object value, String problem) {
    assertThatThrownBy(() -> catalog("").save("c", value, Object.class))
        .hasMessage("Dataset 'c' (csv, data/c.csv): " + problem);
    Path folder = project.resolve("data");
    assertThat(Files.exists(folder) ? folder.toFile().list() : new String[0]).isEmpty();
  }
}
