package io.github.vertexmaven.catalog.excel;

import io.github.vertexmaven.catalog.file.ForeignFormat;
import io.github.vertexmaven.catalog.file.UnpackedStream;
import io.github.vertexmaven.catalog.value.BadData;
import io.github.vertexmaven.config.DidYouMean;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamException;

/** An xlsx file: an archive of XML parts that refer to each other. */
final class Workbook implements Closeable {

  private final ZipFile archive;
  private final long size;

  private final Map<String, String> sheets = new LinkedHashMap<>();
  private String sharedStrings;
  private String styles;
  private boolean since1904;

  private Workbook(ZipFile archive, long size) {
    this.archive = archive;
    this.size = size;
  }

  static Workbook open(Path file) throws IOException, XMLStreamException, BadData {
    Workbook workbook = new Workbook(archive(file), Files.size(file));
    try {
      workbook.readStructure();
      return workbook;
    } catch (IOException | XMLStreamException | BadData | RuntimeException e) {
      workbook.close();
      throw e;
    }
  }

  private static ZipFile archive(Path file) throws IOException, BadData {
    try {
      return new ZipFile(file.toFile());
    } catch (ZipException | EOFException e) {
      throw new BadData(problem(file), e);
    }
  }

  /** What a file is that is no archive, by its first bytes. */
  private static String problem(Path file) throws IOException {
    byte[] first;
    try (InputStream in = Files.newInputStream(file)) {
      first = in.readNBytes(CompoundFile.HEADER);
    }
    if (first.length == 0) {
      return "the file is empty.";
    }
    if (CompoundFile.isOne(first)) {
      return CompoundFile.lists(file, first, "EncryptedPackage")
          ? "it is protected by a password; save it without one."
          : "it is in the old xls format; save it as xlsx.";
    }
    boolean archive = first.length > 1 && first[0] == 'P' && first[1] == 'K';
    return archive
        ? "the file is damaged or cut off; write it again."
        : "it is not an xlsx file" + ForeignFormat.suffix(file);
  }

  /** What one part says of the parts that it uses. */
  private record Relation(String type, String target) {
    Relation {
      type = type == null ? "" : type;
    }
  }

  private void readStructure() throws IOException, XMLStreamException, BadData {
    String main = "xl/workbook.xml";
    for (Relation relation : relations("").values()) {
      if (relation.type().endsWith("/officeDocument")) {
        main = relation.target();
      }
    }
    requireWorkbook(main);
    Map<String, Relation> relations = relations(main);
    for (Relation relation : relations.values()) {
      if (relation.type().endsWith("/sharedStrings")) {
        sharedStrings = relation.target();
      } else if (relation.type().endsWith("/styles")) {
        styles = relation.target();
      }
    }
    readSheets(main, relations);
  }

  private void requireWorkbook(String main) throws BadData {
    if (main.endsWith(".bin")) {
      throw new BadData("it is in the binary form xlsb; save it as xlsx.");
    }
    if (archive.getEntry("mimetype") != null) {
      throw new BadData("it is an OpenDocument file; save it as xlsx.");
    }
    if (entry(main) == null || main.matches("(word|ppt)/.*")) {
      throw new BadData("it is not an xlsx file: the archive holds no workbook.");
    }
  }

  private void readSheets(String main, Map<String, Relation> relations)
      throws IOException, XMLStreamException {
    try (Xml xml = part(main)) {
      while (xml.nextElement()) {
        if (xml.name().equals("workbookPr")) {
          String flag = xml.attribute("date1904");
          since1904 = "1".equals(flag) || "true".equals(flag);
        } else if (xml.name().equals("sheet")) {
          Relation relation = relations.get(xml.attribute("id"));
          if (relation != null && relation.type().endsWith("/worksheet")) {
            sheets.put(xml.attribute("name"), relation.target());
          }
        }
      }
    }
  }

  private Map<String, Relation> relations(String part) throws IOException, XMLStreamException {
    int slash = part.lastIndexOf('/') + 1;
    String folder = part.substring(0, slash);
    String name = folder + "_rels/" + part.substring(slash) + ".rels";
    Map<String, Relation> relations = new HashMap<>();
    if (entry(name) == null) {
      return relations;
    }
    try (Xml xml = part(name)) {
      while (xml.nextElement()) {
        if (xml.name().equals("Relationship")) {
          relations.put(
              xml.attribute("Id"),
              new Relation(xml.attribute("Type"), target(folder, xml.attribute("Target"))));
        }
      }
    }
    return relations;
  }

  private static String target(String folder, String target) {
    if (target == null) {
      return "";
    }
    return target.startsWith("/")
        ? target.substring(1)
        : Path.of(folder).resolve(target).normalize().toString().replace('\\', '/');
  }

  private Xml part(String name) throws IOException, XMLStreamException {
    return new Xml(name, stream(name));
  }

  private InputStream stream(String name) throws IOException, XMLStreamException {
    ZipEntry entry = entry(name);
    if (entry == null) {
      throw new XMLStreamException("the archive lacks its part " + name);
    }
    // What the archive says of an entry may be more than there is.
    long packed = Math.min(entry.getCompressedSize(), size);
    return new PartStream(new UnpackedStream(archive.getInputStream(entry), () -> packed));
  }

  /**
   * An entry by its name, which some programs spell with other letters than those who refer to it.
   */
  private ZipEntry entry(String name) {
    ZipEntry entry = archive.getEntry(name);
    if (entry != null) {
      return entry;
    }
    String wanted = plain(name);
    for (ZipEntry other : Collections.list(archive.entries())) {
      if (plain(other.getName()).equals(wanted)) {
        return other;
      }
    }
    return null;
  }

  /** Case, blanks as {@code %20} and the backslashes of Windows make no difference. */
  private static String plain(String name) {
    String path = name.replace('\\', '/').replace("%20", " ").toLowerCase(Locale.ROOT);
    return path.startsWith("/") ? path.substring(1) : path;
  }

  /**
   * The name of a sheet.
   *
   * @param wanted its name (String), or its position counted from 0 (Long)
   */
  String name(Object wanted) throws BadData {
    List<String> names = new ArrayList<>(sheets.keySet());
    boolean there =
        wanted instanceof Long index ? index < names.size() : sheets.containsKey(wanted);
    if (there) {
      return wanted instanceof Long index ? names.get(index.intValue()) : (String) wanted;
    }
    String near = wanted instanceof String name ? DidYouMean.suffix(names, name) : ".";
    throw new BadData(
        (wanted instanceof Long
                ? "there is no sheet " + wanted
                : "there is no sheet '" + wanted + "'")
            + " (the sheets are "
            + String.join(", ", names)
            + ")"
            + near);
  }

  /** A sheet by its name. */
  Xml sheet(String name) throws IOException, XMLStreamException {
    return part(sheets.get(name));
  }

  /** All texts that cells refer to by position. */
  List<String> sharedStrings() throws IOException, XMLStreamException {
    List<String> texts = new ArrayList<>();
    if (sharedStrings != null) {
      try (Xml xml = part(sharedStrings)) {
        TextElement text = new TextElement();
        while (xml.nextElement()) {
          if (xml.name().equals("si")) {
            texts.add(text.read(xml, "si").decoded());
          }
        }
      }
    }
    return texts;
  }

  DateFormats dateFormats() throws IOException, XMLStreamException {
    if (styles == null) {
      return DateFormats.none();
    }
    try (Xml xml = part(styles)) {
      return DateFormats.read(xml, since1904);
    }
  }

  @Override
  public void close() throws IOException {
    archive.close();
  }
}
