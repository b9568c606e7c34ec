package io.github.vertexmaven.emulator.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** The percent-encoding of URLs (RFC 3986, section 2.1). */
public final class Percent {

  private Percent() {}

  /** The text that is meant; what is no encoding of UTF-8 is refused. */
  public static String decoded(String raw) {
    byte[] in = raw.getBytes(StandardCharsets.UTF_8);
    ByteBuffer out = ByteBuffer.allocate(in.length);
    for (int i = 0; i < in.length; i++) {
      if (in[i] != '%') {
        out.put(in[i]);
        continue;
      }
      out.put((byte) (hex(in, i + 1, raw) * 16 + hex(in, i + 2, raw)));
      i += 2;
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(out.flip()).toString();
    } catch (CharacterCodingException e) {
      throw Rejection.invalid("'" + raw + "' is not UTF-8 once decoded.");
    }
  }

  private static int hex(byte[] in, int at, String raw) {
    int digit = at < in.length ? Character.digit(in[at], 16) : -1;
    if (digit < 0) {
      throw Rejection.invalid(
          "'" + raw + "' has a % that is not followed by two hexadecimal digits.");
    }
    return digit;
  }
}
