package io.github.vertexmaven.catalog.file;

import io.github.vertexmaven.catalog.value.BadData;
import io.github.vertexmaven.catalog.value.CharsetNames;
import io.github.vertexmaven.catalog.value.WholeText;
import java.io.BufferedInputStream;
import java.io.BufferedWriter;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PushbackReader;
import java.io.Reader;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Bytes as characters, strictly: what the encoding cannot say is an error, where Java's default is
 * a question mark.
 *
 * @param charset how characters are written
 * @param marked whether a byte order mark is written first
 */
public record Encoding(Charset charset, boolean marked) {

  public static final Encoding UTF_8 = new Encoding(StandardCharsets.UTF_8, false);

  private static final char MARK = '\uFEFF';

  private static final int[] BYTE_ORDER_MARK = {0xEF, 0xBB, 0xBF};

  /** The checked argument {@code encoding}; UTF-8 when there is none. */
  public static Encoding of(Map<String, Object> arguments) {
    Object given = arguments.get("encoding");
    return given instanceof String name
        ? new Encoding(CharsetNames.find(name).orElseThrow(), CharsetNames.isMarked(name))
        : UTF_8;
  }

  /** Skips a byte order mark. */
  public Reader reader(InputStream bytes) throws IOException {
    InputStream in = charset.equals(StandardCharsets.UTF_8) ? withoutMark(bytes) : bytes;
    Reader reader =
        new InputStreamReader(
            in,
            charset
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT));
    // Where the name says which byte comes first, Java takes the mark for a character.
    return charset.name().matches("(X-)?UTF-(16|32)[BL]E") ? withoutMark(reader) : reader;
  }

  private static Reader withoutMark(Reader characters) throws IOException {
    PushbackReader reader = new PushbackReader(characters);
    int first = reader.read();
    if (first >= 0 && first != MARK) {
      reader.unread(first);
    }
    return reader;
  }

  private static InputStream withoutMark(InputStream bytes) throws IOException {
    InputStream in = new BufferedInputStream(bytes, 1 << 16);
    in.mark(BYTE_ORDER_MARK.length);
    for (int expected : BYTE_ORDER_MARK) {
      if (in.read() != expected) {
        in.reset();
        return in;
      }
    }
    return in;
  }

  /** Closing it writes what the encoding has yet to say, and leaves the stream open. */
  public Writer writer(OutputStream bytes) throws IOException {
    if (marked) {
      for (int mark : BYTE_ORDER_MARK) {
        bytes.write(mark);
      }
    }
    return new BufferedWriter(
        new OutputStreamWriter(
            new StaysOpen(bytes),
            charset
                .newEncoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)),
        1 << 14);
  }

  public BadData undecodable(String where) {
    return new BadData(
        where
            + "the bytes are not "
            + charset
            + "; set load_args.encoding to the file's encoding.");
  }

  /** Takes where the text stands, as the beginning of a sentence or nothing. */
  public BadData unencodable(String where) {
    return new BadData(
        where
            + (isOfUnicode()
                ? WholeText.PROBLEM
                : "it holds characters that "
                    + charset
                    + " cannot write; set save_args.encoding."));
  }

  private boolean isOfUnicode() {
    return charset.name().contains("UTF-") || charset.name().equals("GB18030");
  }

  /**
   * Where the bytes are no characters, as the beginning of a sentence; to be asked when reading has
   * failed.
   *
   * @param bytes from their beginning
   */
  public String badLine(InputStream bytes) throws IOException {
    CharsetDecoder decoder = charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.allocate(1 << 13);
    CharBuffer out = CharBuffer.allocate(1 << 13);
    long line = 1;
    for (boolean end = false; !end; ) {
      int read = bytes.read(in.array(), in.position(), in.remaining());
      end = read < 0;
      in.limit(in.position() + Math.max(0, read)).position(0);
      CoderResult result = decoder.decode(in, out, end);
      line += out.flip().chars().filter(c -> c == '\n').count();
      out.clear();
      if (result.isError()) {
        return "line " + line + ": ";
      }
      in.compact();
    }
    return "";
  }

  private static final class StaysOpen extends FilterOutputStream {
    StaysOpen(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
