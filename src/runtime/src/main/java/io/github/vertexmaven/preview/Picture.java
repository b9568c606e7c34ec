package io.github.vertexmaven.preview;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Pictures, known by their first bytes. */
final class Picture {

  /** Above this a page would be slow. */
  static final int MAX_BYTES = 1_000_000;

  private Picture() {}

  /** Such as {@code image/png}; empty for anything that is no picture. */
  static Optional<String> mediaType(byte[] bytes) {
    if (begins(bytes, "\u0089PNG\r\n")) {
      return Optional.of("image/png");
    }
    if (begins(bytes, "\u00ff\u00d8\u00ff")) {
      return Optional.of("image/jpeg");
    }
    if (begins(bytes, "GIF8")) {
      return Optional.of("image/gif");
    }
    if (begins(bytes, "RIFF") && bytes.length > 12 && begins(bytes, 8, "WEBP")) {
      return Optional.of("image/webp");
    }
    return begins(bytes, "BM") && bytes.length > 26 && isBitmap(bytes)
        ? Optional.of("image/bmp")
        : isVector(bytes) ? Optional.of("image/svg+xml") : Optional.empty();
  }

  private static boolean begins(byte[] bytes, String magic) {
    return begins(bytes, 0, magic);
  }

  private static boolean begins(byte[] bytes, int offset, String magic) {
    byte[] wanted = magic.getBytes(StandardCharsets.ISO_8859_1);
    boolean begins = bytes.length >= offset + wanted.length;
    for (int i = 0; begins && i < wanted.length; i++) {
      begins = bytes[offset + i] == wanted[i];
    }
    return begins;
  }

  /** A text may begin with BM; a bitmap goes on with its own length. */
  private static boolean isBitmap(byte[] bytes) {
    long length = 0;
    for (int i = 5; i >= 2; i--) {
      length = length << 8 | bytes[i] & 0xff;
    }
    return length == bytes.length;
  }

  /** Shown as a picture, a drawing runs no script and loads nothing. */
  private static boolean isVector(byte[] bytes) {
    int length = Math.min(bytes.length, 1_000);
    String head = new String(bytes, 0, length, StandardCharsets.UTF_8).strip();
    return head.startsWith("<svg") || head.startsWith("<?xml") && head.contains("<svg");
  }

  static Map<String, Object> of(byte[] bytes, String mediaType) {
    if (bytes.length > MAX_BYTES) {
      return Unseen.because("A picture of " + bytes.length + " bytes, too large for this page.");
    }
    Map<String, Object> preview = new LinkedHashMap<>();
    preview.put("kind", "image");
    preview.put("media", mediaType);
    preview.put("data", Base64.getEncoder().encodeToString(bytes));
    return preview;
  }
}
