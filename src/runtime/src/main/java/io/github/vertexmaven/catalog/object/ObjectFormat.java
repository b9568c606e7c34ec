package io.github.vertexmaven.catalog.object;

import io.github.vertexmaven.catalog.file.ForeignFormat;
import io.github.vertexmaven.catalog.value.BadData;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;

/**
 * Files of one value: eight bytes that name the format, its version, the value, and a checksum at
 * the end. Nothing is made of a file before its whole content is known to be what was written.
 */
public final class ObjectFormat {

  /**
   * Text programs stop at the control character, and a transfer that mends line ends breaks the
   * name.
   */
  private static final byte[] NAME = {'v', 't', 'x', 'o', 'b', 'j', 0x1A, '\n'};

  private static final int VERSION = 2;
  private static final int HEADER = NAME.length + Integer.BYTES;
  private static final int TRAILER = Long.BYTES;

  private ObjectFormat() {}

  /**
   * Writes a value.
   *
   * @throws BadData when something in it cannot be kept; the message names the field
   */
  public static void write(Object value, OutputStream out, ProjectClasses project)
      throws IOException, BadData {
    ByteSink sink = new ByteSink(out);
    sink.write(NAME, 0, NAME.length);
    sink.writeByte(0);
    sink.writeByte(0);
    sink.writeByte(0);
    sink.writeByte(VERSION);
    new ObjectWriting(sink, project).write(value);
    sink.flush();
    out.write(ByteBuffer.allocate(TRAILER).putLong(sink.checksum()).array());
  }

  /**
   * Reads the value of a file.
   *
   * @throws BadData when the file is no such file, not whole, of a later version, or asks for a
   *     class that is not allowed
   */
  public static Object read(Path file, ProjectClasses project) throws IOException, BadData {
    long content = checked(file);
    try (InputStream in = Files.newInputStream(file)) {
      in.skipNBytes(HEADER);
      return new ObjectReading(new ByteSource(in, content), project).read();
    } catch (EOFException | StackOverflowError e) {
      // The latter where damage makes an object a part of itself.
      throw DamagedFile.problem();
    }
  }

  /** The number of bytes that the value takes. */
  private static long checked(Path file) throws IOException, BadData {
    long content = Files.size(file) - HEADER - TRAILER;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      byte[] header = in.readNBytes(HEADER);
      checkHeader(header, file);
      if (content < 1) {
        throw DamagedFile.problem();
      }
      CRC32 checksum = new CRC32();
      checksum.update(header);
      update(checksum, in, content);
      if (ByteBuffer.wrap(in.readNBytes(TRAILER)).getLong() != checksum.getValue()) {
        throw DamagedFile.problem();
      }
    }
    return content;
  }

  private static void checkHeader(byte[] header, Path file) throws IOException, BadData {
    if (header.length == 0) {
      throw new BadData("the file is empty.");
    }
    boolean named =
        header.length >= NAME.length && Arrays.equals(header, 0, NAME.length, NAME, 0, NAME.length);
    if (named && header.length < HEADER) {
      throw DamagedFile.problem();
    }
    if (!named) {
      throw new BadData("it was not written by the object format" + ForeignFormat.suffix(file));
    }
    int version = ByteBuffer.wrap(header).getInt(NAME.length);
    if (version != VERSION) {
      throw new BadData(
          "it was written in version "
              + version
              + " of the object format, and this runtime reads version "
              + VERSION
              + "; use the runtime that wrote it, or a later one.");
    }
  }

  private static void update(CRC32 checksum, InputStream in, long content) throws IOException {
    byte[] buffer = new byte[1 << 16];
    long left = content;
    while (left > 0) {
      int count = in.read(buffer, 0, (int) Math.min(buffer.length, left));
      if (count < 0) {
        return;
      }
      checksum.update(buffer, 0, count);
      left -= count;
    }
  }
}
