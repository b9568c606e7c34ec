package io.github.vertexmaven.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
            "Dataset 'd' (excel, d): it is not a sound xlsx file: xl/s.xml: it has a text of more than"
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
        .hasMessageStartingWith("Dataset 'd' (excel, d): it is not a sound xlsx file: ")
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

  /** With a checksum that is right again, so that only what the bytes say is wrong. */
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
        CRC32 checksum = new CRC32();
        checksum.update(changed, 0, changed.length - 8);
        ByteBuffer.wrap(changed).putLong(changed.length - 8, checksum.getValue());
        Files.write(project.resolve("d"), changed);
        Throwable failure = catchThrowable(() -> catalog("object").load("d", Object.class));
        if (failure != null) {
          assertThat(failure).isInstanceOf(DatasetException.class);
          assertThat(failure.getMessage()).doesNotContain("StackOverflow").hasLineCount(1);
        }
      }
    }
  }
}
