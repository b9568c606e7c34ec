package io.github.vertexmaven.catalog.value;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Encodings by the names that Java or Python gives them. */
public final class CharsetNames {

  /** UTF-8 that begins with a byte order mark, as Excel writes and wants it. */
  public static final String MARKED = "utf-8-sig";

  private static final Map<String, String> OF_PYTHON =
      Map.of(
          MARKED,
          "UTF-8",
          "latin",
          "ISO-8859-1",
          "latin-1",
          "ISO-8859-1",
          "l1",
          "ISO-8859-1",
          "latin-9",
          "ISO-8859-15",
          "u8",
          "UTF-8",
          "cp65001",
          "UTF-8",
          "ansi",
          "windows-1252",
          "mac-roman",
          "x-MacRoman",
          "macroman",
          "x-MacRoman");

  private CharsetNames() {}

  /** The encoding of that name; empty when this machine has none that can be read and written. */
  public static Optional<Charset> find(String name) {
    String dashed = name.strip().toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
    String known = OF_PYTHON.get(dashed);
    if (known != null) {
      return named(known);
    }
    Optional<Charset> found = named(name.strip());
    if (found.isEmpty()) {
      found = named(dashed);
    }
    return found.isPresent()
        ? found
        : named(dashed.replaceFirst("^(utf-?(?:16|32))-?(le|be)$", "$1$2"));
  }

  /** Whether a name stands for an encoding with a byte order mark. */
  public static boolean isMarked(String name) {
    return name.strip().replace('_', '-').equalsIgnoreCase(MARKED);
  }

  private static Optional<Charset> named(String name) {
    try {
      Charset charset = Charset.forName(name);
      return charset.canEncode() ? Optional.of(charset) : Optional.empty();
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return Optional.empty();
    }
  }
}
