package io.github.vertexmaven.catalog.parquet;

import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.apache.parquet.io.api.Binary;

/** Texts as the format keeps them; half of a character is refused, not made a question mark. */
final class UnicodeText {

  private UnicodeText() {}

  /** Throws UncheckedIOException when the text is not valid Unicode. */
  static Binary binary(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return encoded(text);
      }
    }
    return Binary.fromConstantByteArray(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Binary encoded(String text) {
    try {
      ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
      return Binary.fromConstantByteBuffer(bytes);
    } catch (CharacterCodingException e) {
      throw new UncheckedIOException("half of a character", e);
    }
  }
}
