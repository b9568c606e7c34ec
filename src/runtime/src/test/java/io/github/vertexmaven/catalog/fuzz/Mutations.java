package io.github.vertexmaven.catalog.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Changes of bytes, as accidents and enemies make them. */
final class Mutations {

  private static final long[] EDGES = {
    0,
    1,
    -1,
    0x7f,
    0x80,
    0xff,
    0x7fff,
    0xffff,
    0x7fffffffL,
    0x80000000L,
    0xffffffffL,
    Long.MAX_VALUE
  };

  private static final List<String> TOKENS =
      List.of(
          "[",
          "]",
          "{",
          "}",
          ",",
          ":",
          "\"",
          "'",
          "\n",
          "\r\n",
          "\\",
          "\\u0000",
          "null",
          "NaN",
          "-Infinity",
          "1e999999999",
          "0.1e-999999999",
          "99999999999999999999999",
          "true",
          "&a ",
          "*a",
          "<<: ",
          "- ",
          "? ",
          "| ",
          "!!binary ",
          "!!java.lang.Object ",
          "\uFEFF",
          "\u0000",
          "\u2028",
          "<",
          "/>",
          "</c>",
          "<row>",
          "<c t='s'>",
          "<v>999999999</v>",
          " r='XFE1048577'",
          " r='A1'",
          " s='4000000000'",
          "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]>",
          "&b;",
          "&#0;",
          "&#x110000;",
          "<![CDATA[",
          "]]>",
          "2026-02-30",
          "count='2147483647'");

  private final Random random;

  Mutations(Random random) {
    this.random = random;
  }

  /** Some changes, one after the other. */
  byte[] of(byte[] whole, byte[] other) {
    byte[] changed = whole;
    for (int i = 1 + random.nextInt(random.nextInt(4) == 0 ? 12 : 3); i > 0; i--) {
      changed = one(changed, other);
    }
    return changed;
  }

  private byte[] one(byte[] bytes, byte[] other) {
    int at = bytes.length == 0 ? 0 : random.nextInt(bytes.length);
    int length = Math.min(bytes.length - at, 1 + random.nextInt(random.nextBoolean() ? 4 : 64));
    return switch (random.nextInt(11)) {
      case 0 -> flipped(bytes, at, 1 << random.nextInt(8));
      case 1 -> flipped(bytes, at, 1 + random.nextInt(255));
      case 2 -> spliced(bytes, at, length, new byte[0]);
      case 3 -> spliced(bytes, at, 0, Arrays.copyOfRange(bytes, at, at + length));
      case 4 -> spliced(bytes, at, 0, token());
      case 5 -> spliced(bytes, at, length, token());
      case 6 -> number(bytes, at, 1 << random.nextInt(4));
      case 7 -> spliced(bytes, at, random.nextInt(6), varint());
      case 8 -> spliced(bytes, at, length, part(other));
      case 9 -> random.nextInt(4) == 0 ? Arrays.copyOf(bytes, at) : flipped(bytes, at, 0x80);
      default -> random.nextInt(8) == 0 ? repeated(bytes, at, length) : filled(bytes, at, length);
    };
  }

  private static byte[] flipped(byte[] bytes, int at, int bits) {
    byte[] changed = bytes.clone();
    if (at < changed.length) {
      changed[at] ^= (byte) bits;
    }
    return changed;
  }

  private byte[] filled(byte[] bytes, int at, int length) {
    byte[] changed = bytes.clone();
    Arrays.fill(changed, at, at + length, (byte) (random.nextBoolean() ? 0xff : 0));
    return changed;
  }

  /** Much of the same, as deep as that goes. */
  private byte[] repeated(byte[] bytes, int at, int length) {
    byte[] part = random.nextBoolean() ? token() : Arrays.copyOfRange(bytes, at, at + length);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 1 + random.nextInt(20_000); i > 0 && out.size() < 1 << 17; i--) {
      out.writeBytes(part);
    }
    return spliced(bytes, at, 0, out.toByteArray());
  }

  private byte[] number(byte[] bytes, int at, int width) {
    long value = EDGES[random.nextInt(EDGES.length)] + random.nextInt(3) - 1;
    byte[] changed = bytes.clone();
    boolean little = random.nextBoolean();
    for (int i = 0; i < width && at + i < changed.length; i++) {
      changed[at + i] = (byte) (value >> 8 * (little ? i : width - 1 - i));
    }
    return changed;
  }

  private byte[] varint() {
    long value = EDGES[random.nextInt(EDGES.length)];
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    while ((value & ~0x7fL) != 0) {
      out.write((int) (value & 0x7f | 0x80));
      value >>>= 7;
    }
    out.write((int) value);
    return out.toByteArray();
  }

  private byte[] token() {
    return TOKENS.get(random.nextInt(TOKENS.size())).getBytes(StandardCharsets.UTF_8);
  }

  private byte[] part(byte[] other) {
    if (other.length == 0) {
      return other;
    }
    int from = random.nextInt(other.length);
    return Arrays.copyOfRange(other, from, Math.min(other.length, from + 1 + random.nextInt(200)));
  }

  private static byte[] spliced(byte[] bytes, int at, int gone, byte[] put) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(bytes, 0, at);
    out.writeBytes(put);
    int rest = Math.min(bytes.length, at + gone);
    out.write(bytes, rest, bytes.length - rest);
    return out.toByteArray();
  }
}
