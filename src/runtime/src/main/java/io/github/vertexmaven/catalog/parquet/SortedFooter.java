package io.github.vertexmaven.catalog.parquet;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Util;

/**
 * A parquet file whose footer names each column's encodings in one order. The library takes them
 * from a hash set of constants, whose order differs from one JVM to the next, and with it the bytes
 * of files that hold the same.
 */
final class SortedFooter {

  /** The footer's length, and the format's mark. */
  private static final int END = 8;

  /** Writes a parquet file. */
  interface Writing {
    void to(OutputStream out) throws IOException;
  }

  private SortedFooter() {}

  /** Makes the file on local disk, where its end can be read before the rest goes out. */
  static void write(Writing writing, OutputStream out) throws IOException {
    Path file = Files.createTempFile("vertexai-", ".parquet");
    try {
      try (OutputStream whole = new BufferedOutputStream(Files.newOutputStream(file))) {
        writing.to(whole);
      }
      try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
        copy(in, Files.size(file), footerLength(file), out);
      }
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private static int footerLength(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      in.skipNBytes(Files.size(file) - END);
      return ByteBuffer.wrap(in.readNBytes(END)).order(ByteOrder.LITTLE_ENDIAN).getInt();
    }
  }

  private static void copy(InputStream in, long size, int footerLength, OutputStream out)
      throws IOException {
    byte[] buffer = new byte[1 << 16];
    long left = size - END - footerLength;
    while (left > 0) {
      int read = in.readNBytes(buffer, 0, (int) Math.min(buffer.length, left));
      out.write(buffer, 0, read);
      left -= read;
    }
    FileMetaData footer = Util.readFileMetaData(in);
    sort(footer);
    // Another order of the same numbers is as long.
    Util.writeFileMetaData(footer, out);
    in.transferTo(out);
  }

  private static void sort(FileMetaData footer) {
    for (RowGroup group : footer.getRow_groups()) {
      for (ColumnChunk column : group.getColumns()) {
        List<Encoding> encodings = new ArrayList<>(column.getMeta_data().getEncodings());
        encodings.sort(null);
        column.getMeta_data().setEncodings(encodings);
      }
    }
  }
}
