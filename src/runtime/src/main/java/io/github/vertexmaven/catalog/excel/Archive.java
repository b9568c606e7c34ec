package io.github.vertexmaven.catalog.excel;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The parts that every xlsx file needs around its sheet, without date, author or style. */
final class Archive implements Closeable {

  /** At the very start of 1980 the class would add a stamp in the zone of the machine. */
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0, 2);

  private static final String XML =
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
  private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  private static final String OFFICE =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
  private static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

  static final String SHEET_START = XML + "<worksheet xmlns=\"" + MAIN + "\"><sheetData>";
  static final String SHEET_END = "</sheetData></worksheet>";

  private final ZipOutputStream zip;

  Archive(OutputStream out, String sheet) throws IOException {
    zip = new ZipOutputStream(out);
    part("[Content_Types].xml", contentTypes());
    part("_rels/.rels", relationships("officeDocument", "xl/workbook.xml"));
    part("xl/workbook.xml", workbook(sheet));
    part("xl/_rels/workbook.xml.rels", relationships("worksheet", "worksheets/sheet1.xml"));
    start("xl/worksheets/sheet1.xml");
  }

  /** Where the sheet's XML goes; an unpaired surrogate in it is an error. */
  Writer sheet() {
    return new BufferedWriter(
        new OutputStreamWriter(
            zip,
            StandardCharsets.UTF_8
                .newEncoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)),
        1 << 14);
  }

  private void part(String name, String content) throws IOException {
    start(name);
    zip.write((XML + content).getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  private void start(String name) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(NO_TIME);
    zip.putNextEntry(entry);
  }

  private static String contentTypes() {
    return "<Types xmlns=\""
        + PACKAGE
        + "content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
        + override("/xl/workbook.xml", "sheet.main+xml")
        + override("/xl/worksheets/sheet1.xml", "worksheet+xml")
        + "</Types>";
  }

  private static String override(String part, String type) {
    return "<Override PartName=\"" + part + "\" ContentType=\"" + TYPE + type + "\"/>";
  }

  private static String relationships(String type, String target) {
    return "<Relationships xmlns=\""
        + PACKAGE
        + "relationships\"><Relationship Id=\"rId1\" Type=\""
        + OFFICE
        + "/"
        + type
        + "\" Target=\""
        + target
        + "\"/></Relationships>";
  }

  private static String workbook(String sheet) throws IOException {
    StringWriter name = new StringWriter();
    XmlText.write(sheet, name);
    return "<workbook xmlns=\""
        + MAIN
        + "\" xmlns:r=\""
        + OFFICE
        + "\"><sheets><sheet name=\""
        + name
        + "\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>";
  }

  @Override
  public void close() throws IOException {
    zip.finish();
  }
}
