package io.github.vertexmaven.emulator.storage;

import io.github.vertexmaven.emulator.http.Rejection;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.regex.Pattern;

/**
 * The rules for names (documentation pages "About Cloud Storage objects" and "About Cloud Storage
 * buckets").
 */
final class ObjectName {
  private static final int MAX_BYTES = 1024;
  private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9._-]{1,220}[a-z0-9]");

  /**
   * The order of listings: by the bytes of the UTF-8 form, which is the order of code points and
   * not that of {@link String#compareTo}.
   */
  static final Comparator<String> ORDER = ObjectName::compare;

  private ObjectName() {}

  /** Refuses what Cloud Storage refuses as the name of an object. */
  static String checked(String name) {
    if (name.isEmpty()) {
      throw Rejection.invalid("An object needs a name.");
    }
    if (name.equals(".")
        || name.equals("..")
        || name.indexOf('\n') >= 0
        || name.indexOf('\r') >= 0) {
      throw Rejection.invalid(
          "'" + name + "' cannot be the name of an object: it is '.', '..' or has a line break.");
    }
    if (bytes(name) > MAX_BYTES) {
      throw Rejection.invalid(
          "The name of an object has at most " + MAX_BYTES + " bytes in UTF-8.");
    }
    return name;
  }

  /** True for what {@link #checked} accepts. */
  static boolean legal(String name) {
    try {
      checked(name);
      return true;
    } catch (Rejection refusal) {
      return false;
    }
  }

  static boolean legalBucket(String name) {
    return BUCKET.matcher(name).matches() && !name.contains("..");
  }

  private static int bytes(String name) {
    try {
      return StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(name)).remaining();
    } catch (CharacterCodingException e) {
      throw Rejection.invalid("The name of an object must be valid Unicode.");
    }
  }

  private static int compare(String a, String b) {
    int length = Math.min(a.length(), b.length());
    for (int i = 0; i < length; i++) {
      char x = a.charAt(i);
      char y = b.charAt(i);
      if (x != y) {
        boolean surrogates = Character.isSurrogate(x) != Character.isSurrogate(y);
        return surrogates
            ? Boolean.compare(Character.isSurrogate(x), Character.isSurrogate(y))
            : Character.compare(x, y);
      }
    }
    return Integer.compare(a.length(), b.length());
  }
}
