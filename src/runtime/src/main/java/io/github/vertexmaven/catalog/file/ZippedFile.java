package io.github.vertexmaven.catalog.file;

import io.github.vertexmaven.catalog.value.Words;
import java.io.IOException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/** The only file of a zip archive: where there are several, none of them is the data. */
final class ZippedFile extends BulkStream {

  private final ZipInputStream zip;
  private final String name;

  /** There is a second file. */
  static final class Several extends ZipException {
    private static final long serialVersionUID = 1L;

    Several(String first, String second) {
      super(
          "it is a zip archive of several files, such as "
              + Words.quoted(first)
              + " and "
              + Words.quoted(second)
              + "; keep each of them in a file of its own.");
    }
  }

  /** Takes an archive whose entry of that name has just begun. */
  ZippedFile(ZipInputStream zip, String name) {
    super(zip);
    this.zip = zip;
    this.name = name;
  }

  /** The next file, without what macOS adds; null at the end. */
  static ZipEntry next(ZipInputStream zip) throws IOException {
    ZipEntry entry = zip.getNextEntry();
    while (entry != null && (entry.isDirectory() || isOfMac(entry.getName()))) {
      entry = zip.getNextEntry();
    }
    return entry;
  }

  private static boolean isOfMac(String name) {
    return name.startsWith("__MACOSX/") || name.endsWith(".DS_Store");
  }

  /** Whether a document of an office program begins with this file. */
  static boolean isOfOffice(ZipEntry entry) {
    return entry.getName().matches("\\[Content_Types]\\.xml|(_rels|docProps|xl|word|ppt)[/\\\\].*");
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int count = super.read(bytes, offset, length);
    if (count < 0) {
      ZipEntry second = next(zip);
      if (second != null) {
        throw new Several(name, second.getName());
      }
    }
    return count;
  }
}
