package io.github.vertexmaven.emulator.face;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.List;

/**
 * Some of a list, and a token for what follows.
 *
 * @param next empty after the last page
 */
record Page<T>(List<T> items, String next) {

  private static final int DEFAULT_SIZE = 100;
  private static final int LARGEST_SIZE = 1000;

  /**
   * @param question what the list answers: a token of one question is refused by another
   */
  static <T> Page<T> of(List<T> all, int size, String token, String question) {
    if (size < 0) {
      throw Refused.invalid("page_size is " + size + "; it cannot be negative.");
    }
    int from = Math.min(all.size(), start(token, question));
    int length = size == 0 ? DEFAULT_SIZE : Math.min(size, LARGEST_SIZE);
    int to = Math.min(all.size(), from + length);
    return new Page<>(all.subList(from, to), to < all.size() ? token(to, question) : "");
  }

  private static String token(int start, String question) {
    String text = start + " " + Integer.toHexString(question.hashCode());
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }

  private static int start(String token, String question) {
    if (token.isEmpty()) {
      return 0;
    }
    try {
      String text = new String(Base64.getUrlDecoder().decode(token), UTF_8);
      int start = Integer.parseInt(text.substring(0, Math.max(0, text.indexOf(' '))));
      if (token(start, question).equals(token)) {
        return start;
      }
    } catch (IllegalArgumentException e) {
      // refused below
    }
    throw Refused.invalid("page_token is not one of this list.");
  }
}
