package io.github.vertexmaven.emulator.storage;

import io.github.vertexmaven.emulator.http.HeaderFields;
import io.github.vertexmaven.emulator.http.Rejection;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parts of a multipart body (RFC 2046, section 5.1), read as they come: the bytes of an object
 * are never gathered in memory. A body that ends before its last boundary is an error, not the end
 * of a part.
 */
final class Parts {
  private static final Pattern BOUNDARY =
      Pattern.compile("boundary=(?:\"([^\"]+)\"|([^\\s;]+))", Pattern.CASE_INSENSITIVE);
  private static final int LONGEST_LINE = 16_384;

  private final InputStream in;
  private final byte[] delimiter;
  private final byte[] buffer = new byte[1 << 16];
  private int position;
  private int limit;
  private int dataEnd;
  private int afterDelimiter;
  private boolean atDelimiter;

  /** A part; its body must be read before the next part is asked for, or is passed over. */
  record Part(HeaderFields headers, InputStream body) {}

  private Parts(InputStream in, String boundary) {
    this.in = in;
    this.delimiter = ("\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
    // The first boundary has no line before it; with one, all are alike.
    buffer[0] = '\n';
    this.limit = 1;
  }

  static Parts of(InputStream in, Optional<String> contentType) {
    Matcher boundary = BOUNDARY.matcher(contentType.orElse(""));
    if (!boundary.find()) {
      throw Rejection.invalid("A multipart request names its boundary in Content-Type.");
    }
    return new Parts(in, boundary.group(1) == null ? boundary.group(2) : boundary.group(1));
  }

  /** Empty after the last part. */
  Optional<Part> next() throws IOException {
    Body rest = new Body();
    while (rest.read(new byte[8192]) >= 0) {
      // Passed over.
    }
    position = afterDelimiter;
    String line = line();
    if (line.startsWith("--")) {
      return Optional.empty();
    }
    HeaderFields headers = HeaderFields.none();
    for (String header = line(); !header.isEmpty(); header = line()) {
      int colon = header.indexOf(':');
      if (colon > 0) {
        headers =
            headers.plus(header.substring(0, colon).strip(), header.substring(colon + 1).strip());
      }
    }
    atDelimiter = false;
    dataEnd = position;
    scan();
    return Optional.of(new Part(headers, new Body()));
  }

  /** The rest of the line; the last one of a body may lack its end. */
  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    while (line.size() < LONGEST_LINE) {
      if (position == limit && !fill()) {
        if (line.toString(StandardCharsets.UTF_8).startsWith("--")) {
          return line.toString(StandardCharsets.UTF_8);
        }
        throw ended();
      }
      byte next = buffer[position++];
      if (next == '\n') {
        return line.toString(StandardCharsets.UTF_8).stripTrailing();
      }
      line.write(next);
    }
    throw Rejection.invalid(
        "A line in the headers of a part is longer than " + LONGEST_LINE + " bytes.");
  }

  /** Finds out up to where the buffer surely holds data of the part. */
  private void scan() {
    int last = limit - delimiter.length;
    for (int at = Math.max(position, dataEnd); at <= last; at++) {
      if (delimiterAt(at)) {
        // Some clients end lines by a line feed alone.
        boolean hasReturn = at > position && buffer[at - 1] == '\r';
        dataEnd = hasReturn ? at - 1 : at;
        afterDelimiter = at + delimiter.length;
        atDelimiter = true;
        return;
      }
    }
    // What comes before a delimiter may be part of its line.
    dataEnd = Math.max(position, last);
  }

  private boolean delimiterAt(int at) {
    for (int i = 0; i < delimiter.length; i++) {
      if (buffer[at + i] != delimiter[i]) {
        return false;
      }
    }
    return true;
  }

  private boolean fill() throws IOException {
    System.arraycopy(buffer, position, buffer, 0, limit - position);
    limit -= position;
    dataEnd = Math.max(0, dataEnd - position);
    afterDelimiter -= position;
    position = 0;
    int read = in.read(buffer, limit, buffer.length - limit);
    limit += Math.max(0, read);
    return read >= 0;
  }

  private static EOFException ended() {
    return new EOFException("The multipart request ended before its last boundary.");
  }

  private final class Body extends InputStream {
    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      while (position == dataEnd) {
        if (atDelimiter) {
          return -1;
        }
        if (limit - position >= delimiter.length && scanned()) {
          continue;
        }
        if (!fill()) {
          throw ended();
        }
        scan();
      }
      int count = Math.min(length, dataEnd - position);
      System.arraycopy(buffer, position, target, offset, count);
      position += count;
      return count;
    }

    private boolean scanned() {
      scan();
      return atDelimiter || position < dataEnd;
    }
  }
}
