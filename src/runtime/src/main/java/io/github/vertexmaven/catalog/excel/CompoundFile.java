package io.github.vertexmaven.catalog.excel;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The container of the old xls format, and of xlsx files under a password: as much of it as tells
 * one from the other ([MS-CFB], 2.2 and 2.6).
 */
final class CompoundFile {

  /** How many bytes its header has. */
  static final int HEADER = 512;

  private static final byte[] MARK = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};
  private static final int SECTOR_SHIFT_AT = 30;
  private static final int DIRECTORY_AT = 48;
  private static final int ENTRY = 128;
  private static final int NAME = 64;

  private CompoundFile() {}

  static boolean isOne(byte[] first) {
    return first.length >= MARK.length
        && Arrays.equals(first, 0, MARK.length, MARK, 0, MARK.length);
  }

  /** Whether the first sector of the directory has an entry of that name. */
  static boolean lists(Path file, byte[] header, String name) throws IOException {
    if (header.length < HEADER) {
      return false;
    }
    ByteBuffer fields = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN);
    int sector = fields.getShort(SECTOR_SHIFT_AT) == 12 ? 4096 : HEADER;
    long at = (fields.getInt(DIRECTORY_AT) + 1L) * sector;
    if (at < HEADER || at > Files.size(file)) {
      return false;
    }
    byte[] wanted = Arrays.copyOf(name.getBytes(StandardCharsets.UTF_16LE), NAME);
    try (InputStream in = Files.newInputStream(file)) {
      in.skipNBytes(at);
      byte[] entries = in.readNBytes(sector);
      for (int i = 0; i + ENTRY <= entries.length; i += ENTRY) {
        if (Arrays.equals(entries, i, i + NAME, wanted, 0, NAME)) {
          return true;
        }
      }
      return false;
    }
  }
}
