package io.github.vertexmaven.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that somebody made to fill the memory or the stack end in one sentence. */
class HostileFilesTest {

  private static final byte[] BLOCK = "a".repeat(1 << 16).getBytes(StandardCharsets.UTF_8);

  @TempDir Path project;

  private Catalog catalog(String type) {
    return TestCatalogs.open(project, "d: {type: " + type + ", filepath: d}");
  }

  /** A workbook whose sheet has one row below its header, with what a writer adds. */
  private interface Part {
    void to(OutputStream out) throws IOException;
  }

  private void workbook(Part cell, Part strings) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(project.resolve("d")))) {
      part(
          zip,
          "_rels/.rels",
          "<Relationships><Relationship Id='r' Type='x/officeDocument' Target='xl/w.xml'/></Relationships>");
      part(zip, "xl/w.xml", "<workbook><sheets><sheet name='S' id='r1'/></sheets></workbook>");
      part(
          zip,
          "xl/_rels/w.xml.rels",
          "<Relationships><Relationship Id='r1' Type='x/worksheet' Target='s.xml'/><Relationship Id='r2' Type='x/sharedStrings' Target='t.xml'/></Relationships>");
      zip.putNextEntry(new ZipEntry("xl/s.xml"));
      text(zip, "<worksheet><sheetData><row><c t='inlineStr'><is><t>a</t></is></c></row><row>");
      cell.to(zip);
      text(zip, "</row></sheetData></worksheet>");
      zip.putNextEntry(new ZipEntry("xl/t.xml"));
      text(zip, "<sst>");
      strings.to(zip);
      text(zip, "</sst>");
    }
  }

  private static void part(ZipOutputStream zip, String name, String xml) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    text(zip, xml);
  }

  private static void text(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  /** What is wrong repeats a zone of the file. */
  @Test
  void whatAMessageRepeatsSteersNoTerminal() throws IOException {
    String zone = "America/Argentina/ComodRivadavia";
    Catalog catalog = catalog("object");
    catalog.save("d", ZoneId.of(zone), ZoneId.class);
    Path file = project.resolve("d");
    String whole = Files.readString(file, StandardCharsets.ISO_8859_1);
    String changed = whole.replace(zone, "\u001b[2J" + "\nx".repeat(14));
    Files.write(file, withChecksum(changed.getBytes(StandardCharsets.ISO_8859_1)));
    assertThatThrownBy(() -> catalog.load("d", ZoneId.class))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("\\u001b[2J\nx\nx")
        .hasMessageNotContaining("\u001b");
  }

  @Test
  void aCellOfManyMegabytesIsRefused() throws IOException {
    workbook(
        out -> {
          text(out, "<c t='inlineStr'><is><t>");
          for (int i = 0; i < 800; i++) {
            out.write(BLOCK);
          }
          text(out, "</t></is></c>");
        },
        out -> {});
    assertThatThrownBy(() -> catalog("excel").load("d", TestCatalogs.MAPS))
        .hasMessage(
            "Dataset 'd' (excel, d): sheet 'S', cell A2 (column 'a'): it is not a valid xlsx file:"
                + " xl/s.xml: it has a text of more than"
                + " 32 MB.");
  }

  @Test
  void sharedTextsThatUnpackToGigabytesAreRefused() throws IOException {
    byte[] texts = ("<si><t>" + "a".repeat(1000) + "</t></si>").getBytes(StandardCharsets.UTF_8);
    workbook(
        out -> text(out, "<c t='s'><v>0</v></c>"),
        out -> {
          for (int i = 0; i < 90_000; i++) {
            out.write(texts);
          }
        });
    assertThat(project.resolve("d"))
        .satisfies(file -> assertThat(Files.size(file)).isLessThan(1 << 20));
    assertThatThrownBy(() -> catalog("excel").load("d", TestCatalogs.MAPS))
        .hasMessageStartingWith(
            "Dataset 'd' (excel, d): sheet 'S', cell A2 (column 'a'): it is not a valid xlsx file: ")
        .hasMessageEndingWith(
            "it unpacks to more than 200 times its size, which would fill the memory.");
  }

  @ParameterizedTest
  @CsvSource({"json, [, ]", "jsonl, [, ]", "yaml, [, ]", "json, '{\"a\":', }"})
  void valuesThatAreNestedWithoutEndAreRefused(String type, String open, String close)
      throws IOException {
    Files.writeString(
        project.resolve("d"), open.repeat(100_000) + "1" + close.repeat(100_000) + "\n");
    Throwable failure =
        catchThrowable(
            () -> catalog(type).load("d", type.equals("jsonl") ? List.class : Object.class));
    assertThat(failure).isInstanceOf(DatasetException.class);
    assertThat(failure.getMessage()).doesNotContain("StackOverflow").hasLineCount(1);
  }

  /** Some kilobytes of gzip that unpack to what fills the memory. */
  @Test
  void whatUnpacksToFillTheMemoryIsRefused() throws IOException {
    byte[] row = ("x".repeat(1 << 16) + "\n").getBytes(StandardCharsets.UTF_8);
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(project.resolve("d")))) {
      for (int written = 0; written < 66 << 20; written += row.length) {
        out.write(row);
      }
    }
    assertThatThrownBy(() -> catalog("csv").load("d", TestCatalogs.MAPS))
        .hasMessage(
            "Dataset 'd' (csv, d): it unpacks to more than 200 times its size, which would fill the"
                + " memory; unpack it first if it is sound.");
  }

  @ParameterizedTest
  @CsvSource({
    "json, [{\"a\": 1e99999999999}]",
    "json, [{\"a\": 1.5e-2147483648}]",
    "jsonl, {\"a\": 1E+99999999999}"
  })
  void exponentsBeyondAllNumbersAreRefused(String type, String text) throws IOException {
    Files.writeString(project.resolve("d"), text);
    assertThatThrownBy(() -> catalog(type).load("d", TestCatalogs.MAPS))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("has an exponent beyond all numbers");
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "json", "jsonl"})
  void whatIsCutOffInItsCompressionIsSaidToBe(String type) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      text(out, "[1");
    }
    for (int cut : new int[] {3, 12, packed.size() - 9}) {
      Files.write(project.resolve("d"), Arrays.copyOf(packed.toByteArray(), cut));
      assertThatThrownBy(() -> catalog(type).load("d", TestCatalogs.MAPS))
          .hasMessageStartingWith("Dataset 'd' (" + type + ", d): it is damaged");
    }
  }

  /** Equal numbers take little room in a file: one of two megabytes may hold sixteen gigabytes. */
  @Test
  void numbersThatDoNotFitIntoMemoryAreRefused() throws IOException {
    Catalog catalog = catalog("object");
    catalog.save("d", List.of(new byte[2_200_000], new long[] {7}), Object.class);
    Path file = project.resolve("d");
    String whole = Files.readString(file, StandardCharsets.ISO_8859_1);
    String end = "\1\0\16";
    int at = whole.lastIndexOf(end);
    String changed =
        whole.substring(0, at) + "\367\377\377\377\7\0\16" + whole.substring(at + end.length());
    Files.write(file, withChecksum(changed.getBytes(StandardCharsets.ISO_8859_1)));
    assertThatThrownBy(() -> catalog.load("d", Object.class))
        .isInstanceOf(DatasetException.class)
        .message()
        .containsAnyOf(
            "it says that it holds 2147483639 numbers of type long, more than the memory",
            "the file is damaged");
  }

  /** What a small part of some formats may say of the rest. */
  @Test
  void lengthsAndDepthsThatAreNotThereAreRefused() throws IOException {
    byte[] deep = new byte[200_000];
    Arrays.fill(deep, (byte) 0x1c);
    byte[] manyStructures = {0x29, (byte) 0xfc, -1, -1, -1, -1, 7, 0};
    for (byte[] footer : List.of(deep, manyStructures)) {
      ByteBuffer parquet = ByteBuffer.allocate(footer.length + 12).order(ByteOrder.LITTLE_ENDIAN);
      text(parquet, "PAR1");
      parquet.put(footer).putInt(footer.length);
      text(parquet, "PAR1");
      Files.write(project.resolve("d"), parquet.array());
      assertThatThrownBy(() -> catalog("parquet").load("d", TestCatalogs.MAPS))
          .hasMessage(
              "Dataset 'd' (parquet, d): the file is damaged: its footer cannot be read. Write it"
                  + " again.");
    }
    // An end of an archive that names another one, which is not there.
    ByteBuffer end = ByteBuffer.allocate(42).order(ByteOrder.LITTLE_ENDIAN);
    end.putInt(0x07064b50).putInt(0).putLong(1L << 40).putInt(1);
    end.putInt(0x06054b50).putInt(0).putInt(-1).putInt(-1).putInt(-1);
    Files.write(project.resolve("d"), end.array());
    assertThatThrownBy(() -> catalog("excel").load("d", TestCatalogs.MAPS))
        .hasMessageMatching(
            "Dataset 'd' \\(excel, d\\): the file is damaged or cut off; write it again\\.");
  }

  private static void text(ByteBuffer out, String text) {
    out.put(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** An object file whose checksum is right again, so that only what the bytes say is wrong. */
  private static byte[] withChecksum(byte[] changed) {
    CRC32 checksum = new CRC32();
    checksum.update(changed, 0, changed.length - 8);
    ByteBuffer.wrap(changed).putLong(changed.length - 8, checksum.getValue());
    return changed;
  }

  @Test
  void objectsThatWereChangedNeverOverflowTheStack() throws IOException {
    Map<String, Object> value = new LinkedHashMap<>();
    value.put("set", new HashSet<>(List.of(List.of(1, 2), List.of("x"))));
    value.put("map", Map.of(List.of(1), List.of(2L, 3.0)));
    List<Object> shared = new ArrayList<>(List.of("a"));
    value.put(
        "list", new ArrayList<>(Arrays.asList(shared, shared, new HashSet<>(List.of(shared)))));
    catalog("object").save("d", value, Object.class);
    byte[] whole = Files.readAllBytes(project.resolve("d"));
    for (int i = 12; i < whole.length - 8; i++) {
      for (int mutation = 1; mutation < 256; mutation <<= 1) {
        byte[] changed = whole.clone();
        changed[i] ^= (byte) mutation;
        Files.write(project.resolve("d"), withChecksum(changed));
        Throwable failure = catchThrowable(() -> catalog("object").load("d", Object.class));
        if (failure != null) {
          assertThat(failure).isInstanceOf(DatasetException.class);
          assertThat(failure.getMessage()).doesNotContain("StackOverflow").hasLineCount(1);
        }
      }
    }
  }
}
