package io.github.vertexmaven.catalog.value;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Encodings by the names that Java or Python gives them. */
public final class CharsetNames {

  /** UTF-8 that begins with a byte order mark, as Excel writes and wants it. */
  public static final String MARKED = "utf-8-sig";

  /**
   * Names of Python's that Java lacks, or that mean another encoding in Java: its cp932, cp949 and
   * cp950 are those of IBM, and Python's those of Windows.
   */
  private static final String OF_PYTHON =
      """
      UTF-8 utf-8-sig u8 utf utf8-ucs2 utf8-ucs4 cp65001
      UTF-16 u16
      UTF-32 u32
      ISO-8859-1 latin latin-1 l1 8859 iso8859 iso-8859-1-1987
      ISO-8859-15 latin-9 l9
      ISO-8859-13 latin-7 l7
      ISO-2022-JP iso2022-jp
      ISO-2022-KR iso2022-kr
      windows-1250 1250
      windows-1251 1251
      windows-1252 1252 ansi
      windows-1253 1253
      windows-1254 1254
      windows-1255 1255
      windows-1256 1256
      windows-1257 1257
      windows-1258 1258
      windows-31j 932 cp932 ms932 ms-kanji mskanji
      x-windows-949 949 cp949 ms949 uhc
      x-windows-950 950 cp950 ms950
      GBK 936 cp936 ms936
      GB2312 chinese euccn gb2312-80
      GB18030 gb18030-2000
      EUC-KR korean ksc5601 ks-c-5601 ks-c-5601-1987 ks-x-1001 ksx1001
      EUC-JP ujis u-jis
      Shift_JIS shiftjis s-jis
      TIS-620 thai
      x-MacRoman mac-roman macroman macintosh
      """;

  private static final Map<String, String> JAVA_NAMES = javaNames();

  private CharsetNames() {}

  private static Map<String, String> javaNames() {
    Map<String, String> names = new HashMap<>();
    for (String line : OF_PYTHON.split("\n")) {
      String[] words = line.split(" ");
      for (int i = 1; i < words.length; i++) {
        names.put(words[i], words[0]);
      }
    }
    return names;
  }

  /** The encoding of that name; empty when this machine has none that can be read and written. */
  public static Optional<Charset> find(String name) {
    String dashed = name.strip().toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
    String known = JAVA_NAMES.get(dashed);
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
