package io.github.vertexmaven.catalog.file;

import io.github.vertexmaven.catalog.value.BadData;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a file is that is not what it is taken for, by its first bytes. */
public enum ForeignFormat {
  PICKLE("a pickle, which Python alone reads; save it there as parquet, csv or json", "80 02"),
  PICKLE_3(PICKLE.words, "80 03"),
  PICKLE_4(PICKLE.words, "80 04"),
  PICKLE_5(PICKLE.words, "80 05"),
  NUMPY("an array of NumPy; save it as parquet, csv or json", "93 4e 55 4d 50 59"),
  HDF5("an HDF5 file; save it as parquet or csv", "89 48 44 46 0d 0a"),
  AVRO("an Avro file; save it as parquet", "4f 62 6a 01"),
  ARROW("a file of Arrow, or feather; save it as parquet", "41 52 52 4f 57 31 00"),
  ARROW_STREAM("a stream of Arrow; save it as parquet", "ff ff ff ff"),
  PARQUET("a parquet file, which type parquet reads", "50 41 52 31 15"),
  SQLITE(
      "a database of SQLite, which jdbc_table and jdbc_query read",
      "53 51 4c 69 74 65 20 66 6f 72 6d 61 74 20 33 00"),
  OFFICE("in the old format of office programs; save it again in the new one", "d0 cf 11 e0"),
  PNG("a picture, which type image reads", "89 50 4e 47"),
  JPEG(PNG.words, "ff d8 ff"),
  PDF("a PDF document", "25 50 44 46 2d"),
  JAVA("a Java object, which type object does not read; save it with that type", "ac ed 00 05"),
  OBJECT("written by type object, which alone reads it", "76 74 78 6f 62 6a 1a 0a"),
  ZEROS("filled with zeros, without any content", "00 00 00 00 00 00 00 00"),
  GZIP("compressed with gzip; unpack it first", "1f 8b"),
  WEB_PAGE("a web page, perhaps of an error", ""),
  XML("an XML document", "");

  /** So many bytes tell. */
  static final int LONGEST = 64;

  private final String words;
  private final byte[] mark;

  ForeignFormat(String words, String mark) {
    this.words = words;
    this.mark = bytes(mark);
  }

  private static byte[] bytes(String hexadecimal) {
    String[] digits = hexadecimal.isEmpty() ? new String[0] : hexadecimal.split(" ");
    byte[] bytes = new byte[digits.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) Integer.parseInt(digits[i], 16);
    }
    return bytes;
  }

  /** The format that begins so, if it is known. */
  static Optional<ForeignFormat> of(byte[] first) {
    for (ForeignFormat format : values()) {
      if (format.mark.length > 0
          && first.length >= format.mark.length
          && Arrays.equals(Arrays.copyOf(first, format.mark.length), format.mark)) {
        return Optional.of(format);
      }
    }
    String text = new String(first, StandardCharsets.ISO_8859_1).strip().toLowerCase(Locale.ROOT);
    if (text.startsWith("<!doctype html") || text.startsWith("<html")) {
      return Optional.of(WEB_PAGE);
    }
    return text.startsWith("<?xml") ? Optional.of(XML) : Optional.empty();
  }

  /** The end of a sentence about a file that is none of the wanted ones; a full stop if unknown. */
  public static String suffix(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return of(in.readNBytes(LONGEST)).map(format -> "; it is " + format.words + ".").orElse(".");
    }
  }

  /**
   * Refuses what begins as no text of a table or of values does.
   *
   * @throws BadData when the format is known
   */
  static void refuse(byte[] first) throws BadData {
    Optional<ForeignFormat> known = of(first);
    if (known.isPresent()) {
      throw new BadData("it is " + known.get().words + ".");
    }
  }

  /**
   * The same of a file whose bytes turned out to be no characters.
   *
   * @throws BadData when the format is known
   */
  public static void refuse(InputStream bytes) throws IOException, BadData {
    refuse(bytes.readNBytes(LONGEST));
  }
}
