package io.github.vertexmaven.catalog.excel;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
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

  private static final int FIRST_OWN_FORMAT = 164;

  static final String SHEET_START = XML + "<worksheet xmlns=\"" + MAIN + "\"><sheetData>";
  static final String SHEET_END = "</sheetData></worksheet>";

  /** The next ones take twice the time for a file that is a twentieth smaller. */
  private static final int LEVEL = 4;

  /** The class hands over half a kilobyte at a time. */
  private static final class LargeSteps extends ZipOutputStream {
    LargeSteps(OutputStream out) {
      super(out);
      buf = new byte[1 << 14];
    }
  }

  private final ZipOutputStream zip;

  Archive(OutputStream out, String sheet) throws IOException {
    zip = new LargeSteps(out);
    zip.setLevel(LEVEL);
    part("[Content_Types].xml", contentTypes());
    part("_rels/.rels", relationships("officeDocument", "xl/workbook.xml"));
    part("xl/workbook.xml", workbook(sheet));
    part("xl/styles.xml", styles());
    part(
        "xl/_rels/workbook.xml.rels",
        relationships("worksheet", "worksheets/sheet1.xml", "styles", "styles.xml"));
    start("xl/worksheets/sheet1.xml");
  }

  /** Where the sheet's XML goes; an unpaired surrogate in it is an error. */
  XmlBytes sheet() {
    return new XmlBytes(zip);
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
        + override("/xl/styles.xml", "styles+xml")
        + "</Types>";
  }

  private static String override(String part, String type) {
    return "<Override PartName=\"" + part + "\" ContentType=\"" + TYPE + type + "\"/>";
  }

  /** Takes types and targets by turns. */
  private static String relationships(String... pairs) {
    StringBuilder xml = new StringBuilder("<Relationships xmlns=\"" + PACKAGE + "relationships\">");
    for (int i = 0; i < pairs.length; i += 2) {
      xml.append("<Relationship Id=\"rId")
          .append(i / 2 + 1)
          .append("\" Type=\"" + OFFICE + "/")
          .append(pairs[i])
          .append("\" Target=\"")
          .append(pairs[i + 1])
          .append("\"/>");
    }
    return xml.append("</Relationships>").toString();
  }

  /** The two that every workbook begins with; openpyxl opens none whose fill is empty. */
  private static final String FILLS =
      "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>"
          + "<fill><patternFill patternType=\"gray125\"/></fill></fills>";

  /** The formats of dates; all else looks as usual. */
  private static String styles() {
    StringBuilder formats = new StringBuilder();
    StringBuilder cells = new StringBuilder("<xf/>");
    for (int i = 0; i < DateCell.STYLES.length; i++) {
      int id = FIRST_OWN_FORMAT + i;
      formats
          .append("<numFmt numFmtId=\"" + id + "\" formatCode=\"")
          .append(DateCell.STYLES[i])
          .append("\"/>");
      cells.append("<xf numFmtId=\"" + id + "\" applyNumberFormat=\"1\"/>");
    }
    return "<styleSheet xmlns=\""
        + MAIN
        + "\"><numFmts count=\"4\">"
        + formats
        + "</numFmts><fonts count=\"1\"><font/></fonts>"
        + FILLS
        + "<borders count=\"1\"><border/></borders><cellStyleXfs count=\"1\"><xf/></cellStyleXfs>"
        + "<cellXfs count=\"5\">"
        + cells
        + "</cellXfs></styleSheet>";
  }

  private static String workbook(String sheet) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new XmlBytes(bytes).text(sheet).flush();
    String name = bytes.toString(StandardCharsets.UTF_8);
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
