package io.github.vertexmaven.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExcelDatasetTest {

  private static final String HEADER =
      "<row r='1'><c r='A1' t='inlineStr'><is><t>a</t></is></c><c r='B1' t='inlineStr'><is><t>b</t></is></c></row>";

  @TempDir Path project;

  private Catalog catalog(String arguments) {
    return TestCatalogs.open(project, "e: {type: excel, filepath: e.xlsx" + arguments + "}");
  }

  /** A file as a spreadsheet program might write it, with these rows on its second sheet. */
  private void write(String rows) throws IOException {
    try (OutputStream out = Files.newOutputStream(project.resolve("e.xlsx"));
        ZipOutputStream zip = new ZipOutputStream(out)) {
      part(
          zip,
          "_rels/.rels",
          "<Relationships><Relationship Id='r' Type='x/officeDocument' Target='/book/main.xml'/></Relationships>");
      part(
          zip,
          "book/main.xml",
          "<x:workbook xmlns:x='m' xmlns:r='o'><x:sheets><x:sheet name='Empty' r:id='r1'/><x:sheet name='Data &amp; more' r:id='r2'/></x:sheets></x:workbook>");
      part(
          zip,
          "book/_rels/main.xml.rels",
          "<Relationships><Relationship Id='r1' Type='x/worksheet' Target='s1.xml'/><Relationship Id='r2' Type='x/worksheet' Target='sheets/../s2.xml'/>"
              + "<Relationship Id='r3' Type='x/sharedStrings' Target='strings.xml'/><Relationship Id='r4' Type='x/styles' Target='styles.xml'/></Relationships>");
      part(zip, "book/s1.xml", "<worksheet><sheetData/></worksheet>");
      part(zip, "book/s2.xml", "<worksheet><sheetData>" + rows + "</sheetData></worksheet>");
      part(
          zip,
          "book/strings.xml",
          "<sst><si><t>plain</t></si><si><r><t>rich </t></r><r><t>text</t></r><rPh><t>spoken</t></rPh></si></sst>");
      part(
          zip,
          "book/styles.xml",
          "<styleSheet><numFmts><numFmt numFmtId='164' formatCode='yyyy\\-mm\\-dd'/><numFmt numFmtId='165' formatCode='0.00&quot; days&quot;'/>"
              + "<numFmt numFmtId='166' formatCode='[h]:mm:ss'/><numFmt numFmtId='167' formatCode='[Red]mmmm;@'/><numFmt numFmtId='168' formatCode='[$-409]h:mm AM/PM'/>"
              + "<numFmt numFmtId='169' formatCode='[mm]\\:ss'/><numFmt numFmtId='170' formatCode='0;\\-0;d'/></numFmts>"
              + "<cellStyleXfs><xf numFmtId='14'/></cellStyleXfs><cellXfs><xf numFmtId='0'/><xf numFmtId='164'/><xf numFmtId='165'/><xf numFmtId='22'/>"
              + "<xf numFmtId='166'/><xf numFmtId='167'/><xf numFmtId='168'/><xf numFmtId='169'/><xf numFmtId='170'/><xf numFmtId='20'/></cellXfs></styleSheet>");
    }
  }

  private static void part(ZipOutputStream zip, String name, String xml) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(xml.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  @SuppressWarnings("unchecked")
  private List<Object> column(String rows, String name) throws IOException {
    write(rows);
    Object maps = catalog(", load_args: {sheet: 1}").load("e", TestCatalogs.MAPS);
    return ((List<Map<String, Object>>) maps).stream().map(row -> row.get(name)).toList();
  }

  static Stream<Arguments> cells() {
    return Stream.of(
        Arguments.of("<c r='A2'><v>1</v></c>", 1L),
        Arguments.of("<c r='A2' t='n'><v>1.0</v></c>", 1.0),
        Arguments.of("<c r='A2' t='s'><v>0</v></c>", "plain"),
        Arguments.of("<c r='A2' t='s'><v>1</v></c>", "rich text"),
        Arguments.of("<c r='A2' t='inlineStr'><is><t>1</t></is></c>", "1"),
        Arguments.of(
            "<c r='A2' t='inlineStr'><is><t>a_x000D_<![CDATA[<b>]]></t></is></c>", "a\r<b>"),
        Arguments.of("<c r='A2' t='b'><v>1</v></c>", true),
        Arguments.of("<c r='A2'><f>1+1</f><v>2</v></c>", 2L),
        Arguments.of("<c r='A2' t='str'><f>\"x\"</f><v>x</v></c>", "x"),
        Arguments.of("<c r='A2' s='1'><v>46053</v></c>", "2026-01-31"),
        Arguments.of("<c r='A2' s='3'><v>46053.354166666664</v></c>", "2026-01-31T08:30"),
        Arguments.of("<c r='A2' s='3'><v>0.5</v></c>", "12:00"),
        Arguments.of("<c r='A2' s='1'><v>1</v></c>", "1900-01-01"),
        Arguments.of("<c r='A2' s='3'><v>46053</v></c>", "2026-01-31T00:00"),
        Arguments.of("<c r='A2' s='3'><v>45351.99999537037</v></c>", "2024-02-29T23:59:59.600"),
        Arguments.of("<c r='A2' s='3'><v>0</v></c>", "00:00"),
        Arguments.of("<c r='A2' s='9'><v>0</v></c>", "00:00"),
        Arguments.of("<c r='A2' s='9'><v>0.3541666666666667</v></c>", "08:30"),
        Arguments.of("<c r='A2' s='9'><v>0.99999999999</v></c>", "23:59:59.999"),
        Arguments.of("<c r='A2' s='9'><v>1.5</v></c>", "1900-01-01T12:00"),
        Arguments.of("<c r='A2' s='4'><v>1.520833333333333</v></c>", "PT36H30M"),
        Arguments.of("<c r='A2' s='4'><v>0</v></c>", "PT0S"),
        Arguments.of("<c r='A2' s='4'><v>-0.5</v></c>", "PT-12H"),
        Arguments.of("<c r='A2' s='5'><v>46053</v></c>", "2026-01-31"),
        Arguments.of("<c r='A2' s='6'><v>0.75</v></c>", "18:00"),
        Arguments.of("<c r='A2' s='7'><v>2</v></c>", "PT48H"),
        Arguments.of("<c r='A2' s='8'><v>46053</v></c>", 46053L),
        Arguments.of("<c r='A2' t='s'><v/></c><c r='B2'><v>1</v></c>", null),
        Arguments.of("<c r='A2'><v></v></c><c r='B2'><v>1</v></c>", null),
        Arguments.of("<c r='A2' t='str'><v></v></c><c r='B2'><v>1</v></c>", ""),
        Arguments.of("<c r='A2' s='2'><v>46053</v></c>", 46053L),
        Arguments.of("<c r='A2' t='e'><v>#N/A</v></c><c r='B2'><v>1</v></c>", null),
        Arguments.of("<c><v>7</v></c>", 7L),
        Arguments.of("<c r='A2'><v> 7 </v></c>", 7L),
        Arguments.of("<c r='A2'><v>007</v></c>", 7L),
        Arguments.of("<c r='A2' t='s'><v> 0 </v></c>", "plain"),
        Arguments.of("<c r='A2' t='str'><v> x </v></c>", " x "),
        Arguments.of("<c r='A2' t='b'><v>true</v></c>", true),
        Arguments.of("<c r='A2'><is><t>x</t></is></c>", "x"),
        Arguments.of("<c r='A2' s='1'><v>-1</v></c>", "1899-12-29"),
        Arguments.of("<c r='A2'><v>1</v><extLst><ext><v>9</v></ext></extLst></c>", 1L));
  }

  /** Judged by openpyxl, and by the format where openpyxl cannot open the file. */
  @ParameterizedTest
  @MethodSource("cells")
  void readsCellsForWhatTheyAre(String cell, Object value) throws IOException {
    assertThat(column(HEADER + "<row r='2'>" + cell + "</row>", "a"))
        .isEqualTo(Arrays.asList(value));
  }

  record Moment(LocalDateTime a) {}

  @Test
  void aDateWithoutTimeIsItsMidnight() throws IOException {
    write(
        HEADER
            + "<row r='2'><c r='A2' s='3'><v>46053</v></c></row>"
            + "<row r='3'><c r='A3' s='3'><v>46053.354166666664</v></c></row>"
            + "<row r='4'><c r='A4' s='1'><v>46054</v></c></row>");
    assertThat(catalog(", load_args: {sheet: 1}").load("e", TestCatalogs.listOf(Moment.class)))
        .isEqualTo(
            List.of(
                new Moment(LocalDateTime.of(2026, 1, 31, 0, 0)),
                new Moment(LocalDateTime.of(2026, 1, 31, 8, 30)),
                new Moment(LocalDateTime.of(2026, 2, 1, 0, 0))));
  }

  @Test
  void keepsBlankRowsBetweenOthersOnly() throws IOException {
    String rows =
        "<row r='1'/><row r='2'/>"
            + HEADER.replace("'1'", "'3'").replace("A1", "A3").replace("B1", "B3")
            + "<row r='4'><c r='A4'><v>1</v></c></row><row r='5'><c r='A5' s='1'/></row>"
            + "<row r='7'><c r='B7'><v>2</v></c></row><row r='8'><c r='A8'/></row><row r='20'/>";
    assertThat(column(rows, "a")).isEqualTo(Arrays.asList(1L, null, null, null));
    assertThat(column(rows, "b")).isEqualTo(Arrays.asList(null, null, null, 2L));
  }

  /** The format's names of parts do not tell case (ECMA-376, part 2, 10.1.3.1). */
  @Test
  void partsAreFoundWhateverTheirLetters() throws IOException {
    try (ZipOutputStream zip =
        new ZipOutputStream(Files.newOutputStream(project.resolve("e.xlsx")))) {
      part(
          zip,
          "/_rels/.RELS",
          "<Relationships><Relationship Id='r' Type='x/officeDocument' Target='xl/main.xml'/></Relationships>");
      part(zip, "XL/Main.xml", "<workbook><sheets><sheet name='S' id='r1'/></sheets></workbook>");
      part(
          zip,
          "xl\\_rels\\main.xml.rels",
          "<Relationships><Relationship Id='r1' Type='x/worksheet' Target='My%20sheet.xml'/></Relationships>");
      part(
          zip,
          "xl/my sheet.XML",
          "<worksheet><sheetData>"
              + HEADER
              + "<row r='2'><c><v>1</v></c></row></sheetData></worksheet>");
    }
    assertThat(catalog("").load("e", Object.class)).hasToString("[{a=1, b=null}]");
  }

  /** As pandas names them. */
  @Test
  void columnsBehindTheHeaderGetANameWhereItIsRepaired() throws IOException {
    write(
        HEADER
            + "<row r='2'><c r='A2'><v>1</v></c><c r='D2'><v>4</v></c></row>"
            + "<row r='3'><c r='C3'><v>3</v></c></row>");
    assertThat(catalog(", load_args: {sheet: 1, repair_header: true}").load("e", Object.class))
        .hasToString(
            "[{a=1, b=null, Unnamed: 2=null, Unnamed: 3=4}, {a=null, b=null, Unnamed: 2=3, Unnamed: 3=null}]");
  }

  static Stream<Arguments> badSheets() {
    return Stream.of(
        Arguments.of(
            ", load_args: {sheet: 0}", "", "sheet 'Empty' is empty; expected a header row."),
        Arguments.of(
            ", load_args: {sheet: 2}",
            "",
            "there is no sheet 2 (the sheets are Empty, Data & more)."),
        Arguments.of(
            ", load_args: {sheet_name: Data & mor}",
            "",
            "there is no sheet 'Data & mor' (the sheets are Empty, Data & more); did you mean 'Data & more'?"),
        Arguments.of(
            ", load_args: {sheet: 1}",
            "<row r='5'><c r='A5' t='e'><v>#DIV/0!</v></c></row>",
            "sheet 'Data & more', cell A5 (column 'a'): the cell holds the error #DIV/0!."),
        Arguments.of(
            ", load_args: {sheet: 1}",
            "<row r='2'><c r='A2'><f>1+1</f></c></row>",
            "sheet 'Data & more', cell A2 (column 'a'): the formula has no value; open and save the file in a spreadsheet program."),
        Arguments.of(
            ", load_args: {sheet: 1}",
            "<row r='2'><c r='AB2'><v>1</v></c></row>",
            "sheet 'Data & more', cell AB2: there is a value, and its column has no name in the header row; with load_args.repair_header: true it gets one."),
        Arguments.of(
            ", load_args: {sheet: 1}",
            "<row r='2'><c r='A2'><v>1</v></c><c r='A2'><v>1</v></c></row>",
            "sheet 'Data & more', cell A2 (column 'a'): its row has this cell twice."),
        Arguments.of(
            ", load_args: {sheet: 1, types: {a: long}}",
            "<row r='2'><c r='A2'><v>1</v></c></row><row r='9'><c r='A9' t='s'><v>0</v></c></row>",
            "sheet 'Data & more', cell A9 (column 'a'): expected a long, found 'plain'."),
        cell("<c r='A2' t='s'><v>9</v></c>", "the file has no shared text 9, which it refers to."),
        cell("<c r='A2' t='s'><v>x</v></c>", "its shared text is 'x', where a number is expected."),
        cell("<c r='A2' s='-1'><v>1</v></c>", "its format is '-1', where a number is expected."),
        cell("<c r='A2'><v>1,5</v></c>", "it should be a number, and holds '1,5'."),
        cell("<c r='A2' s='1'><v>soon</v></c>", "it should be a number, and holds 'soon'."),
        cell(
            "<c r='A2' s='1'><v>2958466</v></c>",
            "its format shows a date or a time, and its number, 2958466.0, counts days beyond the"
                + " years 1 to 9999."),
        cell("<c r='A2' t='b'><v>7</v></c>", "it should be true or false, and holds '7'."),
        cell("<c r='A2' t='zz'><v>7</v></c>", "its type is 'zz', which the format lacks."),
        cell(
            "<c r='A2'><v>7<",
            "it is not a valid xlsx file: book/s2.xml: Unexpected end tag: expected </v>."),
        row("5000000", "sheet 'Data & more', row 5000000: a sheet has 1048576 rows at most."),
        row(
            "1",
            "sheet 'Data & more', row 1: it stands below row 1; open and save the file in a"
                + " spreadsheet program."),
        row("x", "sheet 'Data & more': a row has the number 'x'."),
        Arguments.of(
            ", load_args: {sheet: 1}",
            "<row r='2'><c r='ZZZZZZZ2'><v>1</v></c></row>",
            "sheet 'Data & more', cell ZZZ2: a sheet has 16384 columns at most."));
  }

  private static Arguments cell(String xml, String problem) {
    String rows = "<row r='2'>" + xml + "</row>";
    return Arguments.of(
        ", load_args: {sheet: 1}",
        xml.endsWith("<") ? rows.replace("<</row>", "</row>") : rows,
        "sheet 'Data & more', cell A2 (column 'a'): " + problem);
  }

  private static Arguments row(String number, String problem) {
    return Arguments.of(
        ", load_args: {sheet: 1}", "<row r='" + number + "'><c><v>1</v></c></row>", problem);
  }

  @ParameterizedTest
  @MethodSource("badSheets")
  void namesThePlaceInABadSheet(String arguments, String rows, String problem) throws IOException {
    write(HEADER + rows);
    assertThatThrownBy(() -> catalog(arguments).load("e", TestCatalogs.MAPS))
        .isInstanceOf(DatasetException.class)
        .hasMessage("Dataset 'e' (excel, e.xlsx): " + problem);
  }

  @Test
  void refusesFilesThatAreNoSheets() throws IOException {
    Files.writeString(project.resolve("e.xlsx"), "id,name\n");
    assertThatThrownBy(() -> catalog("").load("e", TestCatalogs.MAPS))
        .hasMessage("Dataset 'e' (excel, e.xlsx): it is not an xlsx file.");
    Files.write(
        project.resolve("e.xlsx"), new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0});
    assertThatThrownBy(() -> catalog("").load("e", TestCatalogs.MAPS))
        .hasMessage("Dataset 'e' (excel, e.xlsx): it is in the old xls format; save it as xlsx.");
    write(HEADER + "<row r='2'><c></row>");
    assertThatThrownBy(() -> catalog(", load_args: {sheet: 1}").load("e", TestCatalogs.MAPS))
        .hasMessageStartingWith(
            "Dataset 'e' (excel, e.xlsx): sheet 'Data & more', cell A2 (column 'a'): it is not a"
                + " valid xlsx file: ");
  }

  static Stream<Arguments> unkeepable() {
    return Stream.of(
        Arguments.of(
            List.of(Map.of("a", "x".repeat(32_768))),
            "row 2, column 'a': a text of 32768 characters is longer than a cell holds."),
        Arguments.of(
            List.of(Map.of("a", List.of())),
            "row 2, column 'a': a java.util.ImmutableCollections$ListN cannot be kept in an excel cell."),
        Arguments.of(
            List.of(Map.of("a", 1), Map.of()),
            "the last row is empty in every column, which excel would not keep; drop such rows."),
        Arguments.of(List.of(Map.of("", 1)), "a column without name cannot be kept in excel."),
        Arguments.of(List.of(), "a table without columns cannot be kept in excel."),
        Arguments.of(
            List.of(Map.of("a", "\uD800")),
            "row 2, column 'a': the text is not valid Unicode; it has half of a character."));
  }

  @ParameterizedTest
  @MethodSource("unkeepable")
  void leavesNothingBehindWhenATableCannotBeKept(Object value, String problem) {
    assertThatThrownBy(() -> catalog("").save("e", value, Object.class))
        .hasMessage("Dataset 'e' (excel, e.xlsx): " + problem);
    assertThat(project).isEmptyDirectory();
  }

  @Test
  void writesTheSameBytesInEveryTimeZone() throws IOException {
    TimeZone before = TimeZone.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
      byte[] here = written();
      TimeZone.setDefault(TimeZone.getTimeZone("America/St_Johns"));
      assertThat(written()).isEqualTo(here);
    } finally {
      TimeZone.setDefault(before);
    }
  }

  private byte[] written() throws IOException {
    catalog("").save("e", List.of(Map.of("a", 1)), TestCatalogs.MAPS);
    return Files.readAllBytes(project.resolve("e.xlsx"));
  }

  /** Other programs drop white space around a text that does not say that it is to be kept. */
  @Test
  void saysOfWhichTextsTheWhiteSpaceIsToBeKept() throws IOException {
    List<String> texts =
        List.of(
            "",
            "a b",
            " a",
            "a ",
            "a\nb",
            "\ta",
            "\u00a0",
            "<_x0041_>\"&\r.",
            "\ud83d\ude00 \u20ac");
    List<Map<String, String>> rows = texts.stream().map(text -> Map.of("a", text)).toList();
    catalog("").save("e", rows, TestCatalogs.MAPS);
    String sheet;
    try (ZipFile zip = new ZipFile(project.resolve("e.xlsx").toFile());
        InputStream in = zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml"))) {
      sheet = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    assertThat(sheet)
        .contains("<t xml:space=\"preserve\"></t>", "<t>a b</t>", "<t>\u00a0</t>")
        .contains("<t xml:space=\"preserve\"> a</t>", "<t xml:space=\"preserve\">a </t>")
        .contains("<t xml:space=\"preserve\">a\nb</t>", "<t xml:space=\"preserve\">\ta</t>")
        .contains("<t>&lt;_x005F_x0041_&gt;&quot;&amp;_x000D_.</t>", "<t>\ud83d\ude00 \u20ac</t>");
    assertThat(catalog("").load("e", TestCatalogs.MAPS)).isEqualTo(rows);
  }

  @Test
  void writesASheetOfTheGivenName() {
    Catalog catalog = catalog(", load_args: {sheet: 'A & B'}, save_args: {sheet: 'A & B'}");
    catalog.save("e", List.of(Map.of("a", 1L)), TestCatalogs.MAPS);
    assertThat(catalog.load("e", TestCatalogs.MAPS)).isEqualTo(List.of(Map.of("a", 1L)));
  }

  record Shift(LocalTime start, Duration worked, LocalDate day, LocalDateTime stamp) {}

  /** Judged by openpyxl and by LibreOffice. */
  @Test
  void readsTimesDurationsAndDatesOfAnotherImplementation() throws IOException {
    foreign("times.xlsx");
    assertThat(catalog("").load("e", TestCatalogs.listOf(Shift.class)))
        .isEqualTo(
            List.of(
                new Shift(
                    LocalTime.MIDNIGHT,
                    Duration.ofMinutes(36 * 60 + 30),
                    LocalDate.of(2024, 2, 29),
                    LocalDateTime.parse("2024-02-29T23:59:59.600")),
                new Shift(
                    LocalTime.of(8, 30),
                    Duration.ofHours(7),
                    LocalDate.of(1900, 1, 1),
                    LocalDateTime.of(2024, 3, 1, 0, 0))));
    foreign("d1904x15.xlsx");
    assertThat(((List<?>) catalog("").load("e", TestCatalogs.MAPS)).get(0).toString())
        .contains("d=2024-01-01");
    foreign("empty-v.xlsx");
    Map<String, Object> row = new HashMap<>(Map.of("b", 1L));
    row.put("a", null);
    assertThat(catalog("").load("e", TestCatalogs.MAPS)).isEqualTo(List.of(row));
    foreign("bad-entity.xlsx");
    assertThatThrownBy(() -> catalog("").load("e", TestCatalogs.MAPS))
        .hasMessage(
            "Dataset 'e' (excel, e.xlsx): sheet 'Sheet', cell A2 (column 'a'): it is not a valid"
                + " xlsx file: xl/worksheets/sheet1.xml: it uses the entity &nbsp; in line 1, which the format does not know.");
  }

  private void foreign(String name) throws IOException {
    Path file = Path.of("..", "..", "..", "shared", "data", "files", name);
    assumeThat(file).exists();
    Files.copy(file, project.resolve("e.xlsx"), StandardCopyOption.REPLACE_EXISTING);
  }

  @Test
  void extensionsOfTheFormatChangeNothing() throws IOException {
    try (ZipOutputStream zip =
        new ZipOutputStream(Files.newOutputStream(project.resolve("e.xlsx")))) {
      part(
          zip,
          "_rels\\.rels",
          "<Relationships><Relationship Id='r' Type='x/officeDocument' Target='xl/main.xml'/></Relationships>");
      part(
          zip,
          "xl\\main.xml",
          "<workbook xmlns='m' xmlns:x='ext'><workbookPr date1904='1'/><sheets><sheet name='S' id='r1'/></sheets>"
              + "<extLst><x:workbookPr flag='1'/><x:sheet name='T' id='r1'/></extLst></workbook>");
      part(
          zip,
          "xl\\_rels\\main.xml.rels",
          "<Relationships><Relationship Id='r1' Type='x/worksheet' Target='s.xml'/><Relationship Id='r2' Type='x/styles' Target='styles.xml'/></Relationships>");
      part(
          zip,
          "xl\\styles.xml",
          "<styleSheet xmlns='m' xmlns:x='ext'><cellXfs><xf numFmtId='0'/><x:xf numFmtId='0'/><xf numFmtId='14'/></cellXfs></styleSheet>");
      part(
          zip,
          "xl\\s.xml",
          "<worksheet xmlns='m' xmlns:x='ext'><sheetData>"
              + HEADER
              + "<row r='2'><c s='1'><v>0</v></c><c s='1'><v>43830</v></c></row></sheetData>"
              + "<controls><x:row>5</x:row></controls></worksheet>");
    }
    assertThat(catalog("").load("e", TestCatalogs.MAPS))
        .isEqualTo(List.of(Map.of("a", "1904-01-01", "b", "2024-01-01")));
  }

  @Test
  void tellsAProtectedWorkbookFromAnOldOne() throws IOException {
    ByteBuffer file = ByteBuffer.allocate(2048).order(ByteOrder.LITTLE_ENDIAN);
    file.put(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0});
    file.putShort(30, (short) 9).putInt(48, 1);
    Files.write(project.resolve("e.xlsx"), file.array());
    assertThatThrownBy(() -> catalog("").load("e", TestCatalogs.MAPS))
        .hasMessage("Dataset 'e' (excel, e.xlsx): it is in the old xls format; save it as xlsx.");
    file.position(1024 + 128).put("EncryptedPackage".getBytes(StandardCharsets.UTF_16LE));
    Files.write(project.resolve("e.xlsx"), file.array());
    assertThatThrownBy(() -> catalog("").load("e", TestCatalogs.MAPS))
        .hasMessage(
            "Dataset 'e' (excel, e.xlsx): it is protected by a password; save it without one.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a/b",
        "a:b",
        "[a]",
        "what?",
        "'a'",
        "HISTORY",
        " ",
        "12345678901234567890123456789012"
      })
  void refusesNamesThatSpreadsheetProgramsRefuse(String name) {
    assertThatThrownBy(() -> catalog(", save_args: {sheet: \"" + name + "\"}"))
        .hasMessage(
            "conf/base/catalog.yml:1: e: save_args.sheet: expected a sheet's name: at most 31"
                + " characters, none of []:*?/\\, no ' at an end, not History, found '"
                + name
                + "'.");
  }
}
