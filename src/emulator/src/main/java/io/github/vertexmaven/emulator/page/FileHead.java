package io.github.vertexmaven.emulator.page;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The beginning of a file: enough to tell what it is and to show some of it. */
record FileHead(byte[] bytes, boolean isWhole) {

  /** However large the file is, no more of it is read. */
  static final int MOST = 256 * 1024;

  private static final Map<String, String> PICTURES = new LinkedHashMap<>();
  private static final Map<String, String> FORMATS = new LinkedHashMap<>();

  static {
    PICTURES.put("\u0089PNG\r\n\u001a\n", "image/png");
    PICTURES.put("\u00ff\u00d8\u00ff", "image/jpeg");
    PICTURES.put("GIF87a", "image/gif");
    PICTURES.put("GIF89a", "image/gif");
    FORMATS.put("PAR1", "Parquet");
    FORMATS.put("vtxobj\u001a\n", "an object of the runtime");
    FORMATS.put("PK\u0003\u0004", "ZIP, as of .zip, .xlsx and .jar");
    FORMATS.put("\u001f\u008b", "gzip");
    FORMATS.put("%PDF-", "PDF");
    FORMATS.put("\u00ac\u00ed\u0000\u0005", "a serialized Java object");
  }

  static FileHead of(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw PageErrors.unsuited("It is a folder.");
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MOST);
      return new FileHead(bytes, Files.size(file) <= bytes.length);
    }
  }

  /** The media type, if these are the first bytes of such a picture. */
  Optional<String> picture() {
    boolean webp = begins("RIFF") && bytes.length > 12 && latin(8, 4).equals("WEBP");
    return webp ? Optional.of("image/webp") : first(PICTURES);
  }

  /** What a file is that is not text. */
  Optional<String> format() {
    return first(FORMATS);
  }

  private Optional<String> first(Map<String, String> kinds) {
    return kinds.entrySet().stream()
        .filter(kind -> begins(kind.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private boolean begins(String signature) {
    return latin(0, signature.length()).equals(signature);
  }

  private String latin(int from, int length) {
    int end = Math.min(bytes.length, from + length);
    return new String(bytes, Math.min(from, end), Math.max(0, end - from), ISO_8859_1);
  }

  boolean isMarkup() {
    String begin = text().orElse("").stripLeading().toLowerCase(Locale.ROOT);
    return begin.startsWith("<!doctype html")
        || begin.startsWith("<html")
        || begin.startsWith("<svg")
        || begin.startsWith("<?xml") && begin.contains("<svg");
  }

  /** The text, if it is one in UTF-8 without control characters; its last character may be torn. */
  Optional<String> text() {
    CharsetDecoder decoder =
        UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    CharBuffer out = CharBuffer.allocate(bytes.length + 1);
    CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), out, false);
    String text = out.flip().toString();
    boolean readable = !result.isError() && text.chars().noneMatch(FileHead::isControl);
    return readable ? Optional.of(text) : Optional.empty();
  }

  private static boolean isControl(int character) {
    return character < ' ' && "\t\n\r\f\u001b".indexOf(character) < 0;
  }
}
