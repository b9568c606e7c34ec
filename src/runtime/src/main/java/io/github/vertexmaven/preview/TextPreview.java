package io.github.vertexmaven.preview;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The beginning of a text. */
final class TextPreview {

  static final int MAX_LENGTH = 8_000;

  private TextPreview() {}

  static Map<String, Object> of(CharSequence text) {
    Map<String, Object> preview = new LinkedHashMap<>();
    preview.put("kind", "text");
    preview.put("text", ShortText.of(text, MAX_LENGTH));
    preview.put("length", text.length());
    return preview;
  }

  /** A value of any other kind: as much of it as a person would read. */
  static Map<String, Object> ofValue(Object value) {
    Map<String, Object> preview = new LinkedHashMap<>();
    preview.put("kind", "text");
    preview.put("text", new ValueText(MAX_LENGTH).of(value));
    preview.put("class", value.getClass().getTypeName());
    return preview;
  }

  /** A cell on one line. */
  static String ofCell(Object value, int length) {
    String text = value instanceof String given ? given : new ValueText(length).of(value);
    return ShortText.of(text, length);
  }

  /** What is no text in UTF-8 has only a size. */
  static Map<String, Object> ofBytes(byte[] bytes) {
    // A character may be cut in two at the end of what is looked at.
    int length = Math.min(bytes.length, 4 * MAX_LENGTH);
    CharBuffer text = CharBuffer.allocate(length);
    CharsetDecoder decoder =
        StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
    boolean sound =
        !decoder.decode(ByteBuffer.wrap(bytes, 0, length), text, length == bytes.length).isError();
    text.flip();
    if (!sound || text.chars().anyMatch(TextPreview::isBinary)) {
      return Unseen.because(bytes.length + " bytes that are not text.");
    }
    Map<String, Object> preview = of(text);
    preview.remove("length");
    if (length < bytes.length || text.length() > MAX_LENGTH) {
      preview.put("bytes", bytes.length);
    }
    return preview;
  }

  private static boolean isBinary(int c) {
    return c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != 27;
  }
}
